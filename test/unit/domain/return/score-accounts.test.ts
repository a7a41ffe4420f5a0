import { beforeEach, describe, expect, it } from '@jest/globals';
import { Fact } from '../../../../shared/domain/facts/fact.ts';
import { factDefinitions } from '../../../../shared/domain/facts/draft.ts';
import * as z from 'zod';
import type { Cut } from '../../../../shared/domain/return/cut-shape.ts';
import { type Purchase } from '../../../../shared/domain/return/customers.ts';
import { dayNumber, dayOf } from '../../../../shared/domain/return/day-number.ts';
import { standingOf } from '../../../../shared/domain/return/scoring.ts';
import { reversePurchase, planOf, returnFrom } from '../../../../shared/domain/purchases/change-purchase.ts';
import type { Purchase as PurchaseRecord } from '../../../../shared/domain/purchases/purchase.ts';
import { commitPlan } from '../../../../shared/domain/records/decide.ts';
import { change } from '../../../../shared/domain/records/plan.ts';
import { Scoring } from '../../../../shared/domain/return/scoring-record.ts';
import { Score } from '../../../../shared/domain/return/score.ts';
import { robot } from '../../../support/domain/actors.ts';
import { contextOf } from '../../../support/domain/contexts.ts';
import { put } from '../../../support/domain/stores.ts';
import { accountId, ago, mondayNight, ScoredWorld, today } from '../../../support/domain/scored.ts';

let world: ScoredWorld;
beforeEach(async () => {
  world = await ScoredWorld.open();
});

/** Eight accounts: the n-th bought n times, the last time 10 n days ago, for n hundred rubles each. */
async function eight(): Promise<void> {
  for (let n = 1; n <= 8; n += 1)
    for (let order = 0; order < n; order += 1) await world.buys(n, ago(10 * n + 5 * order), 100 * n);
}
const cells = async (): Promise<(number | undefined)[]> =>
  Promise.all(Array.from({ length: 8 }, async (_, n) => (await world.scoreOf(n + 1))?.cell));
const every = { first: 0, own: 0, boundary: 0, merged: 0 };

