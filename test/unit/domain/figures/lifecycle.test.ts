import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Fact } from '../../../../shared/domain/facts/fact.ts';
import { discountsIn, groupRows, unsoldIn } from '../../../../shared/domain/figures/assortment.ts';
import type { Spent } from '../../../../shared/domain/figures/costs.ts';
import {
  comingTo,
  type LifecycleState,
  type Living,
  movesUp,
  pyramidOf,
  recurringIn,
  stageCosts,
  standingsIn,
  statesBySegment,
} from '../../../../shared/domain/figures/lifecycle.ts';
import type { Member } from '../../../../shared/domain/figures/members.ts';
import { returnedIn, returningIn } from '../../../../shared/domain/figures/report-lifecycle.ts';
import type { Sale } from '../../../../shared/domain/figures/sales.ts';
import { idOf } from '../../../support/domain/contexts.ts';
import { memberWith } from '../../../support/domain/traces.ts';

const asOf = '2026-11-20T09:00:00.000Z';
const time = { first: '2026-10-01', after: '2026-11-01' };
const account = (n: number, more: object = {}) =>
  [idOf(n), { id: idOf(n), counted: { segment: 'dealer', owner: idOf(9) }, ...more }] as const;
const order = (n: number, on: string, fields: Partial<Sale> = {}): Sale => ({
  ...{ id: `${String(n)}/${on}`, accountId: idOf(n), on, netMinor: 100, currency: 'RUB', margin: 40, isAssumed: false },
  ...{ segment: 'dealer', ...fields },
});
let made = 0x600;
function deal(n: number, stage: string, at: string, fields: Partial<Member> = {}, counted: object = {}): Member {
  made += 1;
  const trace = { visits: [{ stage, at }], counted: { accountId: idOf(n), ...counted } };
  return memberWith(made, { segment: 'dealer', ...fields }, { kind: 'deal', pipeline: 'project', ...trace });
}
/** The same, lost where it stood. */
const lost = (member: Member): Member => {
  const left = { as: 'lost', at: '2026-11-02', since: '2026-11-02' } as const;
  return { ...member, trace: { ...member.trace, visits: member.trace.visits.map((visit) => ({ ...visit, left })) } };
};
const living = (fields: Partial<Living> = {}): Living => ({
  ...{ accounts: new Map([account(1)]), sales: [], deals: [], steps: new Map([['line', 5]]), asOf },
  returning: { running: new Set(), cells: new Map() },
  ...fields,
});
const stateOf = (fields: Partial<Living>) => standingsIn(living(fields))[0]?.state;

