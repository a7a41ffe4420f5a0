import { beforeEach, describe, expect, it } from '@jest/globals';
import { editPerson } from '../../../functions/api/customers/edit-person/route.ts';
import { erasePerson } from '../../../functions/api/customers/erase-person/route.ts';
import { giveConsent } from '../../../functions/api/customers/give-consent/route.ts';
import { contactKeysOf } from '../../../shared/domain/leads/enter-by-hand.ts';
import type { Actor } from '../../../shared/domain/people/actor.ts';
import { exportPerson } from '../../../shared/domain/people/export.ts';
import { personalKinds } from '../../../shared/domain/people/people.ts';
import { mailboxOf } from '../../../shared/domain/refresh/records.ts';
import { suppressionKey } from '../../../shared/domain/refresh/sent-letter.ts';
import { callWith } from '../../support/cloud/area-in-memory.ts';
import { anna, head, operator } from '../../support/domain/actors.ts';
import { BasketWorld, one } from '../../support/domain/basket-world.ts';
import { idOf, monday } from '../../support/domain/contexts.ts';
import { accountId, leadAt, personWith } from '../../support/domain/leads.ts';
import { put } from '../../support/domain/stores.ts';

const email = 'ivan@customer.example';
const alias = idOf(0x2ff);
let world: BasketWorld;
let id: string;

beforeEach(async () => {
  world = await BasketWorld.begun();
  ({ id } = await world.person());
  const { people } = world.area;
  await people.put([
    {
      kind: 'submission',
      of: one,
      id: one,
      value: { rawBody: 'Иван', contentType: 'text/plain', email: 'old@mail.example' },
    },
    { kind: 'note', of: one, id: idOf(0x701), value: { text: 'Иван просил скидку', at: monday, by: anna.id } },
    { kind: 'evidence', of: id, id: idOf(0xed), value: { purpose: 'marketing', textVersion: '1', at: monday } },
    { kind: 'seen', of: id, id: idOf(0x702), value: { by: anna.id, at: monday, kind: 'lead', id: one } },
  ]);
  await world.parks(one, 'needs');
});

const erase = (by: Actor = operator, of = id) => erasePerson({ id: of }, world.area, callWith({}, { by }));
const keyOf = async (address: string) =>
  suppressionKey((await contactKeysOf({ email: address }, world.area.secrets))[0] ?? '');
const kept = async (...ids: string[]) =>
  (await Promise.all(ids.flatMap((of) => personalKinds.map((kind) => world.area.people.list(kind, of))))).flat();
const facts = () => world.area.records.facts.map(({ type }) => type);

