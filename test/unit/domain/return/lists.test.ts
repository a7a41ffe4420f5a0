import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { cutOf, leastBuyers, mondayOf } from '../../../../shared/domain/return/cut.ts';
import type { Customer } from '../../../../shared/domain/return/customers.ts';
import { dayNumber, dayOf } from '../../../../shared/domain/return/day-number.ts';
import { isAboutToSlip, isSilent, listedOf } from '../../../../shared/domain/return/lists.ts';
import { marginOf } from '../../../../shared/domain/return/margin.ts';
import { reorderReason, silenceReason, slipReason } from '../../../../shared/domain/return/reasons.ts';
import { reorderClock } from '../../../../shared/domain/return/reorder-clock.ts';
import { progressOf, standingOf, standingsOf } from '../../../../shared/domain/return/scoring.ts';
import { buyers } from '../../../support/domain/buyers.ts';

const today = '2026-03-05'; // a Thursday
const day = dayNumber(today);
const rates = new Map([['dealer', 0.3]]);
const bought = (id: string, ago: readonly number[], amountMinor = 100_000, segment?: string): Customer => ({
  id,
  purchases: ago.map((each) => ({ day: day - each, amountMinor })).toSorted((a, b) => a.day - b.day),
  ...(segment !== undefined && { segment }),
});
/** The n-th bought n times every ten days, the last time 10 n days ago. */
const eight = Array.from({ length: 8 }, (_, n) =>
  bought(
    String(n + 1),
    Array.from({ length: n + 1 }, (__, order) => 10 * (n + 1) + 10 * order),
    (n + 1) * 10_000,
  ),
);

describe('The margin of a year', () => {
  it('is what is left of the orders of the last 365 days, by the segment’s rate where no cost of goods is known', () => {
    const purchases = [
      { day: day - 365, amountMinor: 1 },
      { day: day - 364, amountMinor: 1000, costMinor: 600, besidesMinor: 100 },
      { day, amountMinor: 100 },
      { day: day + 1, amountMinor: 7 },
      { day },
    ];
    expect(marginOf({ id: 'a', purchases, segment: 'dealer' }, day, rates)).toBe(330);
    expect(marginOf({ id: 'a', purchases, segment: 'other' }, day, rates)).toBe(400);
    expect(marginOf({ id: 'a', purchases }, day, rates)).toBe(400);
  });
});

