import { describe, expect, it } from '@jest/globals';
import type { Order } from '../../../../shared/domain/figures/accounts.ts';
import { expectedFrom } from '../../../../shared/domain/figures/expected.ts';
import { historiesOf } from '../../../../shared/domain/return/customers.ts';
import { dayNumber, dayOf } from '../../../../shared/domain/return/day-number.ts';
import { fitBgNbd } from '../../../../shared/domain/return/forecast/fit-bg-nbd.ts';
import { lifetimeValue } from '../../../../shared/domain/return/forecast/lifetime-value.ts';
import { worthOf } from '../../../../shared/domain/return/forecast/worth.ts';
import { buyers } from '../../../support/domain/buyers.ts';

const began = dayNumber('2024-01-01');
const [asOf, timeZone, currency] = ['2026-01-01T09:00:00.000Z', 'Europe/Moscow', 'RUB'];
const today = dayNumber('2026-01-01');
const customers = buyers(
  { model: { r: 0.6, alpha: 6, a: 0.8, b: 2.5 }, customers: 300, enterWithinDays: 500, days: 730 },
  7,
).map(({ id, purchases }) => ({
  id,
  purchases: purchases.map(({ day, ...rest }) => ({ ...rest, day: day + began })),
}));
const orders: Order[] = customers
  .flatMap(({ id: accountId, purchases }) =>
    purchases.map(({ day, amountMinor = 0 }, n) => ({
      ...{ id: `${accountId}/${String(n)}`, accountId, on: dayOf(day), netMinor: amountMinor, currency },
    })),
  )
  .toSorted((a, b) => (a.on < b.on ? -1 : 1));
const known = { orders, accounts: new Map(), asOf, timeZone, currency };

/** In weeks, as the models take it. */
function historyOf(purchases: (typeof customers)[number]['purchases']) {
  const { repeats, recencyDays, ageDays } = historiesOf([{ id: 'one', purchases }], today);
  const [x = 0, recency = 0, age = 0] = [repeats[0], recencyDays[0], ageDays[0]];
  return { repeats: x, recency: recency / 7, age: age / 7 };
}

describe('What customers are expected to buy', () => {
  it('is what the models of the forecast expect of each in 24 months, discounted', () => {
    const { forecast, ofAccount } = expectedFrom(known, 20);
    expect(forecast).toEqual({ months: 24, discountPercentPerYear: 20, customers: 300 });
    const { parameters } = fitBgNbd(historiesOf(customers, today));
    const worth = worthOf(customers);
    customers.forEach(({ id, purchases }, row) => {
      const value = lifetimeValue(parameters, historyOf(purchases), worth?.[row] ?? 0, { months: 24, yearlyRate: 0.2 });
      expect((ofAccount?.get(id) ?? 0) / value).toBeCloseTo(1, 2); // the rows stand in another order
    });
  });

  it('is told by what was ordered until the day it is of, and not by what is told ahead', () => {
    const more = (on: string) => ({
      ...known,
      orders: [...orders, { id: on, accountId: 'new', on, netMinor: 1, currency }],
    });
    expect(expectedFrom(more('2026-01-01'), 20).forecast.customers).toBe(301);
    expect(expectedFrom(more('2026-01-02'), 20).forecast.customers).toBe(300);
  });

  it('is the less, the more money to come is worth less', () => {
    const totalAt = (percent: number): number =>
      [...(expectedFrom(known, percent).ofAccount?.values() ?? [])].reduce((sum, value) => sum + value, 0);
    expect(totalAt(0)).toBeGreaterThan(totalAt(20));
    expect(totalAt(20) / totalAt(0)).toBeGreaterThan(1 / 1.2 ** 2);
  });

  it('is not told of too few who came back, nor by too short a time', () => {
    const few = orders.filter(({ accountId }) => accountId.length < 'buyer-10'.length);
    const told = expectedFrom({ ...known, orders: few }, 20);
    expect(told.ofAccount).toBeUndefined();
    expect(told.forecast).toMatchObject({ customers: 10, lacking: { why: 'few-repeaters', needed: 20 } });
    const late = orders.filter(({ on }) => on >= '2025-01-05');
    expect(expectedFrom({ ...known, orders: late }, 20).forecast.lacking).toMatchObject({
      ...{ why: 'short-history', needed: 365 },
    });
    expect(expectedFrom({ ...known, orders: [] }, 20).forecast).toMatchObject({ customers: 0, lacking: {} });
  });

  it('is of an account with its aliases, and takes purchases in other money for purchases of no amount', () => {
    const merged = new Map([['buyer-1', { id: 'buyer-1', counted: {}, mergedInto: 'buyer-0' }]]);
    const { forecast, ofAccount } = expectedFrom({ ...known, accounts: merged }, 20);
    expect([forecast.customers, ofAccount?.has('buyer-1')]).toEqual([299, false]);
    const dollars = expectedFrom({ ...known, orders: orders.map((each) => ({ ...each, currency: 'USD' })) }, 20);
    expect(new Set(dollars.ofAccount?.values())).toEqual(new Set([0]));
  });

  it('takes what each has spent so far where too few have spent anything to tell more', () => {
    const paying = new Set(['buyer-3', 'buyer-4']);
    const free = orders.map((each) => (paying.has(each.accountId) ? each : { ...each, netMinor: 0 }));
    const { ofAccount } = expectedFrom({ ...known, orders: free }, 20);
    expect(
      [...(ofAccount ?? [])]
        .filter(([, value]) => value > 0)
        .map(([id]) => id)
        .toSorted(),
    ).toEqual([...paying]);
    const own = customers.find(({ id }) => id === 'buyer-3')?.purchases ?? [];
    const spent = own.reduce((sum, { amountMinor = 0 }) => sum + amountMinor, 0);
    const mean = spent / new Set(own.map(({ day }) => day)).size;
    const { parameters } = fitBgNbd(historiesOf(customers, today));
    const value = lifetimeValue(parameters, historyOf(own), mean, { months: 24, yearlyRate: 0.2 });
    expect((ofAccount?.get('buyer-3') ?? 0) / value).toBeCloseTo(1, 2);
  });
});