describe('Scoring all accounts', () => {
  it('gives each the group its values fall in, and tells of it as the first', async () => {
    await eight();
    expect(await world.score()).toEqual({ did: 'scored', accounts: 8, migrated: { ...every, first: 8 } });
    expect(await cells()).toEqual([0, 0, 13, 13, 13, 13, 26, 26]); // of eight the second and the sixth are the quartiles
    expect(await world.scoreOf(1)).toEqual({
      ...{ kind: 'score', version: 1, cell: 0, base: 'company', cut: today, since: today, cause: 'first' },
      ...{ id: (await world.scoreOf(1))?.id, accountId: accountId(1) },
    });
    expect(Score().safeParse(await world.scoreOf(1)).success).toBe(true);
    const [fact] = world.factsOf('SegmentMigrated');
    expect(fact?.data).toEqual({
      ...{ accountId: accountId(1), to: { cell: 0 }, cause: 'first', axes: ['recency', 'frequency', 'monetary'] },
      ...{ base: 'company', cut: today, asOf: today, marginMinor: 10_000 },
    });
  });

  it('tells of the run: boundaries, how many stand where, how long it took, what the chances are told by', async () => {
    await eight();
    await world.score();
    const [{ data } = { data: {} }] = world.factsOf('AccountsScored');
    expect(data).toEqual({
      ...{
        asOf: today,
        cut: today,
        accounts: 8,
        migrated: { ...every, first: 8 },
        startedAt: mondayNight,
        durationMs: 0,
      },
      bases: [
        {
          ...{ name: 'company', buyers: 8, valuableAbove: 360_000 },
          boundaries: { recency: [20, 60], frequency: [2, 6], monetary: [20_000, 60_000] },
        },
      ],
      basis: { enoughData: false, lacking: { why: 'few-repeaters', repeaters: 7, needed: 20 }, rates: [] },
      counts: Array.from({ length: 27 }, (_, cell) => ({ 0: 2, 13: 4, 26: 2 })[cell] ?? 0),
    });
    const scoring = await world.scoring();
    expect(Scoring().safeParse(scoring).success).toBe(true);
    expect(scoring.running).toBeUndefined();
    expect(scoring.last).toMatchObject({
      asOf: today,
      accounts: 8,
      progress: { low: 0, middle: 0, high: 0, unknown: 8 },
    });
    expect(world.factsOf('BoundariesCut')).toHaveLength(1);
    for (const each of world.records.facts) {
      expect(Fact().safeParse(each).success).toBe(true);
      const { type, data: told } = each;
      expect(factDefinitions[type as keyof typeof factDefinitions].data().safeParse(told).error).toBeUndefined();
    }
  });

  it('writes nobody who stands where they stood, and nothing of nobody', async () => {
    expect(await world.score()).toEqual({ did: 'scored', accounts: 0, migrated: every });
    await eight();
    world.days(1);
    await world.score();
    await world.ask();
    const before = world.records.facts.length;
    expect(await world.score()).toEqual({ did: 'scored', accounts: 8, migrated: every });
    expect(world.records.facts.slice(before).map(({ type }) => type)).toEqual(['AccountsScored']);
  });

  it('is done once a night, after two, and again when somebody asks', async () => {
    await eight();
    world.clock.instant = '2026-03-01T22:59:59.000Z'; // 01:59:59 in Moscow
    expect(await world.score()).toEqual({ did: 'nothing' });
    world.clock.instant = '2026-03-01T23:00:00.000Z';
    expect(await world.score()).toMatchObject({ did: 'scored' });
    world.clock.instant = '2026-03-02T12:00:00.000Z';
    expect(await world.score()).toEqual({ did: 'nothing' });
    await world.ask();
    expect(await world.score()).toMatchObject({ did: 'scored' });
    expect(await world.score()).toEqual({ did: 'nothing' });
  });

  it('keeps the boundaries of a Monday for the week', async () => {
    await eight();
    await world.score();
    const { cut } = await world.scoring();
    for (let n = 20; n < 40; n += 1) await world.buys(n, today, 50);
    world.days(6);
    await world.score();
    expect((await world.scoring()).cut).toEqual(cut);
    world.days(1);
    await world.score();
    const { cut: next, lastCut } = await world.scoring();
    expect(next?.on).toBe('2026-03-09');
    expect(next).toEqual(lastCut);
    expect(next?.bases).not.toEqual(cut?.bases);
  });

  it('does not count what was bought after the day, and of another currency only that it was', async () => {
    await eight();
    await world.buys(9, '2026-03-04', 100);
    await world.buys(8, ago(1), 1_000_000, { amount: { netMinor: 1, currency: 'KZT', vatPercent: 12 } });
    expect(await world.score()).toMatchObject({ accounts: 8 });
    expect((await world.scoreOf(8))?.cell).toBe(8); // of late, often, dear
  });

  it('scores a segment of forty by boundaries of its own, and the others by the company’s', async () => {
    for (let n = 0; n < 40; n += 1) {
      await world.account(n, { segment: 'dealer' });
      await world.buys(n, ago(n), 100 + n);
    }
    for (let n = 100; n < 139; n += 1) {
      await world.account(n, { segment: 'developer' });
      await world.buys(n, ago(100 + n), 10_000);
    }
    await world.score();
    const { cut } = await world.scoring();
    expect(cut?.bases.map(({ name, buyers }) => [name, buyers])).toEqual([
      ['company', 79],
      ['dealer', 40],
    ]);
    expect((await world.scoreOf(39))?.base).toBe('dealer');
    expect((await world.scoreOf(39))?.cell).toBe(20); // late, once, dear among dealers
    expect((await world.scoreOf(100))?.base).toBe('company');
  });
});

