import { beforeEach, describe, expect, it } from '@jest/globals';
import { MemoryBuyers } from '../../../../shared/adapters/memory/buyers.ts';
import { commitPlan, decideAndCommit } from '../../../../shared/domain/records/decide.ts';
import { change, together } from '../../../../shared/domain/records/plan.ts';
import { accountScore } from '../../../../shared/domain/return/account-score.ts';
import { askScoring } from '../../../../shared/domain/return/ask-scoring.ts';
import { type ListName, ListRow, readList, writeLists } from '../../../../shared/domain/return/list-pages.ts';
import { matrixOf, migrationsBetween } from '../../../../shared/domain/return/migrations.ts';
import { pendingSince, scoringId } from '../../../../shared/domain/return/scoring-record.ts';
import { MemoryFiles } from '../../../../shared/adapters/memory/files.ts';
import { anna, head, marketer, operator, robot } from '../../../support/domain/actors.ts';
import { contextOf } from '../../../support/domain/contexts.ts';
import { accepted, refusalOf } from '../../../support/domain/decisions.ts';
import { accountId, ago, mondayNight, ScoredWorld, today } from '../../../support/domain/scored.ts';

let world: ScoredWorld;
beforeEach(async () => {
  world = await ScoredWorld.open();
  for (let n = 1; n <= 8; n += 1)
    for (let order = 0; order < n; order += 1) await world.buys(n, ago(10 * n + 10 * order), 100 * n);
});

const rowsOf = async (list: ListName, from = 0, limit = 50): Promise<readonly ListRow[]> => {
  const { last } = await world.scoring();
  return readList(last?.runId ?? '', list, { from, limit }, world.files);
};
const idsOf = async (list: ListName): Promise<string[]> => (await rowsOf(list)).map((row) => row.accountId);

describe('The lists of a run', () => {
  it('hold who is on them, who stands for most in front, with all that is told of each', async () => {
    await world.score();
    expect((await world.scoring()).last?.lists).toEqual({ 'about-to-slip': 1, 'went-silent': 2, reorder: 6 });
    expect(await idsOf('about-to-slip')).toEqual([accountId(2)]);
    expect(await idsOf('went-silent')).toEqual([accountId(8), accountId(7)]);
    expect(await idsOf('reorder')).toEqual([8, 7, 6, 5, 4, 3].map(accountId));
    expect(await idsOf('cell-13')).toEqual([6, 5, 4, 3].map(accountId));
    expect(await idsOf('cell-1')).toEqual([]);
    const [row] = await rowsOf('cell-26');
    expect(ListRow().safeParse(row).success).toBe(true);
    expect(row).toEqual({
      ...{ accountId: accountId(8), cell: 26, lastOn: ago(80), orders: 8, averageMinor: 80_000, marginMinor: 640_000 },
      ...{ valuable: true, bestUntilDays: 20, crossesOn: ago(59) },
      reorder: { usualDays: 10, spreadDays: 1, dueOn: ago(79), state: 'very-late' }, // 20 days of lead time are more than the gap
    });
    const [slipping] = await rowsOf('about-to-slip');
    expect(slipping).toMatchObject({ crossesOn: '2026-03-03' });
    expect(slipping).not.toHaveProperty('valuable');
    expect(slipping).not.toHaveProperty('reorder');
  });

  it('are kept in pages, and read over their edges', async () => {
    await world.score();
    const { cut } = await world.scoring();
    if (!cut) throw new Error('it was cut');
    const files = new MemoryFiles();
    const customers = Array.from({ length: 2100 }, (_, n) => ({
      id: accountId(n),
      purchases: [{ day: 20_000, amountMinor: 10_000 - n }],
    }));
    const standings = customers.map(() => ({ cell: 4, base: 'company' }));
    const telling = { cut, asOf: today, rates: new Map<string, number>() };
    await writeLists('run', { customers, standings, telling, day: 20_100, leadTimeDays: 0 }, files);
    const read = async (from: number, limit: number) =>
      (await readList('run', 'cell-4', { from, limit }, files)).map((row) => row.accountId);
    expect(await read(0, 3)).toEqual([0, 1, 2].map(accountId));
    expect(await read(998, 4)).toEqual([998, 999, 1000, 1001].map(accountId));
    expect(await read(1000, 1)).toEqual([accountId(1000)]);
    expect(await read(2098, 9)).toEqual([2098, 2099].map(accountId));
    expect(await read(2100, 9)).toEqual([]);
    expect(await read(5000, 9)).toEqual([]);
  });
});