describe('An account', () => {
  const bought = [order(1, '2026-05-01', { pyramidStep: 2 })];
  it.each<[string, Partial<Living>]>([
    ['acquisition', {}],
    ['acquisition', { deals: [deal(1, 'new-deal', '2026-11-01')] }],
    ['retention', { sales: bought }], // of an order without a deal nobody tells when it left
    ['development', { sales: bought, deals: [deal(1, 'send-quote', '2026-11-01', {}, { product: 'line' })] }],
    ['retention', { sales: bought, deals: [deal(1, 'send-quote', '2026-11-01', {}, { product: 'spare' })] }],
    ['retention', { sales: bought, deals: [deal(1, 'send-quote', '2026-11-01')] }], // of no product anybody told
    [
      'retention', // no step higher
      {
        sales: bought,
        steps: new Map([['line', 2]]),
        deals: [deal(1, 'send-quote', '2026-11-01', {}, { product: 'line' })],
      },
    ],
    ['retention', { sales: bought, deals: [lost(deal(1, 'send-quote', '2026-11-01', {}, { product: 'line' }))] }],
    [
      'retention', // nobody told how high what it bought stands
      { sales: [order(1, '2026-05-01')], deals: [deal(1, 'send-quote', '2026-11-01', {}, { product: 'line' })] },
    ],
    ['retention', { sales: bought, deals: [deal(1, 'shipped', '2026-11-01', {}, { product: 'line' })] }],
    ['return', { sales: bought, returning: { running: new Set([idOf(1)]), cells: new Map() } }],
    ['return', { sales: bought, returning: { running: new Set(), cells: new Map([[idOf(1), 18]]) } }], // worst by recency
    ['retention', { sales: bought, returning: { running: new Set(), cells: new Map([[idOf(1), 17]]) } }],
  ])('is at %s', (state, fields) => {
    expect(stateOf(fields)).toBe(state);
  });

  it('is brought to its result until something of what it ordered has left', () => {
    const paid = deal(1, 'production-ordered', '2026-10-01');
    const sales = [order(1, '2026-10-01', { dealId: paid.trace.id })];
    expect(stateOf({ sales, deals: [paid] })).toBe('result');
    expect(stateOf({ sales, deals: [paid, deal(1, 'shipped', '2026-11-19T09:00:00.000Z')] })).toBe('retention');
    expect(stateOf({ sales, deals: [paid, deal(1, 'shipped', '2026-11-21T09:00:00.000Z')] })).toBe('result');
    expect(stateOf({ sales, deals: [paid, deal(1, 'shipped', asOf)] })).toBe('retention');
  });

  it('has its result by any order of which nobody tells when it left: without a deal, or of a deal nobody knows', () => {
    const paid = deal(1, 'production-ordered', '2026-10-01');
    const waiting = order(1, '2026-10-01', { dealId: paid.trace.id });
    expect(stateOf({ sales: [waiting, order(1, '2026-10-02')], deals: [paid] })).toBe('retention');
    expect(stateOf({ sales: [order(1, '2026-10-02', { dealId: idOf(0x999) })], deals: [paid] })).toBe('retention');
  });

  it('is on the highest step it has bought, and on none where nobody told one', () => {
    const stepOf = (...steps: number[]) => {
      const sales = steps.map((pyramidStep) => order(1, '2026-05-01', pyramidStep > 0 ? { pyramidStep } : {}));
      return standingsIn(living({ sales }))[0];
    };
    expect([stepOf(2, 4, 3, 0)?.step, stepOf(0)?.step]).toEqual([4, undefined]);
    expect(stepOf(0)).not.toHaveProperty('step');
  });

  it('stands once, as whom it was merged into, and by segment', () => {
    const accounts = new Map([account(1), account(2, { mergedInto: idOf(1) }), account(3, { counted: {} })]);
    const standings = standingsIn(living({ accounts, sales: [order(1, '2026-05-01')] }));
    expect(standings.map(({ account: { id }, state }) => [id, state])).toEqual([
      [idOf(1), 'retention'],
      [idOf(3), 'acquisition'],
    ]);
    const none = { acquisition: 0, result: 0, retention: 0, development: 0, return: 0 };
    expect(statesBySegment(standings)).toEqual([
      { ...none, acquisition: 1 },
      { ...none, segment: 'dealer', retention: 1 },
    ]);
    const three = ['b', 'c', 'a'].map((segment, n) => account(n + 1, { counted: { segment } }));
    expect(statesBySegment(standingsIn(living({ accounts: new Map(three) }))).map(({ segment }) => segment)).toEqual([
      'a',
      'b',
      'c',
    ]);
  });
});