describe('A cut', () => {
  it('is a Monday’s for the whole week', () => {
    expect(['2026-03-01', '2026-03-02', '2026-03-05', '2026-03-08', '2026-03-09', '1970-01-01'].map(mondayOf)).toEqual([
      ...['2026-02-23', '2026-03-02', '2026-03-02', '2026-03-02', '2026-03-09', '1969-12-29'],
    ]);
  });

  it('has the top quarter of each base as valuable', () => {
    const dealers = Array.from({ length: leastBuyers }, (_, n) =>
      bought(`d${String(n)}`, [n], 1000 * (n + 1), 'dealer'),
    );
    const { bases, on, horizonDays } = cutOf([...eight, ...dealers], today, rates);
    expect(bases.map(({ name, buyers: of, valuableAbove }) => [name, of, valuableAbove])).toEqual([
      ['company', 48, 10_500],
      ['dealer', 40, 9000],
    ]);
    expect([on, horizonDays]).toEqual(['2026-03-02', 90]);
    expect(cutOf([...eight, ...dealers.slice(1)], today, rates).bases.map(({ name }) => name)).toEqual(['company']);
  });

  it('of nobody has no base, and scores nobody', () => {
    const cut = cutOf([], today, rates);
    expect(cut.bases).toEqual([]);
    expect([...standingsOf(cut, eight, day)]).toEqual(Array.from({ length: 8 }));
    expect(standingOf(cut, bought('1', [1]), day)).toBeUndefined();
  });

  it('tells rates of those who stood in the same group by the boundaries of the same base', () => {
    const steady = (segment: string, gap: number) =>
      Array.from({ length: leastBuyers }, (_, n) =>
        bought(
          `${segment} ${String(n)}`,
          Array.from({ length: 5 }, (__, order) => (n % gap) + order * gap),
          100_000,
          segment,
        ),
      );
    const all = [...steady('dealer', 80), ...steady('developer', 160)];
    const cut = cutOf(all, today, rates);
    if (cut.basis.enoughData) throw new Error('nobody ever leaves');
    const observed = cut.basis.rates.filter(({ level }) => level === 'cell');
    expect(new Set(observed.map(({ group }) => group.split(' ')[0]))).toEqual(new Set(['dealer', 'developer']));
    const standings = [...standingsOf(cut, all, day)];
    all.forEach((customer, row) => {
      const { base, cell, chance } = standings[row] ?? {};
      expect(base).toBe(customer.segment);
      const rate = observed.find(({ group }) => group === `${String(base)} ${String(cell)}`);
      if (rate) expect(chance).toBe(rate.bought / rate.of);
      expect(standingOf(cut, customer, day)?.chance).toBe(chance);
    });
    expect(new Set(standings.map((standing) => standing?.chance)).size).toBeGreaterThan(2);
  });

  it('scores one as it scores all: by a model, and by what was observed', () => {
    const model = { r: 0.6, alpha: 6, a: 0.8, b: 2.5 };
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 60 }), fc.boolean(), (seed, isSmall) => {
        const all = buyers({ model, customers: isSmall ? 30 : 300, enterWithinDays: 180, days: 400 }, seed).map(
          (customer, n) => (n % 3 === 0 ? customer : { ...customer, segment: n % 3 === 1 ? 'dealer' : 'developer' }),
        );
        const cut = cutOf(all, dayOf(400), rates);
        const standings = [...standingsOf(cut, all, 420)];
        all.forEach((customer, row) => {
          const one = standingOf(cut, customer, 420);
          expect(one).toMatchObject({ cell: standings[row]?.cell, base: standings[row]?.base });
          expect(one?.chance ?? -1).toBeCloseTo(standings[row]?.chance ?? -1, 12);
        });
      }),
      { numRuns: 20 },
    );
  });

  it('has three bands of progress: under 15%, over 60%, and between', () => {
    expect([0, 0.149, 0.15, 0.6, 0.601, 1].map(progressOf)).toEqual(['low', 'low', 'middle', 'middle', 'high', 'high']);
  });
});

describe('The lists of the week', () => {
  const cut = cutOf(eight, today, rates);
  const maybeListed = (customer: Customer, at = day) =>
    listedOf(customer, standingOf(cut, customer, at), { cut, day: at, rates });
  const listed = (customer: Customer, at = day) => {
    const found = maybeListed(customer, at);
    if (!found) throw new Error(`${customer.id} stands nowhere`);
    return found;
  };
  const [first, second] = eight;

  it('have on the first whoever leaves the best group within a week unless they buy', () => {
    if (!first || !second) throw new Error('eight were made');
    const crossing = { lastDay: day - 10, bestUntilDays: 20, crossesDay: day + 11, isValuable: false };
    expect(listed(first)).toMatchObject({ ...crossing, marginMinor: 10_000 });
    const isOn = (at: number): boolean => isAboutToSlip(listed(first, at), at);
    expect([3, 4, 10, 11].map((days) => isOn(day + days))).toEqual([false, true, true, false]);
    expect(slipReason(listed(first, day + 4), day + 4)).toEqual({
      en: 'last order 14 days ago; the best group ends at 20 days; crosses on Monday 16 March',
      ru: 'последний заказ 14 дней назад; лучшая группа — до 20 дней; выйдет из неё: понедельник, 16 марта',
    });
  });

  it('have on the second who is valuable, or bought most often and for most, and is no longer among the latest', () => {
    const [seventh, eighth] = eight.slice(6).map((each) => listed(each));
    expect(eight.map((each) => isSilent(listed(each)))).toEqual([
      ...[false, false, false, false, false, false, true, true],
    ]);
    expect([seventh?.isValuable, eighth?.isValuable]).toEqual([true, true]);
    const best = bought('9', [400, 410, 420, 430, 440, 450, 460, 470], 90_000);
    expect(listed(best).isValuable).toBe(false);
    expect(isSilent(listed(best))).toBe(true);
    const rich = bought('9', [21], 9_000_000);
    expect(isSilent(listed(rich))).toBe(true);
    expect(isSilent(listed(bought('9', [20], 9_000_000)))).toBe(false);
    expect(silenceReason(listed(bought('9', [21])), day)).toEqual({
      en: 'last order 21 days ago; the best group ended at 20 days, on Thursday 5 March',
      ru: 'последний заказ 21 день назад; лучшая группа — до 20 дней, вышел из неё: четверг, 5 марта',
    });
  });

  it('have nobody who bought nothing', () => {
    expect(maybeListed({ id: 'x', purchases: [] })).toBeUndefined();
  });
});