describe('Migrations of some days', () => {
  it('are those of the plant’s days, both included, added up by whence, whither and why', async () => {
    await world.score(); // on Monday at 05:00 in Moscow
    world.clock.instant = '2026-03-02T20:59:00.000Z'; // Monday, 23:59 there
    await world.buys(5, today, 500);
    await world.ask();
    await world.score(); // Tuesday, 00:00 there
    const { timeZone } = contextOf(robot).policy.calendar;
    const between = (from: string, to: string) => migrationsBetween(from, to, timeZone, world.records);
    expect(await between('2026-02-28', '2026-03-01')).toEqual([]);
    expect(matrixOf(await between('2026-03-02', '2026-03-02'))).toEqual(
      [
        { from: undefined, to: 13, cause: 'first', accounts: 4, marginMinor: 860_000 },
        { from: undefined, to: 26, cause: 'first', accounts: 2, marginMinor: 1_130_000 },
        { from: undefined, to: 0, cause: 'first', accounts: 2, marginMinor: 50_000 },
      ].toSorted((one, other) => other.marginMinor - one.marginMinor),
    );
    const tuesday = await between('2026-03-03', '2026-03-03');
    expect(tuesday.map((each) => [each.accountId, each.on, each.cause])).toContainEqual([
      ...[accountId(5), '2026-03-03', 'own'],
    ]);
    expect(matrixOf(tuesday)).toContainEqual({ from: 13, to: 4, cause: 'own', accounts: 1, marginMinor: 300_000 });
    expect(await between('2026-03-02', '2026-03-03')).toHaveLength(8 + tuesday.length);
  });
});

describe('The score of one account', () => {
  const scoreOf = async (n: number) => {
    const account = await world.account(n);
    return accountScore(
      account,
      { records: world.records, buyers: new MemoryBuyers(world.records) },
      contextOf(anna, world.clock.instant),
    );
  };

  it('is by the boundaries of the week and what it has bought until today', async () => {
    await world.score();
    await world.buys(5, today, 600);
    expect(await scoreOf(5)).toMatchObject({
      ...{ today, values: { recency: 0, frequency: 6, monetary: 310_000 / 6 }, score: { cell: 13, version: 1 } },
      listed: { standing: { cell: 4, base: 'company' }, marginMinor: 310_000, isValuable: false },
      clock: { usualDays: 10, state: 'not-yet' },
    });
  });

  it('has no group before the first run, and is none of an account that has not bought', async () => {
    expect(await scoreOf(1)).toMatchObject({ values: { recency: 10 }, listed: undefined, cut: undefined });
    expect(await scoreOf(99)).toBeUndefined();
  });

  it('counts what its aliases bought as its own', async () => {
    await world.score();
    const [alias, survivor] = [await world.account(1), await world.account(2)];
    await commitPlan(
      world.records,
      together(
        change(alias, { ...alias, version: 2, mergedInto: survivor.id }),
        change(survivor, { ...survivor, version: 2, aliases: [alias.id] }),
      ),
      contextOf(robot),
    );
    const asked = async (account: typeof alias) =>
      accountScore(
        account,
        { records: world.records, buyers: new MemoryBuyers(world.records) },
        contextOf(anna, mondayNight),
      );
    const known = await world.records.get('account', alias.id);
    expect((await asked(known ?? alias))?.customer).toMatchObject({ id: survivor.id, purchases: [{}, {}, {}] });
    expect((await asked(survivor))?.values.frequency).toBe(2); // as the record told of no alias yet
  });
});

describe('Asking for a run', () => {
  const ask = async (by = head, at = mondayNight) =>
    askScoring(await world.records.get('scoring', scoringId), contextOf(by, at));

  it('is a head’s, a marketer’s or the operator’s', async () => {
    expect(refusalOf(await ask(anna))).toMatchObject({ kind: 'forbidden' });
    for (const by of [head, marketer, operator]) expect(accepted(await ask(by)).askedAt).toBe(mondayNight);
  });

  it('changes nothing while one is asked for that has not begun', async () => {
    const context = contextOf(head, mondayNight);
    await decideAndCommit(world.records, context, () => ask());
    const later = '2026-03-02T02:10:00.000Z';
    expect(await ask(head, later)).toEqual({ ok: true, askedAt: mondayNight, plan: together() });
    expect(pendingSince(await world.scoring())).toBe(mondayNight);
    world.clock.instant = later;
    await world.score();
    expect(pendingSince(await world.scoring())).toBeUndefined();
    expect(accepted(await ask(head, '2026-03-02T02:20:00.000Z')).plan.facts).toMatchObject([{ type: 'ScoringAsked' }]);
  });
});
