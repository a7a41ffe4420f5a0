import { beforeEach, describe, expect, it } from '@jest/globals';
import { MemoryPeople } from '../../../../shared/adapters/memory/people.ts';
import { contactsFor } from '../../../../shared/domain/contacts/contacts-for.ts';
import { contactsShown, viewsOf } from '../../../../shared/domain/contacts/views.ts';
import { anna, head, marketer } from '../../../support/domain/actors.ts';
import { contextOf, daysAfter, monday } from '../../../support/domain/contexts.ts';
import { dealAt } from '../../../support/domain/deals.ts';
import { leadAt, leadId, personId } from '../../../support/domain/leads.ts';
import { ToldClock } from '../../../support/domain/stores.ts';

let people: MemoryPeople;
beforeEach(async () => {
  people = new MemoryPeople(new ToldClock());
  await people.put([{ kind: 'contacts', of: personId, id: personId, value: { phone: '+74951234567' } }]);
});

const deal = dealAt('new-deal');

describe('Contacts that are shown', () => {
  it('are those somebody may see, and it is kept who saw them on which record', async () => {
    const lead = leadAt('mql');
    expect(await contactsShown(anna, lead, people, contextOf(anna))).toEqual(await contactsFor(anna, lead, people));
    await contactsShown(head, deal, people, contextOf(head, daysAfter(monday, 1)));
    expect(await viewsOf(personId, people)).toEqual([
      { by: head.id, at: daysAfter(monday, 1), kind: 'deal', id: deal.id },
      { by: anna.id, at: monday, kind: 'lead', id: leadId },
    ]);
  });

  it('are kept as seen once a day for each record, at the last time of the day', async () => {
    const evening = '2026-03-02T20:59:00.000Z'; // one minute before midnight in Moscow
    for (const at of [monday, evening, '2026-03-02T21:00:00.000Z'])
      await contactsShown(anna, leadAt('mql'), people, contextOf(anna, at));
    expect((await viewsOf(personId, people)).map(({ at }) => at)).toEqual(['2026-03-02T21:00:00.000Z', evening]);
  });

  it('to somebody who sees them masked are not seen', async () => {
    await contactsShown(marketer, leadAt('mql'), people, contextOf(marketer));
    await contactsShown(head, leadAt('new'), people, contextOf(head));
    expect(await viewsOf(personId, people)).toEqual([]);
  });
});
