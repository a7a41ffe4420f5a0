import { describe, expect, it } from '@jest/globals';
import { randomOf } from '../../../../local/demo/random.ts';
import { expectedIn, type Known } from '../../../../shared/domain/figures/forecast.ts';
import type { Sale } from '../../../../shared/domain/figures/sales.ts';
import type { Customer } from '../../../../shared/domain/return/customers.ts';
import { dayNumber } from '../../../../shared/domain/return/day-number.ts';
import { forecastOf } from '../../../../shared/domain/return/forecast/forecast.ts';
import { buyers } from '../../../support/domain/buyers.ts';
import { idOf } from '../../../support/domain/contexts.ts';

const dayMs = 86_400_000;
const known = (sales: readonly Sale[], more: Partial<Known>): Known => ({
  ...{
    asOf: '2026-11-20T09:00:00.000Z',
    timeZone: 'UTC',
    deals: [],
    sales,
    accounts: new Map(),
    rates: new Map(),
    ...more,
  },
});
const sum = (some: readonly { readonly orders?: number }[]): number =>
  some.reduce((total, { orders = 0 }) => total + orders, 0);

describe('A forecast of customers', () => {
  const fromBuyers = (customers: readonly Customer[], segmentOf: (customer: number, purchase: number) => string) =>
    customers
      .flatMap(({ purchases }, k) =>
        purchases.map(({ day, amountMinor = 0 }, purchase): Sale => {
          const on = new Date(day * dayMs).toISOString().slice(0, 10);
          return {
            ...{ id: `${String(k)}/${String(purchase)}`, accountId: idOf(0x6000 + k), on, netMinor: amountMinor },
            ...{ currency: 'RUB', margin: amountMinor, isAssumed: false, segment: segmentOf(k, purchase) },
          };
        }),
      )
      .toSorted((a, b) => (a.on < b.on ? -1 : 1));
  const accountsOf = (customers: readonly Customer[]) =>
    new Map(customers.map((_, k) => [idOf(0x6000 + k), { id: idOf(0x6000 + k), counted: {} }]));
  const lastDay = dayNumber('2026-11-30');
  const shifted = (customers: readonly Customer[], days: number): Customer[] =>
    customers.map(({ id, purchases }) => ({
      ...{ id, purchases: purchases.map((bought) => ({ ...bought, day: bought.day + lastDay - days })) },
    }));

  it('adds up over the months: what the model expects until the end of the last of them', () => {
    const model = { r: 0.8, alpha: 6, a: 0.8, b: 2.5 };
    const some = shifted(buyers({ model, customers: 150, enterWithinDays: 250, days: 400 }, 11), 400);
    const all = forecastOf(some, lastDay, 32);
    if (!all.enoughData) throw new Error('there is enough of them');
    const { predictions, values } = all;
    const whole = some.reduce((total, _, row) => total + (predictions.purchases[row] ?? 0) * (values?.[row] ?? 0), 0);
    const [sales, accounts] = [fromBuyers(some, () => 'dealer'), accountsOf(some)];
    const of = (month: string, asOf: string) => sum(expectedIn(month, known(sales, { accounts, asOf })));
    const lastMidnight = '2026-11-30T00:00:00.000Z'; // one day of November is left
    const parts = [of('2026-11', lastMidnight), of('2026-12', lastMidnight)];
    expect(parts[0]).toBeGreaterThan(0);
    expect((parts[0] ?? 0) + (parts[1] ?? 0)).toBeCloseTo(whole, 3);
    expect(expectedIn('2026-11', known(sales, { accounts, asOf: '2026-11-30T13:00:00.000Z' }))).toEqual([]); // less than half a day
  });

  it('is nothing where nobody was observed for as long, and what theirs were worth where no values are told', () => {
    const [one, other] = ['2026-11-02', '2026-11-12'].map((on): Customer => {
      return { id: on, purchases: [{ day: dayNumber(on), amountMinor: 1000 }] };
    });
    const few = one && other ? [one, other] : [];
    const accounts = accountsOf(few);
    expect(
      expectedIn(
        '2026-12',
        known(
          fromBuyers(few, () => 'dealer'),
          { accounts },
        ),
      ),
    ).toMatchObject([{ orders: 0 }, { orders: 0 }]);
    const model = { r: 0.8, alpha: 6, a: 0.8, b: 2.5 };
    const alike = shifted(buyers({ model, customers: 150, enterWithinDays: 250, days: 400 }, 11), 400).map(
      ({ purchases, ...customer }) => ({
        ...customer,
        purchases: purchases.map(({ day }) => ({ day, amountMinor: 500 })),
      }),
    );
    const all = forecastOf(alike, lastDay, 31);
    if (!all.enoughData) throw new Error('there is enough of them');
    expect(all.values).toBeUndefined();
    const whole = 500 * all.predictions.purchases.reduce((total, count) => total + count, 0);
    const asOf = '2026-11-30T13:00:00.000Z';
    const sales = fromBuyers(alike, () => 'dealer');
    expect(sum(expectedIn('2026-12', known(sales, { accounts: accountsOf(alike), asOf })))).toBeCloseTo(whole, 3);
  });

  it('of too few for a model is by what those of the segment of their last order did', () => {
    const random = randomOf(5);
    const some: Customer[] = Array.from({ length: 19 }, (_, k) => {
      const every = k % 2 === 0 ? 12 + k : 40 + 2 * k;
      const orders = Math.floor(430 / every);
      const days = Array.from({ length: orders }, (_day, n) => lastDay - random.between(0, 8) - n * every).toReversed();
      return { id: String(k), purchases: days.map((day) => ({ day, amountMinor: 1000 * random.between(1, 9) })) };
    });
    const segmentOf = (k: number, purchase: number) =>
      k % 2 === 1 || purchase + 1 < (some[k]?.purchases.length ?? 0) ? 'rare' : 'frequent';
    const [sales, accounts] = [fromBuyers(some, segmentOf), accountsOf(some)];
    const told = some.map((one, k) => ({ ...one, segment: segmentOf(k, one.purchases.length - 1) }));
    const all = forecastOf(told, lastDay, 32);
    if (all.enoughData) throw new Error('there are too few of them');
    expect(all.rates.filter((rate) => rate?.level === 'recency-and-segment').length).toBeGreaterThan(0);
    const meanOf = (k: number) => {
      const amounts = some[k]?.purchases.map(({ amountMinor = 0 }) => amountMinor) ?? [];
      return amounts.reduce((total, amount) => total + amount, 0) / amounts.length;
    };
    const whole = all.rates.reduce((total, rate, k) => total + meanOf(k) * (rate?.share ?? 0), 0);
    const asOf = '2026-11-30T00:00:00.000Z';
    const parts = ['2026-11', '2026-12'].map((month) => sum(expectedIn(month, known(sales, { accounts, asOf }))));
    expect((parts[0] ?? 0) + (parts[1] ?? 0)).toBeCloseTo(whole, 3);
  });
});
