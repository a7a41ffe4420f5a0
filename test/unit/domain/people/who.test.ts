import { beforeEach, describe, expect, it } from '@jest/globals';
import { MemoryPeople } from '../../../../shared/adapters/memory/people.ts';
import type { Account } from '../../../../shared/domain/accounts/account.ts';
import { viewsOf } from '../../../../shared/domain/contacts/views.ts';
import { shownPersons } from '../../../../shared/domain/people/who.ts';
import { anna, boris, marketer, office } from '../../../support/domain/actors.ts';
import { contextOf, idOf, monday } from '../../../support/domain/contexts.ts';
import { accountId, accountWith, personId, personWith } from '../../../support/domain/leads.ts';
import { ToldClock } from '../../../support/domain/stores.ts';

const otherId = idOf(0x202);
const account = accountWith({ owner: anna.id, mainPersonId: personId });
const [main, merged] = [
  personWith({ accountId, role: 'technical' }),
  personWith({ id: otherId, mergedInto: personId, contactKeys: ['email-key'] }),
];
const contacts = { name: 'Иван', email: 'ivan@zavod.example', phone: '+74951234567' };

let people: MemoryPeople;
beforeEach(async () => {
  people = new MemoryPeople(new ToldClock());
  await people.put([{ kind: 'contacts', of: personId, id: personId, value: contacts }]);
});
const shownTo = (viewer: typeof anna, of: Account | undefined = account) =>
  shownPersons([main, merged], { account: of, leadOwners: [] }, viewer, people, contextOf(viewer));

describe('The persons of an account', () => {
  it('are shown with their contacts, as far as there are any, and it is kept who saw them', async () => {
    expect(await shownTo(anna)).toEqual([
      { id: personId, version: 2, isMain: true, masked: false, accountId, role: 'technical', ...contacts },
      { id: otherId, version: 2, isMain: false, masked: false, mergedInto: personId },
    ]);
    for (const id of [personId, otherId])
      expect(await viewsOf(id, people)).toEqual([{ by: anna.id, at: monday, kind: 'account', id: accountId }]);
  });

  it.each<[string, typeof anna]>([
    ['another manager', boris],
    ['marketing', marketer],
  ])('are shown to %s without their contacts, and nobody saw these', async (_whom, viewer) => {
    expect(await shownTo(viewer)).toEqual([
      { id: personId, version: 2, isMain: true, masked: true, accountId, role: 'technical' },
      { id: otherId, version: 2, isMain: false, masked: true, mergedInto: personId },
    ]);
    expect(await viewsOf(personId, people)).toEqual([]);
  });
});

describe('Persons without an account', () => {
  it('are the main ones of none, and seen each on their own', async () => {
    const shown = await shownPersons([main], { account: undefined, leadOwners: [] }, office, people, contextOf(office));
    expect(shown).toEqual([
      { id: personId, version: 2, isMain: false, masked: false, accountId, role: 'technical', ...contacts },
    ]);
    expect(await viewsOf(personId, people)).toEqual([{ by: office.id, at: monday, kind: 'person', id: personId }]);
  });

  it('are shown with their contacts to who works a request of theirs, and to no other manager', async () => {
    const whose = { account: undefined, leadOwners: [undefined, anna.id] };
    const shownTo = async (viewer: typeof anna) =>
      (await shownPersons([main], whose, viewer, people, contextOf(viewer))).map(({ masked, phone }) => ({
        masked,
        phone,
      }));
    expect(await shownTo(anna)).toEqual([{ masked: false, phone: contacts.phone }]);
    expect(await viewsOf(personId, people)).toEqual([{ by: anna.id, at: monday, kind: 'person', id: personId }]);
    for (const other of [boris, marketer]) expect(await shownTo(other)).toEqual([{ masked: true, phone: undefined }]);
  });
});
