import { describe, expect, it } from '@jest/globals';
import { type Customer, customersAt, historiesOf, spendingOf } from '../../../../shared/domain/return/customers.ts';
import { dayNumber, dayOf } from '../../../../shared/domain/return/day-number.ts';
import { lackingIn, lackingOf } from '../../../../shared/domain/return/forecast/enough.ts';
import { forecastOf } from '../../../../shared/domain/return/forecast/forecast.ts';
import {
  type Observation,
  observationsOf,
  rateIn,
  ratesOf,
} from '../../../../shared/domain/return/forecast/observed-rates.ts';
import { buyers } from '../../../support/domain/buyers.ts';

const customer = (id: string, ...days: readonly number[]): Customer => ({
  id,
  purchases: days.map((day) => ({ day, amountMinor: 100 })),
});

describe('Customers as of a day', () => {
  const all = [customer('a', 0, 30, 30, 60), customer('b', 61)];

  it('are those who had bought by its end, with what they had bought', () => {
    expect([...customersAt(all, 60)]).toEqual([customer('a', 0, 30, 30, 60)]);
    expect([...customersAt(all, 59)]).toEqual([customer('a', 0, 30, 30)]);
    expect([...customersAt(all, -1)]).toEqual([]);
  });

  it('have a history in which purchases of one day are one, and spend what they do after the first day', () => {
    expect(historiesOf(all, 70)).toEqual({
      repeats: Uint32Array.of(2, 0),
      recencyDays: Uint32Array.of(60, 0),
      ageDays: Uint32Array.of(70, 9),
    });
    expect(spendingOf(all)).toEqual({ repeats: Uint32Array.of(2, 0), means: Float64Array.of(150, 0) });
  });

  it('are told by days that have a number', () => {
    expect([dayNumber('1970-01-02'), dayNumber('2026-03-01'), dayOf(dayNumber('2024-02-29'))]).toEqual([
      1,
      20513,
      '2024-02-29',
    ]);
  });
});

