import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Fact } from '../../../../shared/domain/facts/fact.ts';
import type { Spent } from '../../../../shared/domain/figures/costs.ts';
import { daysAtWork, effortIn, readEffort } from '../../../../shared/domain/figures/effort.ts';
import { focusCsv } from '../../../../shared/domain/figures/focus-csv.ts';
import { type Focusing, focusOf } from '../../../../shared/domain/figures/focus.ts';
import type { Sale } from '../../../../shared/domain/figures/sales.ts';
import { idOf } from '../../../support/domain/contexts.ts';
import { memberWith } from '../../../support/domain/traces.ts';

const asOf = '2026-04-30T00:00:00.000Z';
const span = { from: '2026-03-01T00:00:00.000Z', before: '2026-04-01T00:00:00.000Z' };
const on = (day: string) => `${day}T00:00:00.000Z`;

const fact = (n: number, type: string, at: string, data: object = {}, more: object = {}) =>
  ({
    type,
    at,
    recordedAt: at,
    version: n,
    n: 0,
    subject: { kind: 'lead', id: idOf(1) },
    data,
    ...more,
  }) as unknown as Fact; // all that is read of it

describe('Effort', () => {
  it('is what was done and the times it waited: until its date, or somebody ended it, or another wait began', () => {
    const facts = [
      fact(5, 'LeadWaits', on('2026-03-20'), { until: on('2026-03-25') }),
      fact(1, 'ActivityRecorded', on('2026-03-01')),
      fact(2, 'LeadWaits', on('2026-03-02'), { until: on('2026-03-09') }),
      fact(3, 'LeadWaits', on('2026-03-05'), { until: on('2026-03-15') }),
      fact(4, 'LeadWaitEnded', on('2026-03-10'), { by: 'hand' }),
      fact(6, 'LeadWaitEnded', on('2026-03-26'), { by: 'date' }),
      fact(7, 'LeadMoved', on('2026-03-27')),
      fact(8, 'ActivityRecorded', asOf),
      fact(9, 'ActivityRecorded', on('2026-05-01')), // not known yet
    ];
    expect([...effortIn(facts, asOf)]).toEqual([
      [
        idOf(1),
        {
          activities: [on('2026-03-01'), asOf],
          waits: [
            { from: on('2026-03-02'), before: on('2026-03-05') },
            { from: on('2026-03-05'), before: on('2026-03-10') },
            { from: on('2026-03-20'), before: on('2026-03-25') },
          ],
        },
      ],
    ]);
  });

  it('of a deal is the same, and is read from the facts that tell it alone', async () => {
    const facts = [
      fact(1, 'DealWaits', on('2026-03-02'), { until: on('2026-03-09') }),
      fact(2, 'DealWaitEnded', on('2026-03-05')),
      fact(3, 'ActivityRecorded', on('2026-03-06')),
    ];
    const asked: unknown[] = [];
    const journal: Parameters<typeof readEffort>[2] = {
      async *happened(...of) {
        asked.push(of);
        yield await Promise.resolve(facts.slice(0, 1));
        yield facts.slice(1);
      },
    };
    expect(await readEffort(span, asOf, journal)).toEqual(
      new Map([
        [idOf(1), { activities: [on('2026-03-06')], waits: [{ from: on('2026-03-02'), before: on('2026-03-05') }] }],
      ]),
    );
    const types = ['ActivityRecorded', 'LeadWaits', 'LeadWaitEnded', 'DealWaits', 'DealWaitEnded'];
    expect(asked).toEqual([[span.from, span.before, { types }]]);
  });

  it('lasts as long as somebody has to work on it: not before the time, nor behind it, nor while it waits or is shipped', () => {
    const left = (day: string) => ({ as: 'moved-on', at: on(day), since: on(day) }) as const;
    const deal = memberWith(
      1,
      {},
      {
        ...{ kind: 'deal', pipeline: 'project' },
        visits: [
          { stage: 'new-deal', at: on('2026-02-20'), left: left('2026-03-05') },
          { stage: 'discuss-terms', at: on('2026-03-05'), passed: true, left: left('2026-03-05') },
          { stage: 'send-quote', at: on('2026-03-05'), left: left('2026-03-11') },
          { stage: 'shipped', at: on('2026-03-11') },
        ],
      },
    );
    const waits = [
      { from: on('2026-02-25'), before: on('2026-03-02') },
      { from: on('2026-03-10'), before: on('2026-03-20') },
    ];
    expect(daysAtWork(deal, { activities: [], waits: [] }, span, asOf)).toBe(10);
    expect(daysAtWork(deal, { activities: [], waits }, span, asOf)).toBe(8);
    const open = memberWith(2, {}, { visits: [{ stage: 'new', at: on('2026-03-20') }] });
    expect(daysAtWork(open, { activities: [], waits: [] }, span, asOf)).toBe(12);
    expect(daysAtWork(open, { activities: [], waits: [] }, span, on('2026-03-22'))).toBe(2);
  });
});

