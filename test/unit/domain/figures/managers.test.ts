import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import type { Order } from '../../../../shared/domain/figures/accounts.ts';
import type { Spent } from '../../../../shared/domain/figures/costs.ts';
import { managerRows, type Selling } from '../../../../shared/domain/figures/managers.ts';
import { anna, boris, vera } from '../../../support/domain/actors.ts';
import { idOf } from '../../../support/domain/contexts.ts';
import { memberWith } from '../../../support/domain/traces.ts';

const [a1, a2, alias] = [idOf(0xa1), idOf(0xa2), idOf(0xa3)];
const claimed = (n: number, at: string, by?: string) => memberWith(n, {}, { claim: { at, ...(by && { by }) } });
const deal = (n: number, manager: string) => memberWith(n, { manager }, { kind: 'deal', pipeline: 'project' });
const order = (n: number, accountId: string, on: string, fields: Partial<Order> = {}): Order => ({
  ...{ id: idOf(n), accountId, on, netMinor: 100_000, costMinor: 60_000, currency: 'RUB' },
  ...fields,
});
const cost = (netMinor: number, fields: Partial<Spent> = {}): Spent => ({
  ...{ id: `cost/${String(netMinor)}`, costKind: 'sales', stage: 'acquisition', from: '2026-03-01', to: '2026-03-31' },
  ...{ amount: { netMinor, currency: 'RUB', vatPercent: 22 } },
  ...fields,
});
const march = '2026-03-10T09:00:00.000Z';
const selling: Selling = {
  months: { from: '2026-03', to: '2026-04' },
  members: [
    ...[claimed(1, march, anna.id), claimed(2, march, anna.id), claimed(3, march, boris.id)],
    claimed(4, '2026-02-28T21:30:00.000Z', boris.id), // the first of March by the plant's clocks
    ...[claimed(5, '2026-04-30T21:30:00.000Z', vera.id), deal(11, boris.id)],
  ],
  accounts: new Map([
    [a1, { id: a1, counted: { owner: anna.id, segment: 'dealer' } }],
    [a2, { id: a2, counted: {} }],
    [alias, { id: alias, counted: { owner: vera.id }, mergedInto: a1 }],
  ]),
  orders: [
    order(21, a1, '2026-03-05', { besidesMinor: 10_000 }),
    order(22, alias, '2026-04-30'),
    order(23, a1, '2026-04-01', { dealId: idOf(11) }),
    order(24, a2, '2026-03-31', { netMinor: 7_000, costMinor: 0 }),
    ...[order(25, a1, '2026-02-28'), order(26, a1, '2026-05-01'), order(27, a1, '2026-03-05', { currency: 'USD' })],
  ],
  claims: [
    { accountId: a1, on: '2026-04-02', netMinor: 4_000, currency: 'RUB' },
    { accountId: a1, purchaseId: idOf(23), on: '2026-04-02', netMinor: 1_000, currency: 'RUB' },
    { accountId: a1, dealId: idOf(11), on: '2026-04-02', netMinor: 500, currency: 'RUB' },
    { accountId: a1, on: '2026-05-02', netMinor: 9, currency: 'RUB' },
  ],
  costs: [
    cost(5_000, { team: ' анна  ПРИМЕРОВА' }),
    cost(2_000, { team: boris.id, stage: 'retention', from: '2026-04-01', to: '2026-04-30' }),
    cost(12_000, { team: 'First' }),
    cost(300, { from: '2026-04-01', to: '2026-04-30' }), // in which nobody claimed anything
    ...[cost(1, { costKind: 'marketing' }), cost(2, { from: '2026-02-01' }), cost(3, { from: '2026-05-01' })],
  ],
  rates: new Map([['dealer', 0.4]]),
  staff: [
    { id: anna.id, name: 'Анна Примерова' },
    { id: boris.id, name: 'Борис Образцов' },
    { id: vera.id, name: 'Вера Тестова' },
  ],
  ...{ timeZone: 'Europe/Moscow', currency: 'RUB' },
};

