import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { type KnownAccount, type Order } from '../../../../shared/domain/figures/accounts.ts';
import type { Economy } from '../../../../shared/domain/figures/cohorts.ts';
import type { Spent } from '../../../../shared/domain/figures/costs.ts';
import { tablesCsv } from '../../../../shared/domain/figures/csv.ts';
import { economicsTables } from '../../../../shared/domain/figures/economics-tables.ts';
import { economicsRows } from '../../../../shared/domain/figures/economics.ts';
import type { Member } from '../../../../shared/domain/figures/members.ts';
import { shareRules } from '../../../../shared/domain/figures/share-by.ts';
import type { Left, Visit } from '../../../../shared/domain/figures/trace.ts';
import { present } from '../../../../shared/domain/present.ts';
import { idOf } from '../../../support/domain/contexts.ts';
import { memberWith } from '../../../support/domain/traces.ts';

const [march, april] = ['2026-03-10T09:00:00.000Z', '2026-04-14T09:00:00.000Z'];
const left = (as: Left['as'], why: Partial<Left> = {}): Left => ({ as, at: march, since: march, ...why });
const at = (stage: string, gone?: Left): Visit => ({ stage, at: march, ...(gone && { left: gone }) });
const through = left('moved-on');
const converted = [at('new', through), at('mql', through), at('sql', through)];
const [a1, a2, a3] = [idOf(0xa1), idOf(0xa2), idOf(0xa3)];

const lead = (n: number, segment: string, visits: readonly Visit[], fields: Partial<Member> = {}, accountId?: string) =>
  memberWith(
    n,
    { segment, arrivedAt: march, ...fields },
    { visits, arrivedAt: fields.arrivedAt ?? march, counted: accountId === undefined ? {} : { accountId } },
  );
const deal = (n: number, leadId: string, visits: readonly Visit[]) =>
  memberWith(n, {}, { kind: 'deal', pipeline: 'project', leadId, visits });
const order = (n: number, accountId: string, on: string, netMinor: number, costMinor?: number): Order => ({
  ...{ id: idOf(n), accountId, on, netMinor, currency: 'RUB' },
  ...(costMinor !== undefined && { costMinor }),
});
const account = (id: string, segment: string): readonly [string, KnownAccount] => [
  id,
  { id, openedAt: march, counted: { segment } },
];
const cost = (fields: Partial<Spent> & { readonly month: string; readonly netMinor: number }): Spent => {
  const { month, netMinor, ...more } = fields;
  return {
    ...{ id: `${month}/${String(netMinor)}`, costKind: 'marketing', stage: 'acquisition' },
    ...{ from: `${month}-01`, to: `${month}-28`, amount: { netMinor, currency: 'RUB', vatPercent: 22 } },
    ...more,
  };
};

const referral = { origin: 'referral', firstTouch: { source: 'referral' } };
const leads = [
  lead(1, 'dealer', converted, {}, a1),
  lead(2, 'dealer', [at('new', through), at('mql', left('lost', { reason: 'region' }))]),
  lead(3, 'dealer', converted, referral, a2),
  lead(4, 'industrial', [at('new', through), at('mql')], { firstTouch: { source: 'google-ads' } }),
  lead(5, 'dealer', [at('new', left('lost', { reason: 'spam' }))]),
  lead(6, 'industrial', converted, { arrivedAt: april }, a3),
];
const economy: Economy = {
  leads,
  everybody: leads,
  deals: [
    deal(11, idOf(1), [at('new-deal', through), at('payment-received')]),
    deal(13, idOf(3), [at('new-deal', through), at('shipped')]),
    deal(16, idOf(6), [at('new-deal', left('parked', { basket: 'time' }))]),
  ],
  accounts: new Map([account(a1, 'dealer'), account(a2, 'dealer'), account(a3, 'industrial')]),
  orders: [
    order(23, a2, '2026-03-20', 30_000, 10_000),
    order(21, a1, '2026-04-10', 100_000, 60_000),
    order(22, a1, '2026-06-05', 50_000), // nobody told what it cost: 40% of it is margin
  ],
  claims: [{ accountId: a1, on: '2026-06-10', netMinor: 7_000, currency: 'RUB' }],
  costs: [
    cost({ month: '2026-03', netMinor: 30_000, channel: 'site' }),
    cost({ month: '2026-03', netMinor: 8_000, channel: 'google-ads' }),
    cost({ month: '2026-03', netMinor: 12_000, team: 'First', costKind: 'sales' }),
    cost({ month: '2026-04', netMinor: 10_000, channel: 'site' }),
    cost({ month: '2026-05', netMinor: 5_000, channel: 'site' }), // in which nobody came
    cost({ month: '2026-05', netMinor: 9_000, stage: 'retention', team: 'Care' }),
  ],
  shareBy: 'leads',
  rates: new Map([['dealer', 0.4]]),
  ...{ asOf: '2026-07-01T09:00:00.000Z', timeZone: 'Europe/Moscow', currency: 'RUB' },
};
const none = { mql: 0, sql: 0, accounts: 0, customers: 0, revenue: 0, margin: 0, marginAssumed: 0 };
const empty = (months: number, n = months) =>
  Array.from({ length: n }, (_, age) => ({ months: age, revenue: 0, margin: 0, cumulativeMargin: 0 }));

