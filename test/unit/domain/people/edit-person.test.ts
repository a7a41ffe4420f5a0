import { describe, expect, it } from '@jest/globals';
import {
  editPerson,
  mayEdit,
  PersonChanges,
  type PersonRecords,
} from '../../../../shared/domain/people/edit-person.ts';
import type { Person } from '../../../../shared/domain/people/person.ts';
import { commitPlan } from '../../../../shared/domain/records/decide.ts';
import { claim } from '../../../../shared/domain/records/plan.ts';
import { anna, boris, head, marketer } from '../../../support/domain/actors.ts';
import { contextOf, idOf } from '../../../support/domain/contexts.ts';
import { accepted, factsOf, recordsOf, refusalOf } from '../../../support/domain/decisions.ts';
import { accountId, accountWith, personId, personWith } from '../../../support/domain/leads.ts';
import { storeOf, ToldClock } from '../../../support/domain/stores.ts';

const secrets = { hash: (purpose: string, text: string) => Promise.resolve(`${purpose}:${text}`) };
const key = (contact: string) => `contact:${contact}`;
const [oldKey, phoneKey, extra] = [key('email/old@z.example'), key('phone/+74951234567'), 'kept-key'];
const contacts = { name: 'Иван', email: 'old@z.example', phone: '+74951234567' };
const ivan = personWith({ accountId, role: 'user', contactKeys: [oldKey, phoneKey, extra] });
const beside: PersonRecords = {
  account: accountWith({ owner: anna.id, mainPersonId: idOf(0x299) }),
  contacts,
  leadOwners: [],
};

async function edit(
  changes: PersonChanges,
  { person = ivan, by = anna, ...more }: Partial<PersonRecords> & { person?: Person; by?: typeof anna } = {},
) {
  const records = await storeOf(
    new ToldClock(),
    { ...person, version: 1 },
    personWith({ id: idOf(0x202), version: 1 }),
  );
  const held = [
    { key: oldKey, holder: ivan },
    { key: key('email/taken@z.example'), holder: { kind: 'person' as const, id: idOf(0x202) } },
  ];
  await commitPlan(records, claim(...held), contextOf(head));
  return editPerson(person, changes, { ...beside, ...more }, { records, secrets }, contextOf(by));
}

