import { describe, expect, it } from '@jest/globals';
import { randomOf } from '../../../../local/demo/random.ts';
import { boughtAfter, type Customer, customersAt, historiesOf } from '../../../../shared/domain/return/customers.ts';
import { CutShape } from '../../../../shared/domain/return/cut-shape.ts';
import { cutOf } from '../../../../shared/domain/return/cut.ts';
import { dayOf } from '../../../../shared/domain/return/day-number.ts';
import { basisOf } from '../../../../shared/domain/return/forecast/basis.ts';
import { forecastOf } from '../../../../shared/domain/return/forecast/forecast.ts';
import { predictAll } from '../../../../shared/domain/return/forecast/predict-all.ts';
import { corrected, correctionOf, recalibrated } from '../../../../shared/domain/return/forecast/recalibrate.ts';
import { standingOf, standingsOf } from '../../../../shared/domain/return/scoring.ts';
import { buyers } from '../../../support/domain/buyers.ts';

const model = { r: 0.6, alpha: 6, a: 0.8, b: 2.5 };
const [horizonDays, day] = [90, 400];
const start = day - horizonDays;
/** Whose histories reach a horizon beyond the day. */
const shop = (customers: number, seed: number): Customer[] =>
  buyers({ model, customers, enterWithinDays: 180, days: day + horizonDays }, seed);

/** The same, but every other purchase from a horizon before the day on is not made. */
function halved(customers: readonly Customer[], seed: number): Customer[] {
  const random = randomOf(seed);
  return customers.map((customer) => ({
    ...customer,
    purchases: customer.purchases.filter((purchase) => purchase.day <= start || random.next() < 0.5),
  }));
}

/** The same, with one purchase in the last horizon of those of some rows, and none of the others. */
const buyingWhere = (customers: readonly Customer[], buys: (row: number) => boolean): Customer[] =>
  Array.from(customersAt(customers, start), (customer, row) => ({
    ...customer,
    purchases: [...customer.purchases, ...(buys(row) ? [{ day, amountMinor: 100 }] : [])],
  }));

const learnt = (customers: readonly Customer[]) => correctionOf(customers, day, horizonDays);

/** The chances of a day, without a correction. */
function chancesAt(customers: readonly Customer[], at: number): number[] {
  const basis = basisOf(customers, at, horizonDays);
  if (!basis.enoughData) throw new Error('there is enough');
  return [...predictAll(basis.parameters, historiesOf(customersAt(customers, at), at), horizonDays).toBuy];
}

/** How many sigmas lie between the mean chance and the share that bought, at most: of the fifths from the least likely on. */
function furthestFifth(chances: readonly number[], bought: readonly boolean[]): number {
  const rows = chances
    .map((chance, row) => ({ chance, did: Number(bought[row]) }))
    .toSorted((one, other) => one.chance - other.chance);
  const fifth = Math.ceil(rows.length / 5);
  const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;
  const far = [0, 1, 2, 3, 4].map((n) => {
    const some = rows.slice(n * fifth, (n + 1) * fifth);
    const chance = mean(some.map((each) => each.chance));
    return Math.abs(mean(some.map(({ did }) => did)) - chance) / Math.sqrt((chance * (1 - chance)) / some.length);
  });
  return Math.max(...far);
}

describe('The correction of chances', () => {
  it('is none, within what chance makes of it, of customers who buy as the model says', () => {
    const customers = shop(3000, 1);
    const chances = chancesAt(customers, start);
    const correction = learnt(customers);
    const { intercept = Number.NaN, slope = Number.NaN, customers: of } = correction ?? {};
    expect(of).toBe(chances.length);
    let distance = 0; // chi-square of two degrees of freedom: above 18.4 once in 10,000
    for (const chance of chances) {
      const off = intercept + (slope - 1) * Math.log(chance / (1 - chance));
      distance += chance * (1 - chance) * off ** 2;
    }
    expect(distance).toBeLessThan(18.4);
    const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;
    expect(mean(chances.map((chance) => corrected(chance, correction)))).toBeCloseTo(
      mean(boughtAfter(customers, start, day).map(Number)),
      4,
    );
  });

  it('makes chances right of customers who bought half as often as they had, and right of others like them', () => {
    const correction = learnt(halved(shop(3000, 2), 2));
    expect(correction?.intercept).toBeLessThan(-0.5);
    const others = halved(shop(3000, 102), 102);
    const chances = chancesAt(others, start);
    const bought = boughtAfter(others, start, day);
    expect(furthestFifth(chances, bought)).toBeGreaterThan(6);
    const right = chances.map((chance) => corrected(chance, correction));
    expect(furthestFifth(right, bought)).toBeLessThan(4);
  });

  it('leaves nobody behind whose chance was lower, and chances within 0 and 1', () => {
    const correction = { intercept: -0.5, slope: 0.7, customers: 200 };
    const chances = [0, 1e-9, 0.001, 0.01, 0.2, 0.5, 0.9, 0.999, 1];
    const right = chances.map((chance) => corrected(chance, correction));
    expect(right).toEqual(right.toSorted((one, other) => one - other));
    expect(right[5]).toBeCloseTo(1 / (1 + Math.exp(0.5)), 14);
    expect(right[6]).toBeCloseTo(1 / (1 + Math.exp(0.5) * 9 ** -0.7), 14);
    const [least, most] = [1 / (1 + Math.exp(0.5) * 999 ** 0.7), 1 / (1 + Math.exp(0.5) * 999 ** -0.7)]; // of 0.001 and 0.999
    [right.slice(0, 3), right.slice(7)].forEach((ends, n) => {
      for (const end of ends) expect(end).toBeCloseTo([least, most][n] ?? Number.NaN, 14);
    });
    expect(chances.map((chance) => corrected(chance, undefined))).toEqual(chances);
  });
});