describe('What managers sold', () => {
  it('is what their customers ordered in the months, against what selling cost, as calculated by hand', () => {
    expect(managerRows(selling)).toEqual([
      // 100000 − 60000 − 10000 and 100000 − 60000, less the claim of 4000; her own 5000 and two of the four leads of March
      { manager: anna.id, orders: 2, revenue: 200_000, margin: 66_000, salesCost: 11_000, ros: 5 },
      { manager: boris.id, orders: 1, revenue: 100_000, margin: 38_500, salesCost: 8_000, ros: 30_500 / 8_000 },
      { orders: 1, revenue: 7_000, margin: 7_000, salesCost: 300, ros: 6_700 / 300 },
    ]);
  });

  it('is told by the rate of the segment where nobody knows what the goods cost', () => {
    const { costMinor: _cost, ...unknown } = order(21, a1, '2026-03-05');
    expect(managerRows({ ...selling, orders: [unknown], claims: [] })[0]).toMatchObject({ margin: 40_000 });
  });

  it('is nothing but claims of who sold nothing, and of money of the plant alone', () => {
    const dollars = { accountId: a1, on: '2026-04-02', netMinor: 900, currency: 'USD' };
    const spent = [...selling.costs, cost(70, { amount: { netMinor: 70, currency: 'USD', vatPercent: 22 } })];
    const rows = managerRows({ ...selling, orders: [], claims: [...selling.claims, dollars], costs: spent });
    expect(rows.map(({ margin, orders, revenue }) => [margin, orders, revenue])).toEqual([
      ...[
        [-5_000, 0, 0],
        [-500, 0, 0],
        [0, 0, 0],
      ],
    ]);
    expect(rows.reduce((sum, { salesCost = 0 }) => sum + salesCost, 0)).toBe(19_300);
  });

  it('is told in the order of their ids, and at the end what is nobody’s, whatever was ordered first', () => {
    const owners = ['c', '', 'a', 'd', 'b'];
    const accounts = new Map(owners.map((owner) => [owner, { id: owner, counted: owner === '' ? {} : { owner } }]));
    for (const some of [owners, owners.toReversed()]) {
      const orders = some.map((owner, n) => order(30 + n, owner, '2026-03-05'));
      const rows = managerRows({ ...selling, accounts, orders, claims: [], costs: [] });
      expect(rows.map(({ manager }) => manager)).toEqual(['a', 'b', 'c', 'd', undefined]);
    }
  });

  it('has no cost where nobody entered any, which is not nothing', () => {
    const rows = managerRows({ ...selling, costs: [] });
    expect(rows).toHaveLength(3);
    for (const row of rows) expect([row.salesCost, row.ros]).toEqual([undefined, undefined]);
    expect(managerRows({ ...selling, costs: [], orders: [], claims: [] })).toEqual([]);
  });

  it('is paid for by nobody alone where two have the name of a team', () => {
    const staff = selling.staff.map(({ id }) => ({ id, name: 'Анна Примерова' }));
    const [first] = managerRows({ ...selling, staff });
    expect(first).toMatchObject({ manager: anna.id, salesCost: 8_500 }); // half of 17000: of two leads in four
  });

  it('is paid for by whom the team names, though it be their id as well', () => {
    const staff = [{ id: 'anna', name: 'Anna' }];
    const rows = managerRows({ ...selling, staff, costs: [cost(5_000, { team: 'ANNA' })] });
    expect(rows.find(({ manager }) => manager === 'anna')).toMatchObject({ salesCost: 5_000 });
  });

  it('cost what was entered, to the last minor unit, whoever is named and whoever claimed', () => {
    const anyCost = fc
      .record({
        netMinor: fc.nat(1_000_000_000),
        team: fc.constantFrom('First', 'Анна Примерова', boris.id, undefined),
        month: fc.constantFrom('2026-03', '2026-04'),
      })
      .map(({ netMinor, team, month }) => cost(netMinor, { from: `${month}-01`, ...(team && { team }) }));
    const anyClaim = fc.tuple(fc.integer({ min: 1, max: 28 }), fc.constantFrom(anna.id, boris.id, undefined));
    fc.assert(
      fc.property(fc.array(anyCost, { minLength: 1 }), fc.array(anyClaim), (costs, claims) => {
        const members = claims.map(([day, by], n) =>
          claimed(n, `2026-03-${String(day).padStart(2, '0')}T09:00:00.000Z`, by),
        );
        const rows = managerRows({ ...selling, costs, members });
        const entered = costs.reduce((sum, { amount }) => sum + amount.netMinor, 0);
        expect(rows.reduce((sum, { salesCost = 0 }) => sum + salesCost, 0)).toBe(entered);
      }),
    );
  });
});