describe('Editing a person', () => {
  it('keeps the contacts with people, moves the keys, and tells which fields only', async () => {
    const {
      person,
      items,
      plan,
      contacts: now,
    } = accepted(await edit({ name: 'Иван Новый', email: 'New@Z.example', phone: '8 495 123-45-68' }));
    const fresh = [key('email/new@z.example'), key('phone/+74951234568')];
    expect(person).toEqual({ ...ivan, version: ivan.version + 1, contactKeys: [extra, ...fresh] });
    expect(recordsOf('person', plan)).toEqual([person]);
    expect(factsOf(plan)).toEqual([{ type: 'PersonEdited', data: { fields: ['name', 'email', 'phone'] } }]);
    expect(plan.claims).toEqual(fresh.map((each) => ({ key: each, holder: ivan })));
    expect(plan.releases).toEqual([oldKey, phoneKey].map((each) => ({ key: each, holder: ivan })));
    const value = { name: 'Иван Новый', email: 'new@z.example', phone: '+74951234568' };
    expect(now).toEqual(value);
    expect(items).toEqual([{ kind: 'contacts', of: personId, id: personId, value }]);
  });

  it('forgets what is null', async () => {
    const { person, plan, contacts: now } = accepted(await edit({ phone: null, role: null }));
    expect(now).toEqual({ name: 'Иван', email: 'old@z.example' });
    expect(person).not.toHaveProperty('role');
    expect(person.contactKeys).toEqual([oldKey, extra]);
    expect(factsOf(plan)).toEqual([{ type: 'PersonEdited', data: { fields: ['phone', 'role'] } }]);
  });

  it('says in which language and in whose hours letters come, until it is forgotten', async () => {
    const { person, items, plan } = accepted(await edit({ language: 'en', timeZone: 'Asia/Almaty' }));
    expect(person).toEqual({ ...ivan, version: ivan.version + 1, language: 'en', timeZone: 'Asia/Almaty' });
    expect(items).toEqual([]);
    expect(factsOf(plan)).toEqual([{ type: 'PersonEdited', data: { fields: ['language', 'timeZone'] } }]);
    const known = { ...ivan, language: 'ru', timeZone: 'Europe/Berlin' } as const;
    expect(accepted(await edit({ role: 'technical' }, { person: known })).person).toMatchObject({
      ...{ language: 'ru', timeZone: 'Europe/Berlin' },
    });
    const bare = accepted(await edit({ language: null, timeZone: null }, { person: known }));
    expect(bare.person).toEqual({ ...ivan, version: ivan.version + 1 });
    expect(factsOf(bare.plan)).toEqual([{ type: 'PersonEdited', data: { fields: ['language', 'timeZone'] } }]);
  });

  it('of the role or the account alone leaves the contacts as they are', async () => {
    const { person, items, plan } = accepted(await edit({ role: 'technical' }));
    expect(person).toEqual({ ...ivan, version: ivan.version + 1, role: 'technical' });
    expect([items, plan.claims, plan.releases]).toEqual([[], [], []]);
    const left = accepted(await edit({ accountId: null }));
    expect(left.person).not.toHaveProperty('accountId');
    expect(left.person.role).toBe('user');
    expect(factsOf(left.plan)).toEqual([{ type: 'PersonEdited', data: { fields: ['accountId'] } }]);
  });

  it('to what is so already changes nothing', async () => {
    const { accountId: _none, role: _no, ...nobodys } = ivan;
    const same = { name: 'Иван', email: 'OLD@z.example', phone: '8(495)1234567', role: 'user' } as const;
    expect(accepted(await edit(same))).toMatchObject({ person: ivan, contacts, items: [], plan: { changes: [] } });
    const free = { person: nobodys, account: undefined, leadOwners: [anna.id] };
    expect(accepted(await edit({ accountId: null, role: null }, free)).plan.changes).toEqual([]);
  });

  it('does not claim a key twice, and lets go of none that is not theirs', async () => {
    const bare = { ...ivan, contactKeys: [key('email/new@z.example')] };
    const { person, plan } = accepted(await edit({ email: 'new@z.example' }, { person: bare }));
    expect(person.contactKeys).toEqual([key('email/new@z.example'), phoneKey]);
    expect([plan.claims.map((each) => each.key), plan.releases]).toEqual([[phoneKey], []]);
  });

  it.each([
    [{ email: 'at' }, {}, 'rule', 'email-wrong', 'at is no e-mail address'],
    [
      { email: 'taken@z.example' },
      {},
      'conflict',
      'contact-taken',
      `person ${idOf(0x202)} has this contact; merge the two if they are one`,
    ],
    [
      { name: 'Пётр' },
      { person: { ...ivan, mergedInto: idOf(0x202) } },
      'rule',
      'merged',
      `person ${personId} was merged into ${idOf(0x202)}; see to that one`,
    ],
    [
      { accountId: null },
      { account: accountWith({ owner: anna.id, mainPersonId: personId }) },
      'rule',
      'main-person',
      'they are the main person of the account; name another one first',
    ],
    [{ name: 'Пётр' }, { by: marketer }, 'forbidden', 'not-yours', 'the person is another manager’s'],
  ] as const)('refuses %j with %j', async (changes, more, kind, code, detail) => {
    expect(refusalOf(await edit(changes, more as Parameters<typeof edit>[1]))).toEqual({ kind, code, detail });
  });

  it('may leave the account of which somebody else is the main person, and stay as the main one', async () => {
    accepted(await edit({ name: 'Пётр' }, { account: accountWith({ owner: anna.id, mainPersonId: personId }) }));
  });

  it('is for who works the account, or an open lead of somebody who has no account', () => {
    const owned = (owner: string | undefined, ...leadOwners: readonly (string | undefined)[]): PersonRecords => ({
      ...beside,
      account: owner === undefined ? undefined : accountWith({ owner }),
      leadOwners,
    });
    expect(mayEdit(owned(anna.id), { by: anna })).toBe(true);
    expect(mayEdit(owned(boris.id, anna.id), { by: anna })).toBe(false);
    expect(mayEdit(owned(undefined, boris.id, anna.id), { by: anna })).toBe(true);
    expect(mayEdit(owned(undefined, boris.id), { by: anna })).toBe(false);
    expect(mayEdit(owned(undefined), { by: anna })).toBe(false);
    expect(mayEdit(owned(undefined, boris.id), { by: head })).toBe(true);
  });

  it('is typed in within limits', () => {
    const none = {
      ...{ name: null, email: null, phone: null, role: null, accountId: null },
      ...{ language: null, timeZone: null },
    };
    expect(PersonChanges().parse({ name: ' Иван ' })).toEqual({ name: 'Иван' });
    expect(PersonChanges().parse(none)).toEqual(none);
    for (const wrong of [
      { accountId },
      { name: '' },
      { role: 'boss' },
      { language: 'de' },
      { timeZone: 'Moscow' },
      { consents: {} },
    ])
      expect(PersonChanges().safeParse(wrong).success).toBe(false);
  });
});
