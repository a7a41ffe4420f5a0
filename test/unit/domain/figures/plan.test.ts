import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Fact } from '../../../../shared/domain/facts/fact.ts';
import type { Done } from '../../../../shared/domain/figures/done.ts';
import { doneIn } from '../../../../shared/domain/figures/done.ts';
import { planCsv } from '../../../../shared/domain/figures/plan-csv.ts';
import { planRows } from '../../../../shared/domain/figures/plan.ts';
import { type KnownPlan, plansIn, targetsOf } from '../../../../shared/domain/figures/plans.ts';
import { salesIn, sellersIn } from '../../../../shared/domain/figures/sales.ts';
import { idOf } from '../../../support/domain/contexts.ts';
import { memberWith } from '../../../support/domain/traces.ts';

const month = '2026-03';
const [anna, boris] = [idOf(1), idOf(2)];
const noConversion = { won: 0, decided: 0 };

describe('What is aimed at', () => {
  it('is what was set last, as it was known at an instant', () => {
    const fact = (version: number, recordedAt: string, data: object, id = idOf(9)) =>
      ({ type: 'PlanSet', subject: { kind: 'plan', id }, version, n: 0, recordedAt, data }) as unknown as Fact; // all that is read of it
    const facts = [
      fact(2, '2026-03-05', { month, orders: 20 }),
      fact(1, '2026-02-01', { month, orders: 10 }),
      fact(1, '2026-02-01', { month, segment: 'dealer', margin: 5 }, idOf(8)),
      { ...fact(1, '2026-02-01', {}, idOf(7)), type: 'CostRecorded' },
    ];
    expect(plansIn(facts, '2026-03-01')).toEqual([
      { month, orders: 10 },
      { month, segment: 'dealer', margin: 5 },
    ]);
    expect(plansIn(facts, '2026-03-05')).toContainEqual({ month, orders: 20 });
  });

  it('in all is what was set for all, else the sum of the managers, else of the segments, else of both', () => {
    const both: KnownPlan = { month, manager: anna, segment: 'dealer', orders: 1 };
    const ofBoris: KnownPlan = { month, manager: boris, segment: 'individual', orders: 2 };
    const segments: KnownPlan[] = [
      { month, segment: 'dealer', orders: 10 },
      { month, segment: 'individual', orders: 20, margin: 3 },
    ];
    const managers: KnownPlan[] = [
      { month, manager: anna, orders: 100 },
      { month, manager: boris, orders: 200 },
    ];
    const other: KnownPlan = { month: '2026-04', orders: 7 };
    const of = (...plans: KnownPlan[]) => targetsOf([...plans, other], { month });
    expect(of(both, ofBoris)).toEqual({ orders: 3 });
    expect(of(both, ofBoris, ...segments)).toEqual({ orders: 30, margin: 3 });
    expect(of(both, ofBoris, ...segments, ...managers)).toEqual({ orders: 300, margin: 3 });
    expect(of(both, ...managers, { month, orders: 1000 })).toEqual({ orders: 1000 });
    expect(targetsOf([both, ofBoris, ...segments], { month, manager: anna })).toEqual({ orders: 1 });
    expect(targetsOf([both, ...managers], { month, segment: 'dealer' })).toEqual({ orders: 1 });
    expect(targetsOf([...managers], { month, segment: 'dealer' })).toEqual({});
  });
});