const lead = (n: number, segment?: string) =>
  memberWith(
    n,
    { arrivedAt: on('2026-03-10'), ...(segment !== undefined && { segment }) },
    {
      visits: [
        { stage: 'new', at: on('2026-03-10'), left: { as: 'moved-on', at: on('2026-03-12'), since: on('2026-03-12') } },
      ],
    },
  );
const cost = (netMinor: number, fields: Partial<Spent> = {}): Spent => ({
  ...{ id: idOf(0x99), costKind: 'marketing', stage: 'acquisition', from: '2026-03-01', to: '2026-03-31' },
  amount: { netMinor, currency: 'RUB', vatPercent: 22 },
  ...fields,
});
const sale = (segment: string, netMinor: number, day = '2026-03-05') =>
  ({
    id: 'x',
    accountId: 'y',
    on: day,
    netMinor,
    currency: 'RUB',
    margin: netMinor / 4,
    isAssumed: false,
    segment,
  }) as Sale;

const focusing = (fields: Partial<Focusing> = {}): Focusing => {
  const leads = [lead(1, 'individual'), lead(2, 'individual'), lead(3, 'dealer'), lead(4)];
  return {
    ...{ members: leads, leads, everybody: leads, effort: new Map(), sales: [], costs: [] },
    ...{ focus: new Set(['dealer']), span, asOf, timeZone: 'UTC', currency: 'RUB', ...fields },
  };
};