describe('What one customer costs', () => {
  const shipped = deal(1, 'shipped', '2026-10-31T21:30:00.000Z'); // November in Moscow
  const earlier = deal(2, 'shipped', '2026-10-15T09:00:00.000Z');
  const sales = [
    ...[order(1, '2026-10-05', { pyramidStep: 1 }), order(2, '2025-06-01', { pyramidStep: 1 })],
    ...[order(2, '2026-10-20', { pyramidStep: 3 }), order(3, '2025-01-01')],
  ];
  const accounts = new Map([account(1), account(2), account(3)]);
  const all = living({ accounts, sales, deals: [shipped, earlier, deal(2, 'shipped', '2026-10-30T09:00:00.000Z')] });
  const standings = standingsIn(all);
  const told = { returned: new Set([idOf(3)]), timeZone: 'Europe/Moscow' };

  it('is over those won, shipped to first, active, moved up, and returned in the time', () => {
    const coming = comingTo(all, time, told);
    const cost = (stage: Spent['stage'], netMinor: number, currency = 'RUB') =>
      ({ stage, amount: { netMinor, currency, vatPercent: 0 } }) as Spent;
    const costs = [cost('retention', 70), cost('retention', 31), cost('acquisition', 5, 'EUR')];
    expect(stageCosts(costs, standings, coming, 'RUB')).toEqual([
      { state: 'acquisition', customers: 1 },
      { state: 'result', customers: 1 },
      { state: 'retention', customers: 2, cost: 101, perCustomer: 50.5 },
      { state: 'development', customers: 1 },
      { state: 'return', customers: 1 },
    ]);
    expect(stageCosts([cost('return', 5)], [], coming, 'RUB').at(-1)).toEqual({
      ...{ state: 'return', customers: 0, cost: 5 },
    });
  });

  it('is over nobody whose day was before the time or is behind it, and over all of the year before its end', () => {
    const ordered = (on: string, fields: Partial<Sale> = {}) => order(1, on, fields);
    const of = (sales: readonly Sale[], deals: readonly Member[] = []) => {
      const some = living({ accounts: new Map([account(1), account(4)]), sales, deals });
      const coming = comingTo(some, time, told);
      const count = (state: LifecycleState): number => standingsIn(some).filter(coming[state]).length;
      return {
        ...{ acquisition: count('acquisition'), result: count('result') },
        ...{ retention: count('retention'), development: count('development') },
      };
    };
    const nobody = { acquisition: 0, result: 0, retention: 0, development: 0 };
    expect(of([])).toEqual(nobody);
    expect(of([ordered('2026-10-01')])).toEqual({ ...nobody, acquisition: 1, retention: 1 });
    expect(of([ordered('2026-11-01')])).toEqual(nobody);
    expect(of([ordered('2025-11-01')])).toEqual({ ...nobody, retention: 1 });
    expect(of([ordered('2025-10-31')])).toEqual(nobody);
    const left = (at: string) => deal(1, 'shipped', `${at}T09:00:00.000Z`);
    expect(of([], [left('2026-10-20'), left('2026-09-20')])).toEqual(nobody); // the first one was before
    expect(of([], [left('2026-09-20'), left('2026-10-20')])).toEqual(nobody);
    expect(of([], [left('2026-10-20'), deal(1, 'new-deal', asOf), left('2026-11-20')])).toEqual({
      ...nobody,
      result: 1,
    });
  });

  it('counts as recurring what was ordered by who had ordered before', () => {
    const often = standingsIn(
      living({ sales: ['2026-01-01', '2026-09-30', '2026-10-01', '2026-11-01'].map((on) => order(1, on)) }),
    );
    expect(recurringIn(often, time).map(({ on }) => on)).toEqual(['2026-10-01']);
    expect(recurringIn(standings, time).map(({ on }) => on)).toEqual(['2026-10-20']);
    expect(recurringIn(standings, { first: '2026-10-21', after: '2026-11-01' })).toEqual([]);
  });

  it('is beside the pyramid: who is on which step, and who came up to it', () => {
    expect(pyramidOf(standings, time)).toEqual([
      { step: 1, customers: 1, movedUp: 0 },
      { step: 3, customers: 1, movedUp: 1 },
    ]);
    expect(pyramidOf(standings, { first: '2026-01-01', after: '2026-10-01' })[1]).toMatchObject({ movedUp: 0 });
    const up = (first: string, after: string) => pyramidOf(standings, { first, after }).map(({ movedUp }) => movedUp);
    expect([up('2026-10-20', '2026-10-21'), up('2026-10-01', '2026-10-20'), up('2026-10-21', '2026-11-01')]).toEqual([
      ...[
        [0, 1],
        [0, 0],
        [0, 0],
      ],
    ]);
    const steps = [10, 9, 2].map((pyramidStep, n) => order(n + 1, '2026-05-01', { pyramidStep }));
    expect(pyramidOf(standingsIn({ ...all, sales: steps }), time).map(({ step }) => step)).toEqual([2, 9, 10]);
  });
});

describe('Moving up', () => {
  it('is an order of a higher step than all before it, never the first, and never of a step nobody knows', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 5 })), (steps) => {
        const orders = steps.map((pyramidStep, n) => order(1, `2026-01-${String(n + 10)}`, { pyramidStep }));
        const ups = movesUp(orders);
        const known = steps.filter((step) => step > 0);
        expect(ups.every(({ from, to }) => 0 < from && from < to)).toBe(true);
        expect(ups.at(-1)?.to ?? known[0]).toBe(known.length === 0 ? undefined : Math.max(...known));
      }),
    );
  });
});