describe('The reorder clock', () => {
  const every = (gap: number, times: number, lastAgo: number): Customer =>
    bought(
      'a',
      Array.from({ length: times }, (_, n) => lastAgo + n * gap),
    );

  it('tells nothing of fewer than three days with a purchase', () => {
    expect(reorderClock(bought('a', [10, 10, 40]), day, 0)).toBeUndefined();
    expect(reorderClock({ id: 'a', purchases: [] }, day, 0)).toBeUndefined();
    expect(reorderClock(every(30, 3, 10), day, 0)?.usualDays).toBe(30);
  });

  it('takes the median of the gaps, and the median distance from it, of at least a tenth and a day', () => {
    expect(reorderClock(every(30, 5, 10), day, 0)).toMatchObject({ usualDays: 30, spreadDays: 3 });
    expect(reorderClock(every(4, 5, 1), day, 0)).toMatchObject({ usualDays: 4, spreadDays: 1 });
    const uneven = reorderClock(bought('a', [0, 20, 50, 90, 150]), day, 0); // gaps of 20, 30, 40 and 60 days
    expect(uneven?.usualDays).toBe(35);
    expect(uneven?.spreadDays).toBeCloseTo(10 / 0.6745, 12); // the median of 15, 5, 5 and 25 is 10
  });

  it('is due when the gap is over less the lead time, late by one spread more, very late by two', () => {
    const at = (lastAgo: number, leadTimeDays = 0) => reorderClock(every(30, 5, lastAgo), day, leadTimeDays)?.state;
    expect([29, 30, 32, 33, 35, 36].map((ago) => at(ago))).toEqual([
      ...['not-yet', 'due', 'due', 'late', 'late', 'very-late'],
    ]);
    expect([9, 10, 13, 16].map((ago) => at(ago, 20))).toEqual(['not-yet', 'due', 'late', 'very-late']);
    expect(reorderClock(every(30, 5, 10), day, 20)).toMatchObject({
      ...{ dueDay: day, lateDay: day + 3, veryLateDay: day + 6 },
    });
    expect(reorderClock(every(30, 5, 0), day, 45)?.dueDay).toBe(day + 1); // not before the order that has just come
  });

  it('says it in a sentence', () => {
    const said = (lastAgo: number) => {
      const clock = reorderClock(every(30, 5, lastAgo), day, 0);
      return clock && reorderReason(clock, day);
    };
    expect(said(28)).toEqual({
      en: 'orders every 30 days; the next order is due in 2 days',
      ru: 'заказывает раз в 30 дней; следующий заказ — через 2 дня',
    });
    expect(said(31)).toEqual({
      en: 'orders every 30 days; the next order has been due for 1 day',
      ru: 'заказывает раз в 30 дней; срок заказа прошёл 1 день назад',
    });
  });
});