describe('Why an account moved', () => {
  it('is its own, when by the old boundaries it would have moved as well', async () => {
    await eight();
    await world.score();
    const before = world.migrations().length;
    await world.buys(5, today, 500);
    await world.ask();
    expect(await world.score()).toMatchObject({ migrated: { ...every, own: 1 } });
    expect(world.factsOf('SegmentMigrated')[before]?.data).toMatchObject({
      ...{ accountId: accountId(5), from: { cell: 13 }, to: { cell: 4 }, cause: 'own', axes: ['recency'] },
      crossed: { axis: 'recency', boundary: 20, value: 0 },
    });
    expect(await world.scoreOf(5)).toMatchObject({ version: 2, cell: 4, since: today, cause: 'own' });
  });

  it('is its own, when it let time pass', async () => {
    await eight();
    await world.score();
    world.days(3);
    await world.score();
    expect(world.migrations(8).map((each) => [each.accountId, each.cause])).toEqual([
      [accountId(2), 'own'],
      [accountId(6), 'own'],
    ]);
    expect(world.factsOf('SegmentMigrated').at(-1)?.data).toMatchObject({
      crossed: { axis: 'recency', boundary: 60, value: 63 },
    });
  });

  it('is the boundary, when others moved it', async () => {
    await eight();
    await world.score();
    for (let n = 20; n < 60; n += 1) await world.buys(n, '2026-03-08', 50);
    world.days(7);
    await world.score();
    const moved = new Map(world.migrations(8).map((each) => [each.accountId, each]));
    expect(moved.get(accountId(1))).toMatchObject({ cause: 'boundary', from: { cell: 0 } });
    expect(moved.get(accountId(20))?.cause).toBe('first');
    expect(moved.get(accountId(2))?.cause).toBe('own'); // 27 days are past the old boundary too
  });

  it('is the boundary, when its segment became another one', async () => {
    for (let n = 0; n < 40; n += 1) {
      await world.account(n, { segment: 'dealer' });
      await world.buys(n, ago(n), 100 + n);
    }
    for (let n = 100; n < 200; n += 1) await world.buys(n, ago(n), 1000);
    await world.score();
    const account = await world.records.get('account', accountId(39));
    if (!account) throw new Error('it was opened');
    const { segment: _segment, ...rest } = account;
    await put(world.records, { record: { ...rest, version: 2 }, expected: 1 });
    const before = world.migrations().length;
    await world.ask();
    await world.score();
    expect(world.migrations(before).map(({ accountId: id, cause }) => [id, cause])).toEqual([
      [accountId(39), 'boundary'],
    ]);
  });

  it('is its own, when nothing it bought stands any more, and it can come back', async () => {
    await eight();
    await world.score();
    const [purchase] = await world.records.getMany(
      'purchase',
      world.records.all.flatMap((each) =>
        each.kind === 'purchase' && each.accountId === accountId(1) ? [each.id] : [],
      ),
    );
    if (!purchase) throw new Error('it was recorded');
    await commitPlan(world.records, planOf(purchase, reversePurchase(purchase)), contextOf(robot));
    await world.ask();
    await world.score();
    expect(world.migrations(8)).toMatchObject([{ accountId: accountId(1), to: {}, cause: 'own', from: { cell: 0 } }]);
    expect(await world.scoreOf(1)).not.toHaveProperty('cell');
    await world.buys(1, today, 100);
    await world.ask();
    await world.score();
    expect(await world.scoreOf(1)).toMatchObject({ cell: 0, cause: 'own' });
  });

  it('is the merger, when it is another’s alias, which then has bought what it bought', async () => {
    await eight();
    const [alias] = [await world.account(1), await world.account(50)];
    await world.score();
    const merged = { ...alias, version: 2, mergedInto: accountId(8) };
    await commitPlan(world.records, change(alias, merged), contextOf(robot));
    await world.ask();
    expect(await world.score()).toEqual({ did: 'scored', accounts: 7, migrated: { ...every, merged: 1, own: 1 } });
    expect((await world.scoreOf(8))?.cell).toBe(8); // it bought of late now
    await world.ask();
    expect(await world.score()).toMatchObject({ migrated: every });
  });

  it('knows what was bought by an alias of an alias, for an account that never bought itself', async () => {
    const [one, other] = [await world.account(1, { segment: 'dealer' }), await world.account(2)];
    await world.account(3);
    await world.buys(1, ago(3));
    await commitPlan(world.records, change(one, { ...one, version: 2, mergedInto: accountId(2) }), contextOf(robot));
    await commitPlan(
      world.records,
      change(other, { ...other, version: 2, mergedInto: accountId(3) }),
      contextOf(robot),
    );
    expect(await world.score()).toMatchObject({ accounts: 1 });
    expect(await world.scoreOf(3)).toMatchObject({ cell: 0, accountId: accountId(3) });
    expect(await world.scoreOf(1)).toBeUndefined();
  });
});