describe('The assortment', () => {
  const products = [
    { slug: 'line', group: 'systems', active: true },
    { slug: 'relay', group: 'sensors', active: true },
    { slug: 'old', group: 'sensors', active: false },
  ];
  it('has for each group what it brought, its margin and the discount of its last quotes', () => {
    const sales = [
      order(1, '2026-10-05', { product: 'line', netMinor: 200, margin: 50 }),
      order(1, '2026-10-06', { product: 'nowhere' }),
      order(1, '2026-09-30', { product: 'line' }),
      order(1, '2026-11-01', { product: 'line' }),
    ];
    const quoted = deal(1, 'agree-price', asOf, { productGroup: 'sensors' });
    const other = deal(2, 'agree-price', asOf, { productGroup: 'sensors' });
    const discounts = new Map([
      [quoted.trace.id, 6],
      [other.trace.id, 10],
    ]);
    expect(groupRows(sales, [quoted, other, deal(2, 'new-deal', asOf)], discounts, { ...time, products })).toEqual([
      { group: 'sensors', orders: 0, revenue: 0, margin: 0, discountPercent: 8 },
      { group: 'systems', orders: 1, revenue: 200, margin: 50, marginPercent: 25 },
      { orders: 1, revenue: 100, margin: 40, marginPercent: 40 },
    ]);
  });

  it('lists its groups by their names', () => {
    const groups = ['b', 'c', 'a'].map((group) => ({ slug: group, group, active: true }));
    const sales = groups.map(({ slug }) => order(1, '2026-10-01', { product: slug }));
    expect(groupRows(sales, [], new Map(), { ...time, products: groups }).map(({ group }) => group)).toEqual([
      'a',
      'b',
      'c',
    ]);
  });

  it('takes of each deal the last quote of the time', () => {
    const sent = (version: number, sentOn: string, discountPercent?: number) =>
      ({
        ...{ type: 'QuoteSent', recordedAt: `${sentOn}T00:00:00Z`, version, n: 0, subject: { kind: 'deal', id: 'd' } },
        data: { sentOn, discountPercent },
      }) as unknown as Fact; // all that is read of it
    const facts = [sent(3, '2026-10-09'), sent(2, '2026-10-02', 5), sent(4, '2026-11-01', 9)];
    expect(discountsIn(facts, asOf, time)).toEqual(new Map([['d', 0]]));
    expect(discountsIn(facts, '2026-10-03', time)).toEqual(new Map([['d', 5]]));
    expect(discountsIn(facts, '2026-10-02T00:00:00Z', time)).toEqual(new Map([['d', 5]])); // known by that instant
    expect(discountsIn([sent(1, '2026-09-30', 5)], asOf, time)).toEqual(new Map());
    expect(discountsIn([sent(1, '2026-10-01', 5)], asOf, time)).toEqual(new Map([['d', 5]]));
    const moved: Fact = { ...sent(5, '2026-10-20', 9), type: 'DealMoved' };
    expect(discountsIn([...facts, moved], asOf, time)).toEqual(new Map([['d', 0]]));
  });

  it('names what is sold still and nobody ordered for a year', () => {
    const sales = [order(1, '2026-10-05', { product: 'line' }), order(1, '2025-11-20', { product: 'relay' })];
    expect(unsoldIn(sales, products, '2026-11-20')).toEqual(['relay']);
    expect(unsoldIn(sales, products, '2026-11-19')).toEqual([]);
  });
});

describe('Who is being won back', () => {
  const fact = (type: string, id: string, data: object, at = '2026-10-10T09:00:00.000Z') =>
    ({ type, at, recordedAt: at, version: 1, n: 0, subject: { kind: 'x', id }, data }) as unknown as Fact; // all that is read of it
  const facts = [
    fact('WinBackStarted', 'one', { accountId: idOf(1) }),
    fact('WinBackStarted', 'two', { accountId: idOf(2) }),
    fact('WinBackEnded', 'two', { accountId: idOf(2), outcome: 'returned' }),
    fact('WinBackEnded', 'three', { accountId: idOf(3), outcome: 'no-answer' }),
    fact('SegmentMigrated', 's', { accountId: idOf(1), to: { cell: 3 } }, '2026-10-12T00:00:00.000Z'),
    fact('SegmentMigrated', 's', { accountId: idOf(1), to: { cell: 20 } }),
    fact('SegmentMigrated', 't', { accountId: idOf(2), to: {} }),
  ];
  it('is who has an attempt that runs; and each stands in the group it came to last', () => {
    expect(returningIn(facts, asOf)).toEqual({ running: new Set([idOf(1)]), cells: new Map([[idOf(1), 3]]) });
    expect(returningIn(facts, '2026-10-11').cells).toEqual(new Map([[idOf(1), 20]]));
  });
  it('has returned where the attempt ended so in the time, as whom it was merged into', () => {
    const accounts = new Map([account(2, { mergedInto: idOf(5) }), account(5)]);
    expect(returnedIn(facts, { accounts, asOf }, time, 'UTC')).toEqual(new Set([idOf(5)]));
    expect(returnedIn(facts, { accounts, asOf }, { first: '2026-10-11', after: '2026-11-01' }, 'UTC')).toEqual(
      new Set(),
    );
  });
});
