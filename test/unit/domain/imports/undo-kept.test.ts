import { describe, expect, it } from '@jest/globals';
import { MemoryFiles } from '../../../../shared/adapters/memory/files.ts';
import type { Account } from '../../../../shared/domain/accounts/account.ts';
import type { FactDraft } from '../../../../shared/domain/facts/draft.ts';
import type { Actor } from '../../../../shared/domain/people/actor.ts';
import type { Person } from '../../../../shared/domain/people/person.ts';
import type { Import } from '../../../../shared/domain/imports/import.ts';
import { importPart } from '../../../../shared/domain/imports/import-part.ts';
import { undoImport } from '../../../../shared/domain/imports/open-import.ts';
import { linkPurchase, planOf } from '../../../../shared/domain/purchases/change-purchase.ts';
import type { Purchase } from '../../../../shared/domain/purchases/purchase.ts';
import { commitPlan } from '../../../../shared/domain/records/decide.ts';
import { change } from '../../../../shared/domain/records/plan.ts';
import type { AnyRecord } from '../../../../shared/domain/records/records.ts';
import { erp, head, operator, robot } from '../../../support/domain/actors.ts';
import { contextOf, idOf, monday, policyWith } from '../../../support/domain/contexts.ts';
import { accepted } from '../../../support/domain/decisions.ts';
import { dealAt } from '../../../support/domain/deals.ts';
import { leadAt } from '../../../support/domain/leads.ts';
import { put } from '../../../support/domain/stores.ts';
import {
  allOf,
  done,
  imported,
  type Plant,
  plantWith,
  sent,
  slicedPlant,
  undone,
} from '../../../support/domain/imports.ts';
import { inn, head as titles, orders, people, accounts } from '../../../support/domain/import-files.ts';

const edited: FactDraft = { type: 'AccountEdited', data: { fields: ['region'] } };

/** Somebody changes a record; what they say of it is read by nobody here. */
const touch = (plant: Plant, record: AnyRecord, by: Actor = head, origin: 'live' | 'import' = 'live') =>
  commitPlan(
    plant.records,
    change(record, { ...record, version: record.version + 1 } as AnyRecord, edited),
    contextOf(by),
    { origin },
  );