describe('Plan, fact, forecast and gap', () => {
  const months = { from: month, to: '2026-04' };

  it('are of all, each manager, each segment, and of both where something is aimed at', () => {
    const rows = planRows({
      ...{ months, conversion: { won: 2, decided: 8, meanOrder: 100 } },
      plans: [
        { month, orders: 500, newCustomers: 1 },
        { month, manager: anna, segment: 'dealer', orders: 90 },
      ],
      done: [
        { month, manager: anna, segment: 'dealer', orders: 200.4, margin: 50.5 },
        { month, manager: boris, segment: 'dealer', newCustomers: 1, shipments: 70 },
        { month: '2026-02', orders: 1 },
      ],
      expected: new Map([['2026-04', [{ month: '2026-04', manager: anna, orders: 30.2, newCustomers: 0.25 }]]]),
    });
    const place = ({ month: of, manager, segment }: (typeof rows)[number]) => [of, manager, segment];
    expect(rows.map(place)).toEqual([
      ...[[month], [month, anna], [month, boris], [month, undefined, 'dealer'], [month, anna, 'dealer']].map((of) => [
        ...of,
        ...Array.from({ length: 3 - of.length }, () => undefined),
      ]),
      ...[
        ['2026-04', undefined, undefined],
        ['2026-04', anna, undefined],
      ],
    ]);
    expect(rows[0]).toEqual({
      month,
      ...{ orders: { plan: 500, fact: 200, gap: 300 }, shipments: { fact: 70 }, margin: { fact: 51 } },
      ...{ newCustomers: { plan: 1, fact: 1, gap: 0 }, leadsForGap: 12 }, // 300 / (2/8 · 100)
    });
    expect(rows[1]?.orders).toEqual({ plan: 90, fact: 200, gap: -110 });
    expect(rows[1]).not.toHaveProperty('leadsForGap'); // passed
    expect(rows[5]).toMatchObject({ orders: { fact: 0, forecast: 30 }, newCustomers: { fact: 0, forecast: 0.25 } });
  });

  it('say in leads what is missing only where leads have become orders', () => {
    const asked = {
      months: { from: month, to: month },
      plans: [{ month, orders: 500 }],
      done: [],
      expected: new Map(),
    };
    expect(planRows({ ...asked, conversion: noConversion })[0]).not.toHaveProperty('leadsForGap');
    const conversion = { won: 1, decided: 3, meanOrder: 1000 };
    expect(planRows({ ...asked, conversion })[0]?.leadsForGap).toBe(2);
    const reached = [{ month, orders: 500 }];
    expect(planRows({ ...asked, done: reached, conversion })[0]).not.toHaveProperty('leadsForGap');
    expect(planRows({ ...asked, plans: [], conversion })[0]).not.toHaveProperty('leadsForGap');
  });

  it('have one row for each manager and each segment alone that something is aimed at', () => {
    const plans = [
      { month, manager: anna, orders: 1 },
      { month, segment: 'dealer', orders: 2 },
    ];
    const rows = planRows({
      ...{ months: { from: month, to: month }, plans, done: [], expected: new Map(), conversion: noConversion },
    });
    expect(rows.map(({ manager, segment }) => [manager, segment])).toEqual([
      [undefined, undefined],
      [anna, undefined],
      [undefined, 'dealer'],
    ]);
  });

  it('add up: what managers did and are expected to do is what all did, if everything is somebody’s', () => {
    const done = fc.record({
      month: fc.constant(month),
      manager: fc.constantFrom(anna, boris),
      segment: fc.constantFrom('dealer', 'individual'),
      orders: fc.integer({ min: 0, max: 1e9 }),
    });
    fc.assert(
      fc.property(fc.array(done), fc.array(done), (some: Done[], ahead: Done[]) => {
        const rows = planRows({
          ...{ months: { from: month, to: month }, plans: [], done: some, conversion: noConversion },
          expected: new Map([[month, ahead]]),
        });
        const [all, ...others] = rows;
        for (const name of ['manager', 'segment'] as const) {
          const parts = others.filter((row) => row[name] !== undefined);
          const sum = (figure: 'fact' | 'forecast') =>
            parts.reduce((total, { orders }) => total + (orders[figure] ?? Number.NaN), 0);
          expect([sum('fact'), sum('forecast')]).toEqual([all?.orders.fact, all?.orders.forecast]);
        }
      }),
      { numRuns: 100 },
    );
  });

  it('open in a spreadsheet, in whole units of the currency', () => {
    const plans = [{ month, manager: anna, orders: 150_050, newCustomers: 3 }];
    const rows = planRows({
      ...{ months: { from: month, to: month }, plans, done: [], expected: new Map(), conversion: noConversion },
    });
    const [titles, all, ofAnna] = planCsv(rows, 'RUB', 'comma').split('\r\n');
    expect(titles).toContain('orders, plan;orders, fact;orders, forecast;orders, gap;shipments, plan');
    expect(all).toBe(`${month};;;1500,5;0;;1500,5;;0;;;;0;;;3;0;;3;;RUB`);
    expect(ofAnna?.startsWith(`${month};${anna};;1500,5`)).toBe(true);
  });
});

