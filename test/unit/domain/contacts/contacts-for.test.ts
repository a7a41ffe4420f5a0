import { describe, expect, it } from '@jest/globals';
import { MemoryPeople } from '../../../../shared/adapters/memory/people.ts';
import {
  contactsFor,
  factsShownOf,
  shownOf,
  mayReadContacts,
} from '../../../../shared/domain/contacts/contacts-for.ts';
import type { Fact } from '../../../../shared/domain/facts/fact.ts';
import { anna, boris, director, head, marketer, office, operator, visitor } from '../../../support/domain/actors.ts';
import { idOf, monday } from '../../../support/domain/contexts.ts';
import { dealAt } from '../../../support/domain/deals.ts';
import { leadAt, leadId, personId } from '../../../support/domain/leads.ts';
import { ToldClock } from '../../../support/domain/stores.ts';

const known = { name: 'Ivan', email: 'ivan@zavod.example', phone: '+74951234567' };
async function peopleOf(message = 'Call +7 495 123-45-67') {
  const people = new MemoryPeople(new ToldClock());
  const submission = { rawBody: 'raw ivan@zavod.example', contentType: 'text/plain', message, name: 'Ivan P' };
  await people.put([
    { kind: 'contacts', of: personId, id: personId, value: known },
    { kind: 'submission', of: leadId, id: leadId, value: submission },
    { kind: 'submission', of: leadId, id: idOf(0x999), value: { rawBody: '', contentType: 'x', phone: '89161234567' } },
  ]);
  return people;
}

describe('Contacts', () => {
  it('of a claimed lead are its owner’s, and a head’s, the office’s and a director’s to read', async () => {
    const people = await peopleOf();
    const message = 'Call +7 495 123-45-67';
    const requests = [
      { id: leadId, name: 'Ivan P', message },
      { id: idOf(0x999), phone: '89161234567' },
    ];
    const whole = { masked: false, ...known, message, requests };
    for (const viewer of [anna, head, office, director])
      expect(await contactsFor(viewer, leadAt('mql'), people)).toEqual(whole);
    const masked = [{ id: leadId, name: 'Ivan P', message: 'Call •••' }, { id: idOf(0x999) }];
    const hidden = { masked: true, name: 'Ivan', message: 'Call •••', requests: masked };
    for (const viewer of [boris, marketer, operator, visitor])
      expect(await contactsFor(viewer, leadAt('mql'), people)).toEqual(hidden);
  });

  it('of a lead nobody claimed are nobody’s', async () => {
    const people = await peopleOf();
    for (const viewer of [anna, head, office, director])
      expect(await contactsFor(viewer, leadAt('new'), people)).toEqual({
        masked: true,
        name: 'Ivan',
        message: 'Call •••',
        requests: [{ id: leadId, name: 'Ivan P', message: 'Call •••' }, { id: idOf(0x999) }],
      });
  });

  it('of a deal are read by right alone, with the message of the lead it came from', async () => {
    const people = await peopleOf();
    expect(await contactsFor(anna, dealAt('new-deal', { leadId }), people)).toMatchObject({
      masked: false,
      ...known,
      message: 'Call +7 495 123-45-67',
    });
    expect(await contactsFor(anna, dealAt('new-deal'), people)).toEqual({ masked: false, ...known, requests: [] });
    expect([boris, head].map((viewer) => mayReadContacts(viewer, dealAt('new-deal')))).toEqual([false, true]);
  });

  it('that nobody could read come with the raw text, masked, also when the lead was let in', async () => {
    const people = await peopleOf();
    await people.put([{ kind: 'contacts', of: personId, id: personId, value: { name: 'Ivan' } }]);
    expect(await contactsFor(marketer, leadAt('unreadable'), people)).toMatchObject({ rawBody: 'raw •••' });
    expect(await contactsFor(head, leadAt('unreadable', { claimedAt: monday }), people)).toMatchObject({
      rawBody: 'raw ivan@zavod.example',
    });
    expect(await contactsFor(anna, leadAt('mql'), people)).toHaveProperty('rawBody');
    expect(await contactsFor(head, leadAt('spam'), await peopleOf())).not.toHaveProperty('rawBody');
    for (const read of [{ email: known.email }, { phone: known.phone }]) {
      await people.put([{ kind: 'contacts', of: personId, id: personId, value: read }]);
      expect(await contactsFor(head, leadAt('mql'), people)).not.toHaveProperty('rawBody');
    }
  });

  it('without e-mail and phone, of a deal that no lead made, are the name alone', async () => {
    const people = new MemoryPeople(new ToldClock());
    await people.put([{ kind: 'contacts', of: personId, id: personId, value: { name: 'Ivan' } }]);
    expect(await contactsFor(anna, dealAt('new-deal'), people)).toEqual({ masked: false, name: 'Ivan', requests: [] });
  });

  it('come with the message of the request that made the lead, wherever it stands among the requests', async () => {
    const people = await peopleOf('The first');
    const value = { rawBody: '', contentType: 'x', message: 'Another' };
    await people.put([{ kind: 'submission', of: leadId, id: idOf(0x1), value }]);
    expect(await contactsFor(anna, leadAt('mql'), people)).toMatchObject({ message: 'The first' });
  });
});

describe('A deal as shown', () => {
  it('to who may not read contacts is without whatever looks like one, its lines too', () => {
    const lines = [{ title: 'For ivan@zavod.example' }];
    const deal = dealAt('discuss-terms', { company: 'Z +7 495 123-45-67', lines });
    expect(shownOf(marketer, deal, deal)).toEqual({ ...deal, company: 'Z •••', lines: [{ title: 'For •••' }] });
    expect(shownOf(anna, deal, deal)).toBe(deal);
    expect(shownOf(marketer, deal, lines)).toEqual([{ title: 'For •••' }]);
  });
});

describe('A lead as shown', () => {
  const touch = { at: monday, source: 'site', page: '/?mail=ivan@zavod.example', referrer: 'https://x/89161234567' };
  const texts = { company: 'Z +7 495 123-45-67', need: 'n', product: 'p@q.example', region: 'Ural', volume: '12' };
  const lead = leadAt('new', { ...texts, firstTouch: touch, lastTouch: { at: monday, source: 'site' } });

  it('to who may not read contacts is without whatever looks like one', () => {
    expect(shownOf(head, lead, lead)).toEqual({
      ...lead,
      company: 'Z •••',
      product: '•••',
      firstTouch: { ...touch, page: '•••', referrer: 'https://x/•••' },
    });
  });

  it('to who may is as it is', () => {
    const claimed = { ...lead, claimedAt: monday, owner: anna.id };
    expect(shownOf(anna, claimed, claimed)).toBe(claimed);
  });

  it('has facts masked in the same way, but for ids and dates', () => {
    const data = { touch, taskId: idOf(1), day: '2026-03-02', at: monday, n: 4, linkedTo: [idOf(2)], none: null };
    const fact: Fact = {
      id: 'f',
      type: 'LeadTouched',
      v: 1,
      subject: { kind: 'lead', id: leadId },
      version: 1,
      n: 0,
      at: monday,
      recordedAt: monday,
      by: { kind: 'public' },
      origin: 'live',
      commitId: 'c',
      policy: 0,
      data,
    };
    const masked = { ...touch, page: '•••', referrer: 'https://x/•••' };
    expect(factsShownOf(head, lead, [fact])).toEqual([{ ...fact, data: { ...data, touch: masked } }]);
    expect(factsShownOf(anna, { ...lead, claimedAt: monday, owner: anna.id }, [fact])).toEqual([fact]);
  });
});