describe('The rate that was observed', () => {
  const rateOf = (observations: readonly Observation[]) => {
    const rateFor = rateIn(ratesOf(observations));
    return (stands: { cell: number; base?: string; segment?: string }) => rateFor({ base: 'company', ...stands });
  };
  const seen = (cell: number, segment: string, bought: number, of: number): Observation[] =>
    Array.from({ length: of }, (_, n) => ({ cell, base: 'company', segment, bought: n < bought }));

  it('is that of the nearest level with twenty observations: the cell, then the recency within the segment, then the recency, then all', () => {
    const rateFor = rateOf([
      ...seen(0, 'dealer', 5, 20),
      ...seen(1, 'dealer', 19, 19),
      ...seen(9, 'dealer', 3, 19),
      ...seen(10, 'developer', 1, 1),
      ...seen(26, 'dealer', 0, 1),
    ]);
    expect(rateFor({ cell: 0, segment: 'dealer' })).toMatchObject({ level: 'cell', bought: 5, of: 20, share: 0.25 });
    expect(rateFor({ cell: 1, segment: 'dealer' })).toMatchObject({ level: 'recency-and-segment', bought: 24, of: 39 });
    expect(rateFor({ cell: 9, segment: 'dealer' })).toMatchObject({ level: 'recency', bought: 4, of: 20, share: 0.2 });
    expect(rateFor({ cell: 26, segment: 'dealer' })).toMatchObject({ level: 'base', bought: 28, of: 60 });
    expect(rateFor({ cell: 1 })).toMatchObject({ level: 'recency', bought: 24, of: 39 }); // of no segment
    const { low = 0, high = 0 } = rateFor({ cell: 0 }) ?? {};
    expect([low.toFixed(4), high.toFixed(4)]).toEqual(['0.1119', '0.4687']);
  });

  it('is none where even of all there were fewer', () => {
    expect(rateOf(seen(0, 'dealer', 5, 19))({ cell: 0, segment: 'dealer' })).toBeUndefined();
    expect(rateOf([])({ cell: 0 })).toBeUndefined();
  });

  it('is seen in windows one behind the other, of those who were customers when each began', () => {
    const all = [customer('a', 0, 85, 150), customer('b', 100), customer('c', 125)];
    expect(observationsOf(all, 160, 40).map(({ bought }) => bought)).toEqual([
      ...[true, false], // a and b from day 120: a bought on day 150
      true, // a from day 80: it bought on day 85
      false, // a from day 40
    ]);
    expect(observationsOf(all, 160, 100)).toEqual([]);
    expect(observationsOf([], 160, 40)).toEqual([]);
  });

  it('is none of whoever has no segment within a segment, nor of fewer than twenty', () => {
    const { segment: _none, ...unknown } = seen(0, '', 0, 1)[0] ?? { cell: 0, base: 'company', bought: false };
    expect(ratesOf(Array.from({ length: 20 }, () => unknown)).map(({ level }) => level)).toEqual([
      ...['cell', 'recency', 'base'],
    ]);
    expect(ratesOf(seen(0, 'dealer', 5, 19))).toEqual([]);
  });

  it('of very many is that of every so-manieth', () => {
    const many = Array.from({ length: 100_001 }, (_, n) => customer(String(n), 0, ...(n % 3 === 0 ? [125] : [])));
    const observations = observationsOf(many, 160, 40);
    expect(observations).toHaveLength(3 * 33_333);
    expect(observations.slice(0, 33_333).every(({ bought }) => bought)).toBe(true);
    expect(observations.slice(33_333).some(({ bought }) => bought)).toBe(false);
  });

  it('of a cell is that of those who stood in it by the boundaries of the same base', () => {
    const rateFor = rateOf([
      ...seen(4, 'dealer', 5, 20),
      ...seen(4, 'dealer', 18, 20).map((each) => ({ ...each, base: 'dealer' })),
    ]);
    expect(rateFor({ cell: 4, segment: 'dealer' })).toMatchObject({ level: 'cell', bought: 5, of: 20 });
    expect(rateFor({ cell: 4, base: 'dealer', segment: 'dealer' })).toMatchObject({
      level: 'cell',
      bought: 18,
      of: 20,
    });
    expect(rateFor({ cell: 4, base: 'developer' })).toMatchObject({ level: 'recency', bought: 23, of: 40 });
  });

  it('is seen by the boundaries of the bases there are today: of a segment’s own, and of all for the others', () => {
    const all = ['dealer', 'dealer', 'dealer', 'dealer', undefined, 'developer'].map((segment, n) => ({
      ...customer(String(n), 10 * n, 60 + n),
      ...(segment !== undefined && { segment }),
    }));
    const cellsOf = (own?: ReadonlySet<string>) =>
      observationsOf(all, 100, 45, own).map(({ base, segment, cell }) => [base, segment, cell]);
    // From day 55 on: the last purchases are 55, 45, 35, 25, 15 and 5 days ago then.
    expect(cellsOf()).toEqual([
      ...[18, 9, 9, 9].map((cell) => ['company', 'dealer', cell]),
      ...[
        ['company', undefined, 0],
        ['company', 'developer', 0],
      ],
    ]);
    expect(cellsOf(new Set(['dealer']))).toEqual([
      ...[18, 9, 9, 0].map((cell) => ['dealer', 'dealer', cell]),
      ...[
        ['company', undefined, 0],
        ['company', 'developer', 0],
      ],
    ]);
  });

  it('knows the segment of a customer, and how they stood when the window began', () => {
    const all = [
      { ...customer('a', 0, 70), segment: 'dealer' },
      { ...customer('b', 60), segment: 'developer' },
    ];
    expect(observationsOf(all, 100, 30)).toEqual([
      { cell: 3, base: 'company', segment: 'dealer', bought: false }, // it has just bought again
      { cell: 9, base: 'company', segment: 'developer', bought: false },
      { cell: 0, base: 'company', segment: 'dealer', bought: true },
    ]);
  });
});