describe('A run that is interrupted', () => {
  const state = (of: ScoredWorld) =>
    of.records.all.filter(({ kind }) => kind === 'score').toSorted((a, b) => (a.id < b.id ? -1 : 1));

  it.each([1, 2, 3, 7, 20, 41])(
    'at its commit number %d and started again comes to the same, and tells nothing twice',
    async (dies) => {
      const twin = await ScoredWorld.open();
      for (const each of [world, twin]) {
        for (let n = 1; n <= 40; n += 1) await each.buys(n, ago(n * 3), n * 10);
      }
      await twin.score();
      let commits = 0;
      world.beforeCommit = () => {
        commits += 1;
        return commits >= dies ? Promise.reject(new Error('killed')) : Promise.resolve();
      };
      await expect(world.score()).rejects.toThrow('killed');
      world.beforeCommit = () => Promise.resolve();
      if (dies > 1) expect(await world.score()).toEqual({ did: 'nothing' }); // it may still be alive
      world.clock.instant = '2026-03-02T02:15:00.000Z';
      expect(await world.score()).toMatchObject({ did: 'scored', accounts: 40 });
      expect(state(world)).toEqual(state(twin));
      expect(world.migrations()).toHaveLength(40);
      expect(new Set(world.migrations().map((each) => each.accountId)).size).toBe(40);
    },
  );

  it('on a Monday goes on by the boundaries that were cut, and still knows the old ones', async () => {
    await eight();
    await world.score();
    for (let n = 20; n < 60; n += 1) await world.buys(n, '2026-03-08', 50);
    world.days(7);
    let commits = 0;
    world.beforeCommit = () => {
      commits += 1;
      return commits > 5 ? Promise.reject(new Error('killed')) : Promise.resolve();
    };
    await expect(world.score()).rejects.toThrow('killed');
    world.beforeCommit = () => Promise.resolve();
    const { cut, lastCut } = await world.scoring();
    expect([cut?.on, lastCut?.on]).toEqual(['2026-03-09', '2026-03-02']);
    world.days(1);
    await world.score();
    expect(world.migrations(8).find((each) => each.accountId === accountId(1))?.cause).toBe('boundary');
    expect((await world.scoring()).cut).toEqual(cut);
  });

  it('for its time is up goes on at once at the next call', async () => {
    for (let n = 1; n <= 100; n += 1) await world.buys(n, ago(n * 3), n * 10);
    expect(await world.score({ isTimeUp: () => world.migrations().length >= 5 })).toEqual({ did: 'stopped' });
    const done = world.migrations().length;
    expect(done).toBeGreaterThanOrEqual(5);
    expect(done).toBeLessThan(100);
    expect(await world.score()).toMatchObject({ did: 'scored', accounts: 100, migrated: { first: 100 - done } });
    expect(world.migrations()).toHaveLength(100);
  });

  it('by another that has taken it over leaves what that one wrote', async () => {
    await eight();
    let isSecond = false;
    world.beforeCommit = async ({ changes: [first] }) => {
      if (first?.record.kind !== 'score' || isSecond) return;
      isSecond = true;
      world.clock.instant = '2026-03-02T02:20:00.000Z';
      await world.score();
    };
    expect(await world.score()).toMatchObject({ did: 'scored', accounts: 8 });
    expect(world.migrations()).toHaveLength(8);
    expect(world.factsOf('AccountsScored')).toHaveLength(1);
  });
});

