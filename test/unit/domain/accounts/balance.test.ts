import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { Balance, balanceId, balanceOf } from '../../../../shared/domain/accounts/balance.ts';
import type { Account } from '../../../../shared/domain/accounts/account.ts';
import { type HeldErpEvent, heldEventId, ToldBalance } from '../../../../shared/domain/purchases/erp-event.ts';
import { balanceRecords, tellBalance } from '../../../../shared/domain/purchases/tell-balance.ts';
import { commitPlan } from '../../../../shared/domain/records/decide.ts';
import { change, claim, together } from '../../../../shared/domain/records/plan.ts';
import { erp, robot } from '../../../support/domain/actors.ts';
import { contextOf, daysAfter, idOf, monday, newIdOf } from '../../../support/domain/contexts.ts';
import { factsOf, nothing, recordsOf } from '../../../support/domain/decisions.ts';
import { accountId } from '../../../support/domain/deals.ts';
import { accountWith } from '../../../support/domain/leads.ts';
import {
  expectBounds,
  expectNeeded,
  expectNone,
  expectOneOf,
  expectText,
  expectWhole,
} from '../../../support/domain/shapes.ts';
import { storeOf, ToldClock } from '../../../support/domain/stores.ts';

const owed = {
  asOf: monday,
  currency: 'RUB',
  receivableMinor: 500,
  overdueMinor: 200,
  prepaidMinor: 30,
  oldestOverdueOn: '2026-02-20',
} as const;
const event: ToldBalance = { type: 'balance', taxId: '7707083893', company: 'Zavod', ...owed };
const record: Balance = { kind: 'balance', id: balanceId(accountId), version: 1, accountId, ...owed };
const known = { account: { id: accountId }, before: undefined, held: undefined };
const decided = (told: ToldBalance, records: Partial<Parameters<typeof tellBalance>[1]> = {}) =>
  tellBalance(told, { ...known, ...records }, contextOf(erp));
const heldId = heldEventId('voronka-demo', event);

describe('The balance of an account', () => {
  it('is recorded as it is told, with a fact of it', () => {
    const { applied, plan } = decided(event);
    expect(applied).toBe('balance');
    expect(plan).toEqual({
      ...nothing,
      changes: [{ record, expected: 'new' }],
      facts: [{ type: 'BalanceTold', subject: { kind: 'balance', id: record.id }, data: { accountId, ...owed } }],
    });
    expect(Balance().parse(record)).toEqual(record);
  });

  it('is replaced by what was so later, and corrected by what was so at that instant', () => {
    const { oldestOverdueOn: _paid, ...rest } = event;
    for (const asOf of [monday, daysAfter(monday, 1)]) {
      const { plan, applied } = decided({ ...rest, asOf, overdueMinor: 0 }, { before: record });
      const { oldestOverdueOn: _gone, ...left } = record;
      expect(applied).toBe('balance');
      expect(recordsOf('balance', plan)).toEqual([{ ...left, asOf, overdueMinor: 0, version: 2 }]);
    }
  });

  it('stays when something earlier is told after it', () => {
    const { plan, applied, idempotency } = decided({ ...event, asOf: daysAfter(monday, -1) }, { before: record });
    expect([applied, plan]).toEqual(['before', nothing]);
    expect(idempotency?.key).toMatch(/^erp\/balance\/7707083893\/[0-9a-f-]{36}$/);
  });

  it('is in the end what was so last, in whatever order it is told', () => {
    const days = fc.uniqueArray(fc.integer({ min: 0, max: 1000 }), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(days, (order) => {
        let before: Balance | undefined;
        for (const day of order) {
          const { plan } = decided({ ...event, asOf: daysAfter(monday, day), receivableMinor: day }, { before });
          before = recordsOf('balance', plan)[0] ?? before;
        }
        expect(before?.receivableMinor).toBe(Math.max(...order));
      }),
    );
  });

  it('of a tax id nobody has is held, with a task for any head', () => {
    const { plan, applied, idempotency } = decided(event, { account: { unknown: 'account' } });
    expect([applied, idempotency]).toEqual(['held', undefined]);
    expect(recordsOf('erp-event', plan)).toEqual([
      { kind: 'erp-event', id: heldId, version: 1, event, missing: ['account'], heldAt: monday, taskId: newIdOf(1) },
    ]);
    expect(factsOf(plan)[0]).toEqual({
      type: 'ErpEventHeld',
      data: { event: 'balance', document: '2026-03-02', missing: ['account'], taskId: newIdOf(1) },
    });
    expect(recordsOf('task', plan)).toMatchObject([
      { about: 'erp-balance', subject: { kind: 'erp-event', id: heldId }, dueAt: daysAfter(monday, 1) },
    ]);
  });

  const held: HeldErpEvent = {
    kind: 'erp-event',
    id: heldId,
    version: 1,
    event,
    missing: ['account'],
    heldAt: monday,
    taskId: idOf(7),
  };

  it.each<[string, ToldBalance, string, number]>([
    ['the same again', event, 'before', 0],
    ['what was so earlier', { ...event, asOf: daysAfter(monday, -1) }, 'before', 0],
    ['what was so later', { ...event, asOf: daysAfter(monday, 1) }, 'held', 1],
  ])('that is held stays one record and one task: %s', (_what, told, applied, changes) => {
    const decision = decided(told, { account: { unknown: 'account' }, held });
    expect([decision.applied, decision.plan.changes.length]).toEqual([applied, changes]);
    expect(recordsOf('task', decision.plan)).toEqual([]);
  });

  it('that was held is let go when it is applied, and when it is out of date', () => {
    for (const before of [undefined, { ...record, asOf: daysAfter(monday, 9) }]) {
      const { plan } = decided(event, { held, before });
      expect(recordsOf('erp-event', plan)).toEqual([{ ...held, version: 2, settledAt: monday }]);
    }
  });
});