describe('A correction is learnt', () => {
  /** Customers of whom so many were there a horizon ago. */
  const there = (customers: number): Customer[] =>
    shop(2 * customers, 7)
      .filter(({ purchases: [first] }) => (first?.day ?? day) <= start)
      .slice(0, customers);
  const rowsThat = (customers: readonly Customer[], did: boolean): number[] =>
    boughtAfter(customers, start, day).flatMap((bought, row) => (bought === did ? [row] : []));

  it('of two hundred who were customers a horizon ago, and not of fewer', () => {
    const customers = there(200);
    expect(learnt(customers)).toMatchObject({ customers: 200 });
    expect(learnt(customers.slice(1))).toBeUndefined();
    const late = { id: 'late', purchases: [{ day: start + 1, amountMinor: 100 }] };
    expect(learnt([...customers.slice(1), late])).toBeUndefined();
    expect(learnt([...customers, late])).toMatchObject({ customers: 200 });
  });

  it('where thirty of them bought since, and thirty did not', () => {
    const customers = there(300);
    const [bought, idle] = [rowsThat(customers, true), rowsThat(customers, false)];
    const only = (rows: readonly number[], many: number, isBuying: boolean): Customer[] => {
      const some = new Set(rows.slice(0, many));
      return buyingWhere(customers, (row) => some.has(row) === isBuying);
    };
    expect(learnt(only(bought, 30, true))).toMatchObject({ customers: 300 });
    expect(learnt(only(bought, 29, true))).toBeUndefined();
    const busy = only(idle, 30, false);
    expect(learnt(busy)).toMatchObject({ customers: 300 });
    expect(recalibrated(busy, day, horizonDays)).toEqual(basisOf(busy, day, horizonDays)); // no model of them is to be believed
    expect(learnt(only(idle, 29, false))).toBeUndefined();
  });

  it('where those with the higher chances bought rather than the others, and not all of them alone', () => {
    const customers = there(300);
    const chances = chancesAt(customers, start);
    const middle = chances.toSorted((one, other) => one - other)[150] ?? Number.NaN;
    expect(learnt(buyingWhere(customers, (row) => (chances[row] ?? 0) < middle))).toBeUndefined();
    expect(learnt(buyingWhere(customers, (row) => (chances[row] ?? 0) >= middle))).toBeUndefined();
    const mostly = buyingWhere(customers, (row) => (chances[row] ?? 0) >= middle !== (row % 9 === 0));
    expect(learnt(mostly)?.slope).toBeGreaterThan(1);
    const mostlyOthers = buyingWhere(customers, (row) => (chances[row] ?? 0) < middle !== (row % 9 === 0));
    expect(learnt(mostlyOthers)).toBeUndefined();
    const order = chances.map((_, row) => row).toSorted((a, b) => (chances[a] ?? 0) - (chances[b] ?? 0));
    const likely = new Set(order.filter((row, place) => (place >= 150 && row !== order[154]) || row === order[145])); // all but two that lie near each other
    expect(learnt(buyingWhere(customers, (row) => likely.has(row)))).toBeUndefined();
  });

  it('where a model could be believed when the horizon began', () => {
    const ofLate = shop(600, 8).map((customer) => ({
      ...customer,
      purchases: customer.purchases.filter((purchase, n) => n === 0 || purchase.day > start),
    }));
    const bought = boughtAfter(ofLate, start, day).filter(Boolean).length;
    expect(bought).toBeGreaterThan(30);
    expect(learnt(ofLate)).toBeUndefined();
  });
});

describe('A cut with a correction', () => {
  const customers = halved(shop(600, 9), 9).map((customer, row) => ({
    ...customer,
    segment: row % 2 === 0 ? 'dealer' : 'developer',
  }));
  const cut = cutOf(customers, dayOf(day), new Map());

  it('carries it, as the shape of cuts says', () => {
    expect(cut.basis).toEqual({ ...basisOf(customers, day, cut.horizonDays), correction: learnt(customers) });
    expect(CutShape().parse(cut)).toEqual(cut);
    expect(cutOf(customers.slice(0, 150), dayOf(day), new Map()).basis).not.toHaveProperty('correction');
  });

  it('tells corrected chances, of one as of all', () => {
    const { basis } = cut;
    if (!basis.enoughData || !basis.correction) throw new Error('there is enough');
    const { correction, ...plain } = basis;
    const uncorrected = [...standingsOf({ ...cut, basis: plain }, customers, day + 3)];
    const standings = [...standingsOf(cut, customers, day + 3)];
    const chances = standings.map((standing) => standing?.chance ?? Number.NaN);
    uncorrected.forEach((standing, row) => {
      expect(chances[row]).toBeCloseTo(corrected(standing?.chance ?? Number.NaN, correction), 14);
    });
    customers.forEach((customer, row) => {
      const alone = standingOf(cut, customer, day + 3);
      expect(alone?.chance).toBeCloseTo(chances[row] ?? Number.NaN, 12);
      expect(alone?.progress).toBe(standings[row]?.progress);
    });
    const different = standings.filter((standing, row) => standing?.progress !== uncorrected[row]?.progress).length;
    expect(different).toBeGreaterThan(50);
  });

  it('is not what a forecast of a file is told by', () => {
    const forecast = forecastOf(customers, day, horizonDays);
    if (!forecast.enoughData) throw new Error('there is enough');
    expect(forecast).not.toHaveProperty('correction');
    expect([...forecast.predictions.toBuy]).toEqual(chancesAt(customers, day));
  });
});