type Told = { readonly accountId: string; readonly on: string; readonly netMinor: number; readonly isGone?: true };
const Amount = z.object({ netMinor: z.number() });
/** What each fact makes of a purchase. */
const folds: Readonly<Record<string, (known: Told, data: unknown) => Told>> = {
  PurchaseRecorded: (_known, data) => {
    const {
      accountId: account,
      on,
      amount,
    } = z.object({ accountId: z.string(), on: z.string(), amount: Amount }).parse(data);
    return { accountId: account, on, netMinor: amount.netMinor };
  },
  PurchaseReduced: (known, data) => ({
    ...known,
    netMinor: known.netMinor - z.object({ amount: Amount }).parse(data).amount.netMinor,
  }),
  PurchaseReversed: (known) => ({ ...known, isGone: true }),
};

/** What each account had bought by some facts. */
function boughtBy(facts: readonly Fact[]): Map<string, Purchase[]> {
  const purchases = new Map<string, Told>();
  for (const { type, subject, data } of facts) {
    const fold = folds[type];
    if (fold)
      purchases.set(subject.id, fold(purchases.get(subject.id) ?? { accountId: '', on: '', netMinor: 0 }, data));
  }
  const standing = [...purchases.values()].filter(({ isGone }) => !isGone);
  return new Map(
    [...Map.groupBy(standing, (each) => each.accountId)].map(([id, own]) => [
      id,
      own.map(({ on, netMinor }) => ({ day: dayNumber(on), amountMinor: netMinor })).toSorted((a, b) => a.day - b.day),
    ]),
  );
}

/** Every fifth night the last order is taken back, and every fifth it is reduced. */
async function changes(last: PurchaseRecord, turn: number, document: string): Promise<void> {
  const reduced = { document, amount: { ...last.amount, netMinor: 1000 }, on: today };
  const changed = turn === 3 ? reversePurchase(last) : turn === 1 ? returnFrom(last, reduced) : undefined;
  if (changed?.ok) await commitPlan(world.records, planOf(last, changed), contextOf(robot));
}

/** A night: some buy, the last order is taken back or reduced, all are scored. */
async function night(n: number): Promise<void> {
  for (let each = 1; each <= 12; each += 1)
    if ((n * 7 + each * 5) % (each + 3) === 0) await world.buys(each, dayOf(dayNumber(today) + n - 1), 50 * each + n);
  const last = world.records.all.findLast((each) => each.kind === 'purchase' && !each.reversed);
  if (last?.kind === 'purchase') await changes(last, n % 5, String(n));
  await world.score();
}

describe('The journal', () => {
  it('tells again where each account stood on any day: by the purchases and boundaries it has facts of', async () => {
    const ran: string[] = [];
    for (let n = 0; n < 24; n += 1) {
      await night(n);
      ran.push(world.clock.instant);
      world.days(1);
    }
    expect(world.migrations().length).toBeGreaterThan(40);
    for (const by of ran) {
      const known = world.records.facts.filter(({ recordedAt }) => recordedAt <= by);
      const migrations = known.filter(({ type }) => type === 'SegmentMigrated').map(({ data }) => data);
      const cut = known.findLast(({ type }) => type === 'BoundariesCut')?.data as Cut;
      const bought = boughtBy(known);
      const stood = new Map(migrations.map(({ accountId: id, to }) => [id as string, to as { cell?: number }]));
      for (const [id, { cell }] of stood) {
        const purchases = bought.get(id);
        const standing = purchases && standingOf(cut, { id, purchases }, dayNumber(by.slice(0, 10)));
        expect(cell).toBe(standing?.cell);
      }
    }
  });
});