describe('Segment focus', () => {
  it('sets what each segment brings beside what goes into it, the focus in front, and says what is outside it', () => {
    const { rows, total, outside } = focusOf(
      focusing({
        sales: [
          sale('dealer', 900, '2026-03-01'),
          sale('individual', 100),
          sale('dealer', 5, '2026-04-01'),
          sale('dealer', 5, '2026-02-28'),
        ],
        costs: [
          cost(400, { segment: 'individual' }),
          cost(100),
          cost(7, { amount: { netMinor: 7, currency: 'EUR', vatPercent: 0 } }),
          cost(7, { amount: { netMinor: 7, currency: 'EUR', vatPercent: 0 }, segment: 'dealer' }),
        ],
        effort: new Map([
          [
            idOf(1),
            { activities: [on('2026-02-28'), span.from, on('2026-03-11'), on('2026-03-31'), span.before], waits: [] },
          ],
        ]),
      }),
    );
    expect(rows.map(({ segment, focus }) => [segment, focus])).toEqual([
      ['dealer', true],
      ['individual', false],
      [undefined, false],
    ]);
    expect(rows[0]).toEqual({
      ...{ segment: 'dealer', focus: true, leads: 1, activities: 0, daysAtWork: 2, marketingCost: 25 },
      ...{ orders: 1, revenue: 900, margin: 225 },
      shares: {
        ...{ leads: 0.25, activities: 0, daysAtWork: 0.25, marketingCost: 0.05 },
        ...{ orders: 0.5, revenue: 0.9, margin: 0.9 },
      },
    });
    expect(rows[1]).toMatchObject({ leads: 2, activities: 3, marketingCost: 450, revenue: 100 });
    expect(total).toEqual({
      ...{ leads: 4, activities: 3, daysAtWork: 8, marketingCost: 500, orders: 2, revenue: 1000, margin: 250 },
    });
    expect(outside).toMatchObject({ leads: 0.75, marketingCost: 0.95, revenue: 0.1 });
  });

  it('lists what is no focus by its name', () => {
    const leads = ['b', 'c', 'a'].map((segment, n) => lead(n, segment));
    expect(focusOf(focusing({ leads })).rows.map(({ segment }) => segment)).toEqual([
      'dealer',
      'a',
      'b',
      'c',
      'individual',
      undefined,
    ]);
  });

  it('shares marketing costs among new leads of marketing, sales costs among all new leads, of whom those count that are asked for', () => {
    const spam = memberWith(7, { arrivedAt: on('2026-03-10'), segment: 'dealer' }, { visits: [] });
    const called = { ...lead(8, 'industrial'), origin: 'inbound-call' };
    const everybody = [lead(5, 'dealer'), lead(6, 'individual'), spam, called];
    const costs = [cost(100), cost(300, { costKind: 'sales' })];
    const of = (leads: typeof everybody) =>
      focusOf(focusing({ members: [], leads, everybody, costs })).rows.map((row) => [
        ...[row.segment, row.leads, row.marketingCost, row.salesCost],
      ]);
    expect(of(everybody)).toEqual([
      ['dealer', 1, 50, 100],
      ['individual', 1, 50, 100],
      ['industrial', 1, 0, 100],
    ]);
    expect(of(everybody.slice(0, 1))).toEqual([['dealer', 1, 50, 100]]);
  });

  it('says nothing of costs nobody has entered, and of a focus nobody has declared', () => {
    const { total, outside } = focusOf(focusing({ focus: new Set() }));
    expect(total).not.toHaveProperty('marketingCost');
    expect(total).not.toHaveProperty('salesCost');
    expect(outside).toBeUndefined();
    expect(focusOf(focusing({ leads: [], members: [], everybody: [] }))).toMatchObject({ rows: [], outside: {} });
  });

  it('keeps the cost of a month in which nobody came', () => {
    const alone = focusOf(focusing({ costs: [cost(300, { from: '2026-02-01', costKind: 'sales' })] }));
    expect(alone.rows.at(-1)).toMatchObject({ salesCost: 300 });
    expect(alone.rows.at(-1)).not.toHaveProperty('segment');
  });

  it('has in its rows all that was spent, to the minor unit', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.integer({ min: 0, max: 1e9 }), fc.boolean())), (spent) => {
        const costs = spent.map(([netMinor, tagged]) => cost(netMinor, tagged ? { segment: 'developer' } : {}));
        const { rows } = focusOf(focusing({ costs }));
        const entered = spent.reduce((sum, [netMinor]) => sum + netMinor, 0);
        expect(rows.reduce((sum, { marketingCost = 0 }) => sum + marketingCost, 0)).toBe(entered);
      }),
      { numRuns: 100 },
    );
  });

  it('opens in a spreadsheet', () => {
    const lines = focusCsv(focusOf(focusing({ sales: [sale('dealer', 12_345)] })), 'RUB', 'point').split('\r\n');
    expect(lines[1]).toBe('dealer,yes,1,0,2,,,1,123.45,30.8625,0.25,,0.25,,,1,1,1,RUB');
    expect(lines.slice(-3, -1)).toEqual([
      'all,,4,0,8,,,1,123.45,30.8625,,,,,,,,,RUB',
      'outside the focus,,,,,,,,,,0.75,,0.75,,,0,0,0,RUB',
    ]);
  });
});