describe('An undo', () => {
  const kept: [string, (plant: Plant) => Promise<unknown>, number, number][] = [
    ['an account that was edited', (plant) => touch(plant, account(plant)), 1, 1],
    ['an account whose person was', (plant) => touch(plant, mainPerson(plant)), 1, 1],
    ['an account with a lead', (plant) => put(plant.records, { record: lead(plant), expected: 'new' }), 1, 1],
    [
      'an account without its person',
      (plant) => put(plant.records, { record: mainPerson(plant), expected: 1, gone: true }),
      1,
      1,
    ],
    ['a purchase of a deal', (plant) => linked(plant), 0, 2],
    ['a purchase the ERP corrected', (plant) => touch(plant, { ...purchase(plant), source: 'erp' }), 0, 2],
    ['a purchase goods of which came back', (plant) => touch(plant, { ...purchase(plant), returns: [] }), 0, 2],
  ];
  const account = (plant: Plant): Account => (allOf('account', plant) as [Account])[0];
  const purchase = (plant: Plant): Purchase => (allOf('purchase', plant) as [Purchase])[0];
  const mainPerson = (plant: Plant) =>
    allOf('person', plant).find(({ id }) => id === account(plant).mainPersonId) as AnyRecord;
  const lead = (plant: Plant) => leadAt('new', { version: 1, accountId: account(plant).id });
  const linked = async (plant: Plant) =>
    commitPlan(
      plant.records,
      planOf(purchase(plant), linkPurchase(purchase(plant), idOf(0x777), 1)),
      contextOf(operator),
    );

  it.each(kept)('keeps %s, and counts it', async (_, happens, removed, count) => {
    const plant = await plantWith();
    const { id } = await imported(plant, `${titles}Ромашка;${inn};1;2026-01-15;10\n`);
    await happens(plant);
    expect((await undone(plant, id)).undone).toEqual({ removed, kept: count });
    expect(allOf('account', plant)).toHaveLength(1);
    expect(plant.records.claims).toHaveLength(2);
  });

  it('counts what it keeps once, however many rows are about it, and lets the import go of it', async () => {
    const plant = await slicedPlant(100);
    const { id } = await imported(plant, `${orders}Ромашка;;4;2026-01-15;10\nРомашка;;5;2026-01-15;10\n`);
    const [ours] = allOf('account', plant).filter(({ taxId }) => taxId === inn);
    await touch(plant, ours as AnyRecord);
    expect((await undone(plant, id)).undone).toEqual({ removed: 6, kept: 1 });
    const { importId: _id, importRow: _row, ...rest } = ours as Account;
    expect(allOf('account', plant)).toEqual([{ ...rest, version: 3 }]);
    expect(plant.records.facts.filter(({ type }) => type === 'RecordKept')).toMatchObject([
      { subject: { kind: 'account', id: rest.id }, version: 3, origin: 'import', data: { importId: id } },
    ]);
  });

  it.each([
    ['a robot', robot, 'live', 0],
    ['another import', operator, 'import', 0],
    ['another system', erp, 'live', 1],
  ] as const)('keeps an account for what %s did to it: %s', async (_, by, origin, count) => {
    const plant = await plantWith();
    const { id } = await imported(plant, `${titles}Ромашка;${inn};1;2026-01-15;10\n`);
    await touch(plant, account(plant), by, origin);
    for (let n = 0; n < 120; n += 1) await touch(plant, account(plant), robot, 'live');
    expect((await undone(plant, id)).undone).toEqual({ removed: 2 - count, kept: count });
  });

  it('keeps an account somebody changed long ago', async () => {
    const plant = await plantWith();
    const { id } = await imported(plant, `${titles}Ромашка;${inn};1;2026-01-15;10\n`);
    for (let n = 0; n < 120; n += 1) await touch(plant, account(plant), n === 110 ? head : robot);
    expect((await undone(plant, id)).undone).toEqual({ removed: 1, kept: 1 });
  });

  const others: [string, (plant: Plant, one: Person) => Promise<unknown>][] = [
    [
      'who asked for something',
      (plant, one) => replaced(plant, { ...one, openLeads: [{ id: idOf(0x101), at: monday }] }),
    ],
    [
      'who agreed to something',
      (plant, one) =>
        replaced(plant, { ...one, consents: { marketing: { textVersion: '1', at: monday, evidenceId: idOf(0x1e1) } } }),
    ],
    [
      'of whom a deal is',
      (plant, { id, accountId }) => made(plant, dealAt('new-deal', { personId: id, ...ofOne(accountId) })),
    ],
    [
      'who decides about a deal',
      (plant, { id, accountId }) =>
        made(plant, dealAt('new-deal', { committee: [{ personId: id, role: 'user' }], ...ofOne(accountId) })),
    ],
    [
      'of whom a lead is',
      (plant, { id, accountId }) => made(plant, leadAt('mql', { personId: id, ...ofOne(accountId) })),
    ],
  ];
  const ofOne = (of: string | undefined) => ({ version: 1, accountId: String(of) });
  const replaced = (plant: Plant, record: Person) =>
    put(plant.records, { record: { ...record, version: 2 }, expected: 1 });
  const made = (plant: Plant, record: AnyRecord) => put(plant.records, { record, expected: 'new' });

  it.each(others)('keeps a person %s, and their account', async (_, happens) => {
    const plant = await plantWith();
    const { id } = await imported(plant, people, { kind: 'persons' });
    const petr = await plant.records.holderOf('contact(email/petr@zavod.example)');
    await happens(plant, (await plant.records.get('person', petr?.id ?? '')) as Person);
    expect((await undone(plant, id)).undone).toEqual({ removed: 1, kept: 2 });
    expect(plant.people.items.size).toBe(2);
  });

  it.each(others.slice(0, 2))('keeps an account whose first person is one %s', async (_, happens) => {
    const plant = await plantWith();
    const { id } = await imported(plant, accounts, { kind: 'accounts' });
    const main = await plant.records.holderOf('contact(email/a@romashka.example)');
    await happens(plant, (await plant.records.get('person', main?.id ?? '')) as Person);
    expect((await undone(plant, id)).undone).toEqual({ removed: 1, kept: 1 });
  });

  it('keeps no person for a deal that is another’s', async () => {
    const plant = await plantWith();
    const { id } = await imported(plant, people, { kind: 'persons' });
    const [factory] = allOf('account', plant).filter(({ company }) => company === 'Завод');
    await made(plant, dealAt('new-deal', ofOne(factory?.id)));
    expect((await undone(plant, id)).undone).toEqual({ removed: 2, kept: 1 });
  });

  it('keeps a person somebody works with, and their account', async () => {
    const plant = await plantWith();
    const { id } = await imported(plant, people, { kind: 'persons' });
    const petr = await plant.records.holderOf('contact(email/petr@zavod.example)');
    await touch(plant, (await plant.records.get('person', petr?.id ?? '')) as AnyRecord);
    const record = await undone(plant, id);
    expect(record.undone).toEqual({ removed: 1, kept: 2 });
    expect(allOf('account', plant)).toMatchObject([{ company: 'Завод' }]);
    expect(allOf('person', plant)).toHaveLength(2);
    expect(plant.people.items.size).toBe(2);
  });

  it('keeps an account with orders another import brought', async () => {
    const plant = await plantWith();
    const { id } = await imported(plant, accounts, { kind: 'accounts' });
    await imported(plant, `${titles}Ромашка;${inn};1;2026-01-15;10\n`);
    expect((await undone(plant, id)).undone).toEqual({ removed: 1, kept: 1 });
  });

  it('looks at all an account has, however much that is', async () => {
    const plant = await plantWith();
    const rows = Array.from({ length: 1100 }, (_, n) => `Ромашка;${inn};${String(n)};2026-01-15;10\n`);
    const { id } = await imported(plant, titles + rows.join(''));
    await touch(plant, { ...(allOf('purchase', plant).at(-1) as Purchase), source: 'erp' });
    const record = await undone(plant, id);
    expect(record.undone).toEqual({ removed: 1099, kept: 2 });
    expect(allOf('account', plant)).toHaveLength(1);
  });

  it('decides afresh about what somebody changes at the same time', async () => {
    const plant = await plantWith();
    const { id } = await imported(plant, `${titles}Ромашка;${inn};1;2026-01-15;10\n`);
    const { records } = plant;
    const commit = records.commit.bind(records);
    let isFirst = true;
    records.commit = async (change) => {
      const own = change.changes.find(({ record }) => record.kind === 'purchase')?.record;
      if (isFirst && own?.kind === 'purchase') {
        isFirst = false;
        await commit({
          ...change,
          changes: [{ record: { ...own, reversed: undefined, dealId: idOf(0x777) }, expected: 1 }],
          facts: [],
        });
      }
      return commit(change);
    };
    expect((await undone(plant, id)).undone).toEqual({ removed: 0, kept: 2 });
  });

  it('reads a file under the settings it came under', async () => {
    const plant = await plantWith();
    const { id } = await imported(plant, 'company;segment\nРомашка;dealer\n', { kind: 'accounts' });
    const later = '2026-03-09T07:00:00.000Z';
    const now = { now: () => Promise.resolve(later) };
    const policies = { at: (at: string) => Promise.resolve(policyWith(at === later ? { segments: [] } : {})) };
    expect((await undone({ ...plant, policies, clock: now }, id)).undone).toEqual({ removed: 1, kept: 0 });
    expect(
      (await imported({ ...plant, policies, clock: now }, 'company;segment\nA;dealer\n', { kind: 'accounts' })).rows
        .rejected,
    ).toBe(1);
  });

  it('takes back what a failed import had taken in', async () => {
    for (const plant of [await plantWith(), await slicedPlant(100)]) {
      const failed = await imported(plant, `${orders}"Астра;;4;2026-01-15;10\n`);
      expect(failed.state.name).toBe('failed');
      expect(await undone(plant, failed.id)).toMatchObject({
        state: { name: 'undone' },
        undone: { removed: 5, kept: 0 },
      });
      expect(allOf('account', plant)).toEqual([]);
    }
  });

  it('of an import of which nothing could be read takes back nothing', async () => {
    const plant = await plantWith();
    const { id } = await imported(plant, '');
    expect(await undone(plant, id)).toMatchObject({ state: { name: 'undone' }, undone: { removed: 0, kept: 0 } });
    expect(plant.records.facts.at(-1)).toMatchObject({ type: 'ImportUndone', data: { removed: 0, kept: 0 } });
  });

  it('fails when the file is not there any more, and may be tried again', async () => {
    const plant = await plantWith();
    const { id } = await imported(plant, orders);
    const record = await undone({ ...plant, files: new MemoryFiles() }, id);
    expect(record.state).toEqual({ name: 'failed', at: monday, why: 'the file is not there any more' });
    expect((await undone(plant, id)).undone).toEqual({ removed: 5, kept: 0 });
  });

  it('may begin while the import still runs', async () => {
    const plant = await slicedPlant(100);
    const id = await sent(plant, orders);
    await importPart(id, plant);
    expect((await undone(plant, id)).undone).toEqual({ removed: 2, kept: 0 });
    expect(allOf('account', plant)).toEqual([]);
  });

  it('a second time changes nothing', async () => {
    const plant = await plantWith();
    const { id } = await imported(plant, orders);
    const record = await undone(plant, id);
    const facts = plant.records.facts.length;
    expect(await undone(plant, id)).toEqual(record);
    expect(plant.records.facts).toHaveLength(facts);
    expect(await done(plant, id)).toEqual(record);
    const undoing: Import = { ...record, state: { name: 'undoing', pass: 'rows' } };
    expect(accepted(undoImport(undoing))).toEqual({
      ok: true,
      record: undoing,
      plan: { changes: [], claims: [], releases: [], facts: [] },
    });
  });
});
