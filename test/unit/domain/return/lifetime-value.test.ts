import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import type { BgNbd } from '../../../../shared/domain/return/forecast/bg-nbd.ts';
import { histories } from '../../../../shared/domain/return/forecast/histories.ts';
import {
  lifetimeValue,
  lifetimeValues,
  monthlyRate,
} from '../../../../shared/domain/return/forecast/lifetime-value.ts';
import { expectedPurchases, type History } from '../../../../shared/domain/return/forecast/predict.ts';

const positive = (max: number) => fc.double({ min: 0.05, max, noNaN: true });
const anyModel: fc.Arbitrary<BgNbd> = fc.record({
  ...{ r: positive(5), alpha: fc.double({ min: 2, max: 30, noNaN: true }), a: positive(5), b: positive(10) },
});
const anyRow = fc.oneof(
  fc.record({ repeats: fc.constant(0), recency: fc.constant(0), since: fc.nat({ max: 700 }) }),
  fc.record({ repeats: fc.integer({ min: 1, max: 40 }), recency: fc.nat({ max: 600 }), since: fc.nat({ max: 300 }) }),
);
const anyHistory: fc.Arbitrary<History> = anyRow.map(({ repeats, recency, since }) => ({
  ...{ repeats, recency: recency / 7, age: (recency + since) / 7 },
}));
const anyRate = fc.double({ min: 0, max: 1, noNaN: true });
const anyMonths = fc.integer({ min: 1, max: 30 });
const weeksOf = (months: number): number => (months * 365) / 12 / 7;
const close = (one: number, other: number): void => {
  expect(Math.abs(one - other)).toBeLessThanOrEqual(1e-9 * Math.max(1, Math.abs(other)));
};

const model: BgNbd = { r: 0.6, alpha: 6, a: 0.8, b: 2.5 };
const history: History = { repeats: 3, recency: 30, age: 38 };

describe('The rate of a month', () => {
  it('is that of a year after twelve of them', () => {
    expect(monthlyRate(0)).toBe(0);
    expect(monthlyRate(0.12)).toBeCloseTo(0.009488792934583, 14);
    fc.assert(
      fc.property(anyRate, (yearlyRate) => {
        close((1 + monthlyRate(yearlyRate)) ** 12, 1 + yearlyRate);
      }),
    );
  });
});

describe('What a customer is expected to bring', () => {
  it('is each month’s purchases, discounted from its end, by their value and the margin in it', () => {
    const within = (months: number): number => expectedPurchases(model, history, weeksOf(months));
    const [first, second, third] = [within(1), within(2) - within(1), within(3) - within(2)];
    const terms = { months: 3, yearlyRate: 0.2, marginRate: 0.3 };
    const inMonths = (n: number): number => 1.2 ** (n / 12);
    close(
      lifetimeValue(model, history, 50_000, terms),
      0.3 * 50_000 * (first / inMonths(1) + second / inMonths(2) + third / inMonths(3)),
    );
  });

  it('is of 24 months and of all that is paid, unless said', () => {
    const whole = lifetimeValue(model, history, 50_000, { months: 24, yearlyRate: 0.1, marginRate: 1 });
    expect(lifetimeValue(model, history, 50_000, { yearlyRate: 0.1 })).toBe(whole);
    expect(lifetimeValue(model, history, 50_000, { yearlyRate: 0.1, months: 23 })).toBeLessThan(whole);
  });

  it('is the value of all purchases of the time where money costs nothing', () => {
    fc.assert(
      fc.property(anyModel, anyHistory, anyMonths, positive(1e6), (of, who, months, valueMinor) => {
        close(
          lifetimeValue(of, who, valueMinor, { months, yearlyRate: 0 }) / valueMinor,
          expectedPurchases(of, who, weeksOf(months)),
        );
      }),
    );
  });

  it('falls with the rate, and grows with the months, by no more than their purchases', () => {
    fc.assert(
      fc.property(anyModel, anyHistory, anyMonths, anyRate, anyRate, (of, who, months, one, other) => {
        const valueAt = (yearlyRate: number, more = 0): number =>
          lifetimeValue(of, who, 1, { months: months + more, yearlyRate });
        const [less, more] = one < other ? [one, other] : [other, one];
        expect(valueAt(more)).toBeLessThanOrEqual(valueAt(less) * (1 + 1e-12));
        expect(valueAt(one, 1)).toBeGreaterThanOrEqual(valueAt(one) * (1 - 1e-12));
        const purchases = expectedPurchases(of, who, weeksOf(months));
        expect(valueAt(one)).toBeLessThanOrEqual(purchases * (1 + 1e-9));
        expect(valueAt(one)).toBeGreaterThanOrEqual((purchases / (1 + one) ** (months / 12)) * (1 - 1e-9));
      }),
    );
    expect(lifetimeValue(model, history, 1, { yearlyRate: 0.2 })).toBeLessThan(
      lifetimeValue(model, history, 1, { yearlyRate: 0.1 }),
    );
  });

  it('is the same of all at once as of each', () => {
    fc.assert(
      fc.property(anyModel, fc.array(anyRow, { maxLength: 5 }), anyMonths, anyRate, (of, rows, months, yearlyRate) => {
        const columns = histories(rows.length);
        rows.forEach(({ repeats, recency, since }, row) => {
          columns.repeats[row] = repeats;
          columns.recencyDays[row] = recency;
          columns.ageDays[row] = recency + since;
        });
        const values = Float64Array.from(rows, (_, row) => 1000 + row);
        const terms = { months, yearlyRate, marginRate: 0.4 };
        const all = lifetimeValues(of, columns, values, terms);
        expect(all).toHaveLength(rows.length);
        rows.forEach(({ repeats, recency, since }, row) => {
          const who = { repeats, recency: recency / 7, age: (recency + since) / 7 };
          close(all[row] ?? Number.NaN, lifetimeValue(of, who, 1000 + row, terms));
        });
        expect(lifetimeValues(of, columns, values, { months, yearlyRate })).toEqual(
          lifetimeValues(of, columns, values, { months, yearlyRate, marginRate: 1 }),
        );
      }),
    );
  });
});