describe('Whose balance it is', () => {
  const records = async (taxId: string, account?: Account) => {
    const store = await storeOf(new ToldClock());
    if (account?.taxId !== undefined)
      await commitPlan(
        store,
        together(change(undefined, account), claim({ key: `tax/${account.taxId}`, holder: account })),
        contextOf(robot),
      );
    if (account) await commitPlan(store, change(undefined, record), contextOf(robot));
    expect(await balanceOf(accountId, store)).toEqual(account && record);
    return balanceRecords({ ...event, taxId }, store, contextOf(erp));
  };

  it.each(['7707083893', ' ИНН 7707083893', '7707083893/770701001'])('is told by the tax id %s', async (taxId) => {
    const told = await records(taxId, accountWith({ taxId: '7707083893' }));
    expect(told).toEqual({ account: { id: accountId }, before: record, held: undefined });
  });

  it('is not known of a tax id that is none, or that nobody has', async () => {
    expect((await records('123')).account).toEqual({ unknown: 'tax-id-wrong' });
    expect((await records('7736050003', accountWith({ taxId: '7707083893' }))).account).toEqual({ unknown: 'account' });
  });
});

describe('A balance as told', () => {
  const told = { schema: ToldBalance, whole: event };

  it('is all of this and nothing more', () => {
    expectWhole(told);
    expectNeeded(told, ['type', 'taxId', 'asOf', 'currency', 'receivableMinor', 'overdueMinor', 'prepaidMinor']);
    expectText(told, 'taxId', 30);
    expectBounds(told, 'company', { least: 0, most: 200 });
    expectOneOf(told, 'type', ['balance']);
    expectNone(told, 'currency', ['rub', 'RUBL', 'xRUB']);
    expectNone(told, 'asOf', ['2026-03-02']);
    expectNone(told, 'oldestOverdueOn', [monday]);
  });

  it.each(['receivableMinor', 'overdueMinor', 'prepaidMinor'])('has for its %s a whole amount', (path) => {
    expectBounds(told, path, { least: 0, most: 1e13 });
    expectNone(told, path, [0.5]);
  });

  it('is kept as one record of its account', () => {
    const kept = { schema: Balance, whole: record };
    expectWhole(kept);
    expectNeeded(kept, [
      'kind',
      'id',
      'version',
      'accountId',
      'asOf',
      'currency',
      'receivableMinor',
      'overdueMinor',
      'prepaidMinor',
    ]);
    expectNone(kept, 'version', [0, 1.5]);
  });
});