describe('A forecast', () => {
  const model = { r: 0.6, alpha: 6, a: 0.8, b: 2.5 };
  const shop = buyers({ model, customers: 600, enterWithinDays: 180, days: 400 }, 5);

  it('is made by the model where enough customers came back', () => {
    const forecast = forecastOf(shop, 400, 90);
    if (!forecast.enoughData) throw new Error('there is enough');
    expect(forecast.customers).toHaveLength(600);
    expect(forecast.predictions.toBuy).toHaveLength(600);
    expect(forecast.values?.every((value) => value > 20_000 && value < 300_000)).toBe(true);
  });

  it('is what was observed, and says what lacks, where too few came back', () => {
    const plant = buyers({ model, customers: 20, enterWithinDays: 180, days: 720 }, 6);
    const forecast = forecastOf(plant, 720, 90);
    if (forecast.enoughData) throw new Error('it is not enough');
    expect(forecast.lacking).toMatchObject({ why: 'few-repeaters', needed: 20 });
    expect(forecast.rates).toHaveLength(20);
    expect(forecast.rates.every((rate) => rate !== undefined && rate.of >= 20)).toBe(true);
  });

  it('is what was observed within the segment of each, where they have one', () => {
    const plant = buyers({ model, customers: 15, enterWithinDays: 60, days: 720 }, 6);
    const levelsOf = (customers: readonly Customer[]) => {
      const forecast = forecastOf(customers, 720, 90);
      return forecast.enoughData ? [] : [...new Set(forecast.rates.map((rate) => rate?.level))].toSorted();
    };
    expect(levelsOf(plant)).toContain('recency');
    expect(levelsOf(plant.map((each) => ({ ...each, segment: 'dealer' })))).toContain('recency-and-segment');
  });

  it('is what was observed of those in the cell of each', () => {
    const idle = Array.from({ length: 40 }, (_, n) => customer(`idle-${String(n)}`, 0));
    const busy = Array.from({ length: 15 }, (_, n) => customer(`busy-${String(n)}`, 0, 60, 110));
    const forecast = forecastOf([...idle, ...busy], 160, 40);
    if (forecast.enoughData) throw new Error('it is not enough');
    expect(forecast.rates[0]).toMatchObject({ level: 'cell', bought: 0, of: 80 });
    expect(forecast.rates[40]).toMatchObject({ level: 'cell', bought: 15, of: 30 }); // from day 80 they bought, from day 120 not
  });

  it('says so where the history is too short, of nobody, and where nothing was observed', () => {
    expect(forecastOf(shop, 200, 500)).toMatchObject({
      enoughData: false,
      lacking: { why: 'short-history', days: 200, needed: 250 },
    });
    expect(forecastOf([], 200, 90)).toMatchObject({ enoughData: false, customers: [], rates: [] });
    expect(forecastOf([customer('a', 100)], 200, 90)).toMatchObject({ enoughData: false, rates: [undefined] });
  });

  it('says so where customers never leave, or are all alike: nothing tells who is gone', () => {
    const steady = Array.from({ length: 80 }, (_, n) =>
      customer(String(n), ...Array.from({ length: 12 }, (__, m) => (n % 7) + m * 30)),
    );
    expect(forecastOf(steady, 365, 90)).toMatchObject({ enoughData: false, lacking: { why: 'degenerate' } });
  });

  /** The shop, with what a customer pays by how many before them came back and paid. */
  function paying(amountOf: (payers: number, amountMinor: number) => number): Customer[] {
    let payers = 0;
    return shop.map(({ id, purchases }) => {
      const isRepeater = new Set(purchases.filter(({ day }) => day <= 400).map(({ day }) => day)).size > 1;
      if (isRepeater) payers += 1;
      return {
        id,
        purchases: purchases.map(({ day, amountMinor }) => ({
          day,
          amountMinor: isRepeater ? amountOf(payers, amountMinor ?? 0) : 0,
        })),
      };
    });
  }
  const valuesOf = (customers: readonly Customer[]) => {
    const forecast = forecastOf(customers, 400, 90);
    return forecast.enoughData ? forecast.values : undefined;
  };

  it('has the value of a purchase where twenty came back who paid, each nearer to what they paid', () => {
    const twenty = valuesOf(paying((payers, amount) => (payers <= 20 ? amount : 0)));
    expect(twenty).toHaveLength(600);
    expect(new Set(twenty).size).toBeGreaterThan(10);
    expect(valuesOf(paying((payers, amount) => (payers <= 19 ? amount : 0)))).toBeUndefined();
  });

  it('has none where what customers pay lies so far apart that it has no mean', () => {
    expect(valuesOf(paying((payers) => 10 ** (payers % 9)))).toBeUndefined();
  });

  it('has no value of a purchase where nobody paid anything', () => {
    const gifts = shop.map(({ id, purchases }) => ({
      id,
      purchases: purchases.map(({ day }) => ({ day, amountMinor: 0 })),
    }));
    expect(forecastOf(gifts, 400, 90)).toMatchObject({ enoughData: true, values: undefined });
  });
});

describe('What lacks for a model', () => {
  const alike = (customers: number, ageDays: number) => ({
    repeats: new Uint32Array(customers).fill(1),
    recencyDays: new Uint32Array(customers).fill(1),
    ageDays: new Uint32Array(customers).fill(ageDays),
  });

  it('are twenty who came back, and half the time it looks ahead', () => {
    expect(lackingIn(alike(20, 45), 90)).toBeUndefined();
    expect(lackingIn(alike(19, 45), 90)).toEqual({ why: 'few-repeaters', repeaters: 19, needed: 20 });
    expect(lackingIn(alike(20, 44), 90)).toEqual({ why: 'short-history', days: 44, needed: 45 });
    expect(lackingIn(alike(20, 45), 91)).toEqual({ why: 'short-history', days: 45, needed: 46 });
  });

  const fit = (parameters: object, converged = true) => ({
    ...{ logLikelihood: -1, converged },
    parameters: { r: 1, alpha: 1, a: 1, b: 1, ...parameters },
  });
  it.each([
    ['r', 0.001, 100],
    ['alpha', 0.001, 10_000],
    ['a', 0.001, 1000],
    ['b', 0.001, 1000],
  ])('is that %s stays between %d and %d', (name, least, most) => {
    expect(lackingOf(fit({ [name]: least }))).toEqual({ why: 'degenerate' });
    expect(lackingOf(fit({ [name]: most }))).toEqual({ why: 'degenerate' });
    expect(lackingOf(fit({ [name]: least * 1.01 }))).toBeUndefined();
    expect(lackingOf(fit({ [name]: most * 0.99 }))).toBeUndefined();
  });
  it('is that the fit came to an end', () => {
    expect(lackingOf(fit({}, false))).toEqual({ why: 'degenerate' });
  });
});