describe('What was done', () => {
  const order = (id: number, fields: object = {}) => ({
    ...{ id: idOf(id), accountId: idOf(50), on: '2026-03-05', netMinor: 100, currency: 'RUB', costMinor: 40 },
    ...fields,
  });
  const deal = memberWith(
    60,
    { manager: anna, segment: 'individual' },
    {
      ...{ kind: 'deal', pipeline: 'project' },
      visits: [{ stage: 'shipped', at: '2026-03-31T21:30:00.000Z' }], // April in Moscow
      counted: { amount: { netMinor: 70, currency: 'RUB', as: 'agreed' } },
    },
  );
  const account = (id: number, counted: object, more: object = {}) =>
    [idOf(id), { id: idOf(id), counted, ...more }] as const;
  const accounts = new Map([
    account(50, { segment: 'dealer', owner: boris }),
    account(51, {}, { mergedInto: idOf(50) }),
    account(52, { owner: boris }),
  ]);

  it('is the deal owner’s, else the account owner’s, in the segment of the account, else of the deal', () => {
    const sales = salesIn({
      ...{ accounts, deals: [deal], rates: new Map([['dealer', 0.3]]), currency: 'RUB' },
      orders: [
        order(1, { dealId: deal.trace.id }),
        order(2, { accountId: idOf(51), costMinor: undefined }),
        order(3, { accountId: idOf(52), dealId: deal.trace.id }),
        order(4, { currency: 'EUR' }),
        order(5, { accountId: idOf(53) }),
      ],
    });
    expect(sales.map(({ accountId, manager, segment, margin }) => [accountId, manager, segment, margin])).toEqual([
      [idOf(50), anna, 'dealer', 60],
      [idOf(50), boris, 'dealer', 30], // by the rate, of the account it was merged into
      [idOf(52), anna, 'individual', 60],
      [idOf(53), undefined, undefined, 60],
    ]);
    const done = doneIn(sales, [deal], 'Europe/Moscow');
    expect(done.map(({ month: of, orders, newCustomers, shipments }) => [of, orders, newCustomers, shipments])).toEqual(
      [
        ['2026-03', 100, 1, undefined],
        ['2026-03', 100, undefined, undefined],
        ['2026-03', 100, 1, undefined],
        ['2026-03', 100, 1, undefined],
        ['2026-04', undefined, undefined, 200], // what its orders came to
      ],
    );
  });

  it('is of the product that was ordered, else of that of its deal', () => {
    const counted = { ...deal.trace.counted, product: 'line' };
    const ofLine = { ...deal, trace: { ...deal.trace, counted } };
    const sales = salesIn({
      ...{ accounts, deals: [ofLine], rates: new Map(), currency: 'RUB' },
      orders: [
        order(1, { dealId: ofLine.trace.id, product: 'relay' }),
        order(2, { dealId: ofLine.trace.id }),
        order(3),
      ],
    });
    expect(sales.map(({ product }) => product)).toEqual(['relay', 'line', undefined]);
  });

  it('is complained of to whoever sold the order, or the deal, else to whoever has the account', () => {
    const seller = sellersIn({ accounts, deals: [deal], orders: [order(1, { dealId: deal.trace.id }), order(2)] });
    const accountId = idOf(51); // merged into one of Boris’s
    expect(seller({ accountId, purchaseId: idOf(1) })).toBe(anna);
    expect(seller({ accountId, dealId: deal.trace.id })).toBe(anna);
    expect(seller({ accountId, purchaseId: idOf(2) })).toBe(boris);
    expect(seller({ accountId })).toBe(boris);
    expect(seller({ accountId: idOf(53) })).toBeUndefined();
  });

  it('is shipped for nothing where nobody knows what it is worth', () => {
    const unknown = { ...deal, trace: { ...deal.trace, counted: {} } };
    expect(doneIn([], [unknown], 'UTC')[0]?.shipments).toBe(0);
  });

  it('is shipped for what is known of it where it has no order, and not where it was cancelled', () => {
    const [shipped] = doneIn([], [deal], 'UTC');
    expect(shipped).toEqual({ month: '2026-03', manager: anna, segment: 'individual', shipments: 70 });
    const left = { as: 'lost', at: '2026-04-02', since: '2026-04-02' } as const;
    const visits = [{ stage: 'shipped', at: '2026-03-31T21:30:00.000Z', left }];
    expect(doneIn([], [{ ...deal, trace: { ...deal.trace, visits } }], 'UTC')).toEqual([]);
  });
});