describe('Unit economics', () => {
  const told = () => economicsRows(economy);

  it('are what was calculated by hand, a row for each segment and month, every cell of it', () => {
    expect(told().rows).toEqual([
      {
        ...{
          segment: 'dealer',
          month: '2026-03',
          leads: 3,
          marketingLeads: 2,
          mql: 1,
          sql: 1,
          open: 0,
          immature: false,
        },
        ...{ accounts: 2, customers: 2, marketingCost: 30_000, salesCost: 9_000 },
        ...{ cpl: 15_000, costPerMql: 30_000, costPerSql: 30_000, cac: 19_500 },
        ...{ revenue: 180_000, margin: 73_000, marginAssumed: 20_000, marketingMargin: 53_000, nmc: 23_000 },
        ...{ romi: 23 / 30, ros: 64 / 9, totalReturn: 34 / 39, cltvMean: 32_000, cltvMedian: 15_500 },
        ...{ payback: { months: 1 }, recurringRevenue: 50_000 },
        byAge: [
          { months: 0, revenue: 30_000, margin: 20_000, cumulativeMargin: 20_000 },
          { months: 1, revenue: 100_000, margin: 40_000, cumulativeMargin: 60_000 },
          { months: 2, revenue: 0, margin: 0, cumulativeMargin: 60_000 },
          { months: 3, revenue: 50_000, margin: 13_000, cumulativeMargin: 73_000 },
          { months: 4, revenue: 0, margin: 0, cumulativeMargin: 73_000 },
        ],
      },
      {
        ...{ ...none, segment: 'industrial', month: '2026-03', leads: 1, marketingLeads: 1, open: 1, immature: true },
        ...{ marketingCost: 8_000, salesCost: 3_000, cpl: 8_000, marketingMargin: 0, nmc: -8_000 },
        ...{ romi: -1, ros: -1, totalReturn: -1, payback: { notYet: 5 }, recurringRevenue: 0, byAge: empty(5) },
      },
      {
        ...{ ...none, segment: 'industrial', month: '2026-04', leads: 1, marketingLeads: 1, mql: 1, sql: 1, open: 1 },
        ...{ immature: true, accounts: 1, marketingCost: 10_000, cpl: 10_000, costPerMql: 10_000, costPerSql: 10_000 },
        ...{ marketingMargin: 0, nmc: -10_000, romi: -1, totalReturn: -1, payback: { notYet: 4 }, recurringRevenue: 0 },
        byAge: empty(4),
      },
      {
        ...{ ...none, month: '2026-05', leads: 0, marketingLeads: 0, open: 0, immature: false, marketingCost: 5_000 },
        ...{ marketingMargin: 0, nmc: -5_000, romi: -1, totalReturn: -1, payback: { notYet: 3 }, recurringRevenue: 0 },
        byAge: empty(3),
      },
    ]);
  });

  it('of all together have every cost that was entered, and every order once', () => {
    expect(told().total).toMatchObject({
      ...{ month: '2026-03', leads: 5, marketingLeads: 4, mql: 2, sql: 2, open: 2, immature: true, accounts: 3 },
      ...{ customers: 2, marketingCost: 53_000, salesCost: 12_000, revenue: 180_000, margin: 73_000, nmc: 0 },
      ...{ cac: 32_500, romi: 0, cltvMean: 32_000, payback: { months: 3 }, recurringRevenue: 50_000 },
    });
  });

  it('of one segment have the part of the costs that is its own, and no other', () => {
    const dealers = economicsRows({ ...economy, leads: leads.filter(({ segment }) => segment === 'dealer') });
    expect(dealers.rows[0]).toEqual(told().rows[0]);
    expect(dealers.rows.slice(1).map(({ month, marketingCost }) => [month, marketingCost])).toEqual([
      ['2026-05', 5_000],
    ]);
  });

  it('have costs shared by the rule that is asked for, and tell how much was', () => {
    expect(told().sharing).toEqual({ by: 'leads', entered: 65_000, tagged: 0, shared: 60_000, unshared: 5_000 });
    const by = (shareBy: Economy['shareBy'], more: Partial<Economy> = {}) =>
      economicsRows({ ...economy, ...more, shareBy });
    const costsOf = ({ rows: some }: ReturnType<typeof by>) =>
      some.map(({ segment, month, marketingCost, salesCost }) => [segment, month, marketingCost, salesCost]);
    // leads 1 and 3 were confirmed in March: of sales they share 12000; leads 2 and 4 were not
    expect(costsOf(by('mql'))).toEqual([
      ['dealer', '2026-03', 30_000, 12_000],
      ['industrial', '2026-03', 8_000, 0],
      ['industrial', '2026-04', 10_000, undefined],
      [undefined, '2026-05', 5_000, undefined],
    ]);
    expect(costsOf(by('revenue'))).toEqual(costsOf(by('mql'))); // 1 and 3 are those that bought
    const whole = cost({ month: '2026-03', netMinor: 9_000, costKind: 'sales', team: 'Second' });
    const tagged = [...economy.costs, { ...whole, segment: 'industrial' }];
    const withTag = by('revenue', { costs: tagged, orders: economy.orders.slice(0, 1) });
    expect(withTag.sharing).toEqual({ by: 'revenue', entered: 74_000, tagged: 9_000, shared: 60_000, unshared: 5_000 });
    expect(withTag.rows[1]).toMatchObject({ segment: 'industrial', month: '2026-03', salesCost: 9_000 });
  });

  it('have in their rows what was entered, to the last minor unit, by whichever rule', () => {
    const anyCost = fc
      .record({
        netMinor: fc.nat(1_000_000_000),
        month: fc.constantFrom('2026-03', '2026-04', '2026-05'),
        costKind: fc.constantFrom('marketing' as const, 'sales' as const),
        segment: fc.constantFrom('dealer', 'industrial', 'other', undefined),
        channel: fc.constantFrom('site', 'google-ads', undefined),
      })
      .map((fields) => cost(present(fields)));
    fc.assert(
      fc.property(fc.array(anyCost), fc.constantFrom(...shareRules), (costs, shareBy) => {
        const made = economicsRows({ ...economy, costs, shareBy });
        const entered = costs.reduce((sum, { amount }) => sum + amount.netMinor, 0);
        const inRows = made.rows.reduce(
          (sum, { marketingCost = 0, salesCost = 0 }) => sum + marketingCost + salesCost,
          0,
        );
        const { tagged, shared, unshared } = made.sharing;
        expect([inRows, made.sharing.entered, tagged + shared + unshared]).toEqual([entered, entered, entered]);
        expect((made.total.marketingCost ?? 0) + (made.total.salesCost ?? 0)).toBe(entered);
      }),
    );
  });

  it('keep a cost of a segment in its segment where nobody of it came', () => {
    const costs = [cost({ month: '2026-04', netMinor: 700, channel: 'site', segment: 'dealer' })];
    const tagged = economicsRows({ ...economy, costs });
    expect(tagged.rows.find(({ marketingCost }) => marketingCost === 700)).toMatchObject({
      ...{ segment: 'dealer', month: '2026-04', leads: 0 },
    });
    expect(tagged.sharing).toMatchObject({ entered: 700, tagged: 700, shared: 0, unshared: 0 });
  });

  it('add to what customers have brought the margin that is expected of them, where that can be told', () => {
    const expected = new Map([
      [a1, 90_000], // of which 53000 / 150000 are margin
      [a2, 3_000], // 20000 / 30000
    ]);
    const ahead = economicsRows({ ...economy, expected });
    expect(ahead.rows.map(({ clv24 }) => clv24)).toEqual([
      ...[(48_500 + 31_800 + 15_500 + 2_000) / 2, undefined, undefined, undefined],
    ]);
    expect(ahead.total.clv24).toBe(ahead.rows[0]?.clv24);
    expect(told().total).not.toHaveProperty('clv24');
    const free = [order(23, a2, '2026-03-20', 0, 0), ...economy.orders.slice(1)];
    const { clv24 } = economicsRows({ ...economy, expected, orders: free, costs: [], claims: [] }).total;
    expect(clv24).toBe((60_000 + 36_000 + 0 + 1_200) / 2); // whoever had it for nothing: as all together, 60000 / 150000
  });

  it('take the dealer’s bonus and delivery at our cost off the margin', () => {
    const [first, ...rest] = economy.orders;
    const orders = first ? [{ ...first, besidesMinor: 4_000 }, ...rest] : [];
    expect(economicsRows({ ...economy, orders }).total.margin).toBe(told().total.margin - 4_000);
  });

  it('do not have whoever was a customer before, nor amounts in other money', () => {
    const counted = (more: Partial<Economy>) => economicsRows({ ...economy, ...more }).total;
    const { openedAt: _before, ...older } = { ...economy.accounts.get(a1), id: a1, counted: {} };
    expect(counted({ accounts: new Map([...economy.accounts, [a1, older]]) })).toMatchObject({
      accounts: 2,
      customers: 1,
    });
    const earlier = [order(20, a1, '2026-03-09', 1), ...economy.orders];
    expect(counted({ orders: earlier })).toMatchObject({ accounts: 2, customers: 1 });
    const dollars = economy.orders.map((each) => ({ ...each, currency: 'USD' }));
    expect(counted({ orders: dollars })).toMatchObject({ customers: 0, revenue: 0 });
    const spentInDollars = economy.costs.map((each) => ({ ...each, amount: { ...each.amount, currency: 'USD' } }));
    const unknown = counted({ costs: spentInDollars });
    expect(unknown).toMatchObject({ customers: 2, margin: 73_000, cltvMean: 36_500 });
    for (const name of ['marketingCost', 'salesCost', 'cpl', 'cac', 'nmc', 'romi', 'ros', 'totalReturn', 'payback'])
      expect(unknown).not.toHaveProperty(name); // nobody has entered what it cost
  });

  it('count an account with its aliases, by the lead of any of them that came first', () => {
    const alias = idOf(0xa9);
    const merged = new Map([...economy.accounts, [alias, { id: alias, counted: {}, mergedInto: a2 }]] as const);
    const first = lead(9, 'dealer', converted, { arrivedAt: '2026-03-01T09:00:00.000Z' }, alias);
    const {
      rows: [row],
    } = economicsRows({ ...economy, accounts: merged, leads: [...leads, first], everybody: [...leads, first] });
    expect(row).toMatchObject({ leads: 4, accounts: 2, customers: 2, marketingMargin: 73_000 });
  });

  it('share by revenue in proportion to what accounts bought in the plant’s own money, and by MQL whatever anybody bought', () => {
    const buying = leads.map((each) =>
      each.trace.id === idOf(4) ? lead(4, 'industrial', [at('new', through), at('mql')], {}, a3) : each,
    );
    const [rubles, dollars] = [
      order(31, a3, '2026-04-20', 30_000),
      { ...order(32, a1, '2026-04-20', 90_000_000), currency: 'USD' },
    ];
    const by = (shareBy: Economy['shareBy']) =>
      economicsRows({
        ...{ ...economy, shareBy, leads: buying, everybody: buying },
        orders: [rubles, order(33, a1, '2026-04-21', 10_000), dollars],
      }).rows.map(({ segment, month, salesCost }) => [segment, month, salesCost]);
    expect(by('revenue').slice(0, 2)).toEqual([
      ['dealer', '2026-03', 3_000],
      ['industrial', '2026-03', 9_000],
    ]);
    expect(by('mql').slice(0, 2)).toEqual([
      ['dealer', '2026-03', 12_000],
      ['industrial', '2026-03', 0],
    ]);
  });

  it('have who ordered on the very day of the lead, in the segment of the account, else of the lead', () => {
    const ordered = economicsRows({ ...economy, orders: [order(20, a1, '2026-03-10', 1), ...economy.orders] });
    expect(ordered.total).toMatchObject({ customers: 2 });
    const otherwise = new Map([account(a1, 'individual'), [a2, { id: a2, openedAt: march, counted: {} }] as const]);
    const { rows } = economicsRows({ ...economy, accounts: otherwise });
    expect(rows.flatMap(({ segment, accounts }) => (accounts > 0 ? [[segment, accounts]] : []))).toEqual([
      ['dealer', 1],
      ['individual', 1],
    ]);
  });

  it('follow a cohort by what was ordered and claimed in each month, and in the last what is told ahead', () => {
    const claim = (on: string, netMinor: number, currency = 'RUB') => ({ accountId: a1, on, netMinor, currency });
    const { rows } = economicsRows({
      ...economy,
      orders: [
        ...[
          order(21, a1, '2026-04-10', 100, 60),
          order(22, a1, '2026-04-11', 10, 5),
          order(23, a1, '2026-09-05', 9, 2),
        ],
      ],
      claims: [claim('2026-05-01', 3), claim('2026-05-31', 4), claim('2026-05-02', 900, 'USD')],
      costs: [cost({ month: '2026-03', netMinor: 45, costKind: 'sales', team: 'First', segment: 'dealer' })],
    });
    expect(rows[0]?.byAge).toEqual([
      { months: 0, revenue: 0, margin: 0, cumulativeMargin: 0 },
      { months: 1, revenue: 110, margin: 45, cumulativeMargin: 45 },
      { months: 2, revenue: 0, margin: -7, cumulativeMargin: 38 },
      { months: 3, revenue: 0, margin: 0, cumulativeMargin: 38 },
      { months: 4, revenue: 9, margin: 7, cumulativeMargin: 45 },
    ]);
    expect(rows[0]).toMatchObject({ payback: { months: 1 }, salesCost: 45, cac: 45 }); // paid back when it is as much
    expect(rows[0]).not.toHaveProperty('marketingCost');
  });

  it('take off a customer its part of keeping those of its segment who had bought by the last day of the cost', () => {
    const kept = (fields: Partial<Spent>, more: Partial<Economy> = {}) => {
      const costs = [cost({ month: '2026-04', netMinor: 900, stage: 'retention', to: '2026-04-10', ...fields })];
      const before = economicsRows({ ...economy, ...more, costs: [] }).total.cltvMean ?? 0;
      return Math.round(2 * (before - (economicsRows({ ...economy, ...more, costs }).total.cltvMean ?? 0)));
    };
    expect(kept({})).toBe(900); // both had bought by the tenth
    expect(kept({ to: '2026-04-09' })).toBe(900); // the one who had has it all
    expect(kept({ to: '2026-03-19' })).toBe(0);
    expect(kept({ segment: 'industrial' })).toBe(0);
    expect(kept({ segment: 'dealer' })).toBe(900);
    const orders = [order(30, idOf(0xb1), '2026-01-10', 5), ...economy.orders]; // of whom nothing else is known
    expect(kept({}, { orders })).toBe(600);
    expect(kept({ segment: 'dealer' }, { orders })).toBe(900);
  });

  it('take of two leads that came at once the one with the lower id, whichever is read first', () => {
    const twins = [lead(8, 'individual', converted, {}, a1), lead(7, 'industrial', converted, referral, a1)];
    const accounts = new Map([[a1, { id: a1, openedAt: march, counted: {} }]] as const);
    for (const some of [twins, twins.toReversed()]) {
      const { rows } = economicsRows({ ...economy, accounts, leads: some, everybody: some, costs: [] });
      expect(rows.find(({ accounts: won }) => won === 1)?.segment).toBe('industrial');
    }
    const [early, late] = [
      lead(9, 'industrial', converted, {}, a1),
      lead(1, 'individual', converted, { arrivedAt: april }, a1),
    ];
    for (const some of [
      [early, late],
      [late, early],
    ]) {
      const { rows } = economicsRows({ ...economy, accounts, leads: some, everybody: some, costs: [] });
      expect(rows.find(({ accounts: won }) => won === 1)).toMatchObject({ segment: 'industrial', month: '2026-03' });
    }
  });

  it('count a lead as open whose deal is at work, waits in a basket, or has come to no stage yet', () => {
    const openBy = (visits: readonly Visit[]) =>
      economicsRows({ ...economy, deals: [deal(11, idOf(1), visits)] }).rows[0]?.open;
    expect(openBy([at('new-deal')])).toBe(1);
    expect(openBy([at('new-deal', left('parked', { basket: 'time' }))])).toBe(1);
    expect(openBy([])).toBe(1);
    expect(openBy([at('new-deal', left('lost', { reason: 'price' }))])).toBe(0);
    expect(openBy([at('new-deal', through), at('payment-received')])).toBe(0);
    const parked = lead(1, 'dealer', [at('new', through), at('mql', left('parked', { basket: 'needs' }))], {}, a1);
    const some = [parked, ...leads.slice(1)];
    expect(economicsRows({ ...economy, deals: [], leads: some, everybody: some }).rows[0]?.open).toBe(1);
  });

  it('are immature where more than a fifth of the leads may become an order yet', () => {
    const came = (open: number, of: number) =>
      Array.from({ length: of }, (_, n) =>
        lead(n + 1, 'dealer', n < open ? [at('new')] : [at('new', left('lost', { reason: 'region' }))]),
      );
    const immature = (open: number, of: number) =>
      economicsRows({ ...economy, leads: came(open, of), everybody: [], deals: [], costs: [] }).rows[0]?.immature;
    expect([immature(1, 5), immature(2, 5), immature(2, 9)]).toEqual([false, true, true]);
  });

  it('are nothing of nobody', () => {
    const nobody = economicsRows({ ...economy, leads: [], everybody: [], costs: [] });
    expect(nobody.rows).toEqual([]);
    expect(nobody.total).toEqual({
      ...{ ...none, month: '2026-07', leads: 0, marketingLeads: 0, open: 0, immature: false },
      ...{ marketingMargin: 0, recurringRevenue: 0, byAge: empty(1) },
    });
  });

  it('are a spreadsheet as well, with what each column means', () => {
    const forecast = { months: 24, discountPercentPerYear: 20, customers: 2 };
    const managers = [
      { manager: idOf(7), orders: 2, revenue: 150_000, margin: 53_000, salesCost: 6_000, ros: 47 / 6 },
      { orders: 1, revenue: 30_000, margin: 20_000 },
    ];
    const lacking = { why: 'few-repeaters', repeaters: 1, needed: 20 } as const;
    const report = { ...told(), managers, forecast: { ...forecast, lacking }, currency: 'RUB' };
    const lines = tablesCsv(economicsTables(report), 'point').split('\r\n');
    expect(lines[0]).toMatch(/^\uFEFFsegment,month,immature,leads,.*,payback in months,currency$/);
    expect(lines[1]).toBe(
      'dealer,2026-03,no,3,2,1,1,0,2,2,300,90,150,300,300,195,1800,730,200,530,230,320,155,,500,0.7666666666666667,7.111111111111111,0.8717948717948718,1,RUB',
    );
    expect(lines[3]).toBe('industrial,2026-04,yes,1,1,1,1,1,1,0,100,,100,100,100,,0,0,0,0,-100,,,,0,-1,,-1,,RUB');
    expect(lines).toContain('cpl,Marketing cost / leads that marketing brought');
    const at = lines.indexOf('manager,orders,revenue,margin,salesCost,ros,currency');
    expect(lines.slice(at - 1, at + 4)).toEqual([
      ...['', lines[at], `${idOf(7)},2,1500,530,60,7.833333333333333,RUB`, ',1,300,200,,,RUB', ''],
    ]);
    const rule = lines.findIndex((line) => line.startsWith('costs shared by,leads,'));
    expect(lines.slice(rule + 1)).toEqual([
      'entered,650,RUB,Costs of acquisition entered for the months',
      expect.stringMatching(/^tagged,0,RUB,/),
      expect.stringMatching(/^shared,600,RUB,/),
      expect.stringMatching(/^unshared,50,RUB,/),
      'discount in percent a year,20',
      'customers the forecast was made by,2,not enough data',
      '',
    ]);
    const { managers: _some, ...ofSome } = { ...report, forecast };
    const fewer = tablesCsv(economicsTables(ofSome), 'point');
    expect(fewer).toContain('2,enough data');
    expect(fewer).not.toContain('manager,');
  });
});