describe('A person who is erased', () => {
  it('leaves nothing readable behind: no contacts, requests, notes, consents, nor who saw them', async () => {
    expect(await kept(id, one)).toHaveLength(5);
    expect(await erase()).toEqual({ id, erasedAt: await world.area.clock.now() });
    expect(await kept(id, one)).toEqual([]);
    const person = await world.person();
    expect(person).toMatchObject({ contactKeys: [], consents: {}, openLeads: [], erasedAt: monday });
    expect(facts()).toContain('PersonErased');
    expect(await world.lead(one)).toMatchObject({ company: 'Завод', personId: id });
  });

  it('gets no more letters, and nobody is asked to call them', async () => {
    await world.passes(4);
    expect(world.sent()).toHaveLength(1);
    await erase();
    await world.passes(170);
    expect(world.sent()).toHaveLength(1);
    expect(world.enrolments()).toMatchObject([{ stage: { cause: 'erased' } }]);
    expect(world.openTasks(one)).toEqual([]);
  });

  it('is somebody new when they ask again', async () => {
    const [key = ''] = (await world.person()).contactKeys;
    expect(await world.area.records.holderOf(key)).toMatchObject({ id });
    await erase();
    expect(await world.area.records.holderOf(key)).toBeUndefined();
  });

  it('leaves every address they told suppressed, until they agree anew', async () => {
    await erase();
    for (const address of [email, 'old@mail.example']) {
      const holder = await world.area.records.holderOf(await keyOf(address));
      expect(await world.area.records.get('suppression', holder?.id ?? '')).toMatchObject({ cause: 'erased' });
    }
    const again = personWith({
      id: idOf(0x2fe),
      version: 1,
      openLeads: [{ id: idOf(0xb09), at: monday }],
      consents: { marketing: { textVersion: '1', at: monday, evidenceId: idOf(1) } },
    });
    await put(
      world.area.records,
      { record: again, expected: 'new' },
      { record: leadAt('mql', { id: idOf(0xb09), version: 1, personId: again.id }), expected: 'new' },
    );
    await world.area.people.put([{ kind: 'contacts', of: again.id, id: again.id, value: { email } }]);
    expect((await mailboxOf(again, [], world.area)).known).toMatchObject({ hasAddress: true, hasConsent: false });
    const consent = { purpose: 'marketing', textVersion: '2', basis: 'by phone' };
    await giveConsent({ id: again.id, ...consent }, world.area, callWith({}, { by: anna }));
    expect(await world.area.records.holderOf(await keyOf(email))).toBeUndefined();
    const { known } = await mailboxOf(
      { ...again, consents: { marketing: { textVersion: '2', at: monday, evidenceId: idOf(1) } } },
      [],
      world.area,
    );
    expect(known).toMatchObject({ hasConsent: true });
    expect(known).not.toHaveProperty('suppressed');
  });

  it('stays as it is when it is erased again, also after the first time was cut off', async () => {
    await world.area.people.put([{ kind: 'contacts', of: id, id, value: { email } }]);
    await erase();
    const before = world.area.records.facts.length;
    await world.area.people.put([
      { kind: 'note', of: one, id: idOf(0x703), value: { text: 'late', at: monday, by: 'x' } },
    ]);
    await erase();
    expect(await kept(id, one)).toEqual([]);
    expect(world.area.records.facts).toHaveLength(before);
  });

  it('is erased with all that was merged into it, whichever of them is named', async () => {
    const person = await world.person();
    await put(
      world.area.records,
      { record: { ...person, version: person.version + 1, aliases: [alias] }, expected: person.version },
      { record: personWith({ id: alias, version: 1, mergedInto: id, accountId }), expected: 'new' },
      { record: leadAt('rejected', { id: idOf(0xb03), version: 1, personId: alias, accountId }), expected: 'new' },
      { record: leadAt('mql', { id: idOf(0xb04), version: 1, personId: idOf(0x2fd), accountId }), expected: 'new' },
    );
    const note = (of: string) =>
      ({ kind: 'note', of, id: idOf(0x703), value: { text: 'x', at: monday, by: 'x' } }) as const;
    await world.area.people.put([note(idOf(0xb03)), note(idOf(0xb04))]);
    expect(await erase(operator, alias)).toMatchObject({ id });
    expect(await world.area.records.get('person', alias)).toMatchObject({ erasedAt: monday, mergedInto: id });
    expect(await kept(idOf(0xb03))).toEqual([]);
    expect(await kept(idOf(0xb04))).toHaveLength(1); // of somebody else at the account
  });

  it('is erased by an operator alone', async () => {
    for (const by of [anna, head]) await expect(erase(by)).rejects.toThrow('403');
    expect(await kept(id)).toHaveLength(3);
    await expect(erase(operator, idOf(5))).rejects.toThrow('404');
  });

  it('is never edited, nor gives a consent', async () => {
    await erase();
    const call = callWith({}, { by: head });
    await expect(editPerson({ id, name: 'Иван' }, world.area, call)).rejects.toThrow('403');
    const person = await world.person();
    await put(world.area.records, {
      record: { ...person, version: person.version + 1, openLeads: [{ id: one, at: monday }] },
      expected: person.version,
    });
    await expect(editPerson({ id, name: 'Иван' }, world.area, call)).rejects.toThrow(
      `erased: person ${id} was erased on ${monday}`,
    );
    const consent = { purpose: 'marketing', textVersion: '2', basis: 'by phone' };
    await expect(giveConsent({ id, ...consent }, world.area, call)).rejects.toThrow('was erased on');
  });
});

describe('What is kept about a person', () => {
  it('is given out whole: contacts, consents, requests with what was written, letters, and who saw it', async () => {
    await world.passes(4);
    const exported = await exportPerson(id, operator, world.area);
    expect(exported).toMatchObject({
      id,
      entries: [
        {
          id,
          contacts: { name: 'Иван Примеров', email },
          consents: [{ purpose: 'marketing' }],
          unsubscribed: [],
          seen: [{ by: anna.id, kind: 'lead', id: one }],
        },
      ],
      letters: [{ letter: 'keep', state: 'sent' }],
    });
    expect(exported.requests.find((request) => request.id === one)).toEqual({
      kind: 'lead',
      id: one,
      stage: 'parked',
      company: 'Завод',
      submissions: [{ rawBody: 'Иван', contentType: 'text/plain', email: 'old@mail.example' }],
      notes: [{ text: 'Иван просил скидку', at: monday, by: anna.id }],
    });
  });

  it('is nothing but that they were there, once they are erased', async () => {
    await erase();
    const { entries, requests } = await exportPerson(id, operator, world.area);
    expect(entries).toEqual([{ id, erasedAt: monday, consents: [], unsubscribed: [], seen: [] }]);
    expect(requests.flatMap(({ submissions, notes }) => [...submissions, ...notes])).toEqual([]);
  });

  it('is given to an operator alone', async () => {
    await expect(exportPerson(id, head, world.area)).rejects.toThrow('403');
  });
});
