import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { lazily } from '../../../../shared/domain/lazily.ts';
import { customersAt, historiesOf, spendingOf } from '../../../../shared/domain/return/customers.ts';
import { dayNumber } from '../../../../shared/domain/return/day-number.ts';
import { type BgNbd, counted, logLikelihood } from '../../../../shared/domain/return/forecast/bg-nbd.ts';
import { fitBgNbd } from '../../../../shared/domain/return/forecast/fit-bg-nbd.ts';
import {
  expectedValue,
  fitGammaGamma,
  spendingLogLikelihood,
} from '../../../../shared/domain/return/forecast/gamma-gamma.ts';
import { everyNth, type Histories, histories } from '../../../../shared/domain/return/forecast/histories.ts';
import { logGamma } from '../../../../shared/domain/return/forecast/log-gamma.ts';
import {
  chanceAlive,
  chanceToBuy,
  expectedPurchases,
  type History,
} from '../../../../shared/domain/return/forecast/predict.ts';
import { onceForEach, predictAll } from '../../../../shared/domain/return/forecast/predict-all.ts';
import { randomOf } from '../../../../local/demo/random.ts';
import { buyers, gamma as gammaOf } from '../../../support/domain/buyers.ts';
import { cdnowCustomers, cdnowTable, hasCdnow } from '../../../support/domain/cdnow.ts';

const published: BgNbd = { r: 0.243, alpha: 4.414, a: 0.793, b: 2.426 };
const publishedSpending = { p: 6.25, q: 3.74, gamma: 15.44 };

type Row = readonly [repeats: number, recencyDays: number, ageDays: number];
function historiesWith(rows: readonly Row[]): Histories {
  const columns = histories(rows.length);
  rows.forEach(([repeats, recency, age], n) => {
    columns.repeats[n] = repeats;
    columns.recencyDays[n] = recency;
    columns.ageDays[n] = age;
  });
  return columns;
}

const anyRow: fc.Arbitrary<Row> = fc.oneof(
  fc.nat({ max: 700 }).map((age): Row => [0, 0, age]),
  fc
    .tuple(fc.integer({ min: 1, max: 40 }), fc.integer({ min: 1, max: 600 }), fc.nat({ max: 300 }))
    .map(([repeats, recency, since]): Row => [repeats, recency, recency + since]),
);
const anyRows = fc.array(anyRow, { minLength: 1, maxLength: 30 });
const positive = (max: number) => fc.double({ min: 0.05, max, noNaN: true });
const names = ['r', 'alpha', 'a', 'b'] as const;
const anyModel: fc.Arbitrary<BgNbd> = fc.record({
  r: positive(5),
  alpha: positive(30),
  a: positive(5),
  b: positive(10),
});

/** Equation 6 of the paper, as it stands there, for one customer. */
function slowLogLikelihood({ r, alpha, a, b }: BgNbd, [x, recency, age]: Row): number {
  const beta = (one: number, other: number) => logGamma(one) + logGamma(other) - logGamma(one + other);
  const [tx, T] = [recency / 7, age / 7];
  const rates = logGamma(r + x) - logGamma(r) + r * Math.log(alpha);
  const there = beta(a, b + x) - beta(a, b) - (r + x) * Math.log(alpha + T);
  if (x === 0) return rates + there;
  const gone = beta(a + 1, b + x - 1) - beta(a, b) - (r + x) * Math.log(alpha + tx);
  const most = Math.max(there, gone);
  return rates + most + Math.log(Math.exp(there - most) + Math.exp(gone - most));
}

const close = (one: number, other = Number.NaN, within: number): void => {
  expect(Math.abs(one - other)).toBeLessThanOrEqual(within * Math.max(1, Math.abs(other)));
};

describe('The likelihood of histories', () => {
  it('is that of the paper, added up over the customers', () => {
    fc.assert(
      fc.property(anyModel, anyRows, (model, rows) => {
        const { value } = logLikelihood(counted(historiesWith(rows)), model);
        close(
          value,
          rows.reduce((sum, row) => sum + slowLogLikelihood(model, row), 0),
          1e-10,
        );
      }),
    );
  });

  it('changes with each parameter as its gradient says', () => {
    fc.assert(
      fc.property(anyModel, anyRows, fc.constantFrom(...names), (model, rows, name) => {
        const of = counted(historiesWith(rows));
        const step = model[name] * 1e-5;
        const at = (by: number) => logLikelihood(of, { ...model, [name]: model[name] + by }).value;
        const slope = logLikelihood(of, model).gradient[names.indexOf(name)] ?? Number.NaN;
        close((at(step) - at(-step)) / (2 * step), slope, 1e-4);
      }),
    );
  });

  it('stays finite for somebody who has bought a thousand times and not for years', () => {
    const { value, gradient } = logLikelihood(counted(historiesWith([[1000, 400, 65_000]])), published);
    expect([value, ...gradient].every(Number.isFinite)).toBe(true);
  });
});

describe('The model fitted to customers who buy as it says', () => {
  const model: BgNbd = { r: 0.6, alpha: 6, a: 0.8, b: 2.5 };
  const all = buyers({ model, customers: 6000, enterWithinDays: 180, days: 730 }, 1);
  const day = 540;
  const then = [...customersAt(all, day)];
  const fitted = lazily(() => fitBgNbd(historiesOf(then, day)));

  it('has about their parameters, and explains them no worse than those do', () => {
    const fit = fitted();
    expect(fit.converged).toBe(true);
    const truth = logLikelihood(counted(historiesOf(then, day)), model).value;
    expect(fit.logLikelihood).toBeGreaterThanOrEqual(truth);
    expect(fit.logLikelihood - truth).toBeLessThan(10); // a chi-square of four degrees of freedom, halved
    close(fit.parameters.r / fit.parameters.alpha, model.r / model.alpha, 0.1);
    close(fit.parameters.a / (fit.parameters.a + fit.parameters.b), model.a / (model.a + model.b), 0.1);
  });

  it('is the same from a few thousand of them that lead to it as from all', () => {
    const many = buyers({ model, customers: 45_000, enterWithinDays: 180, days: 365 }, 2);
    const columns = historiesOf(many, 365);
    const whole = fitBgNbd(columns);
    const start = fitBgNbd(everyNth(columns, 3));
    expect(whole.converged).toBe(true);
    const atStart = logLikelihood(counted(columns), start.parameters).value;
    expect(whole.logLikelihood).toBeGreaterThan(atStart);
    expect(whole.logLikelihood - atStart).toBeLessThan(20);
  });

  it('is right about how many of them buy within half a year: of all, and of each fifth from the least likely on', () => {
    const { toBuy, purchases } = predictAll(fitted().parameters, historiesOf(then, day), 182);
    const after = new Map(
      all.map(({ id, purchases: own }) => [
        id,
        new Set(own.filter((each) => each.day > day && each.day <= day + 182).map((each) => each.day)).size,
      ]),
    );
    const rows = then
      .map(({ id }, n) => ({ chance: toBuy[n] ?? 0, expected: purchases[n] ?? 0, did: after.get(id) ?? 0 }))
      .toSorted((one, other) => one.chance - other.chance);
    const fifth = Math.ceil(rows.length / 5);
    for (let from = 0; from < rows.length; from += fifth) {
      const some = rows.slice(from, from + fifth);
      const mean = some.reduce((sum, { chance }) => sum + chance, 0) / some.length;
      const share = some.filter(({ did }) => did > 0).length / some.length;
      expect(Math.abs(share - mean)).toBeLessThan(4 * Math.sqrt((mean * (1 - mean)) / some.length) + 0.01);
    }
    const total = (of: (row: (typeof rows)[number]) => number) => rows.reduce((sum, row) => sum + of(row), 0);
    close(
      total(({ expected }) => expected),
      total(({ did }) => did),
      0.06,
    );
  });
});

const anyHistory: fc.Arbitrary<History> = anyRow.map(([repeats, recency, age]) => ({
  ...{ repeats, recency: recency / 7, age: age / 7 },
}));

describe('What the model expects of a customer', () => {
  it('is certain that they are there as long as they never came back, and never certain later', () => {
    expect(chanceAlive(published, { repeats: 0, recency: 0, age: 30 })).toBe(1);
    fc.assert(
      fc.property(anyModel, anyHistory, (model, history) => {
        const alive = chanceAlive(model, history);
        expect(alive).toBeGreaterThanOrEqual(0);
        expect(alive).toBeLessThanOrEqual(1);
        if (history.repeats > 0) expect(alive).toBeLessThan(1);
        expect(chanceAlive(model, { ...history, age: history.age + 1 })).toBeLessThanOrEqual(alive);
      }),
    );
  });

  it('is a chance to buy that grows with the time, and is never more than the purchases that are expected', () => {
    fc.assert(
      fc.property(anyModel, anyHistory, fc.double({ min: 0.1, max: 60, noNaN: true }), (model, history, weeks) => {
        const chance = chanceToBuy(model, history, weeks);
        expect(chance).toBeGreaterThanOrEqual(0);
        expect(chance).toBeLessThanOrEqual(1);
        expect(chanceToBuy(model, history, weeks * 2)).toBeGreaterThanOrEqual(chance);
        expect(expectedPurchases(model, history, weeks)).toBeGreaterThanOrEqual(chance * (1 - 1e-9));
        expect(chanceToBuy(model, history, 0)).toBe(0);
      }),
    );
  });

  it('goes on evenly where its formula divides by nothing', () => {
    const history = { repeats: 0, age: 10, recency: 0 };
    for (const model of [
      { ...published, a: 1 },
      { ...published, a: 0.4, b: 0.6 },
    ]) {
      const near = expectedPurchases({ ...model, a: model.a + 1e-7 }, history, 13);
      close(expectedPurchases(model, history, 13), near, 1e-6);
      expect(near).toBeGreaterThan(0);
    }
  });

  it('is that of many who were made as the model says', () => {
    const model: BgNbd = { r: 2, alpha: 4, a: 1.5, b: 3 };
    const made = buyers({ model, customers: 40_000, enterWithinDays: 1, days: 70 }, 3);
    const repeats = made.reduce((sum, { purchases }) => sum + purchases.length - 1, 0);
    close(repeats / made.length, expectedPurchases(model, { repeats: 0, recency: 0, age: 0 }, 10), 0.02);
  });

  it('is calculated once of those who came back as often and are of one age', () => {
    const asked: unknown[] = [];
    const once = onceForEach((history) => asked.push(history));
    expect([once(1, 14), once(1, 14), once(2, 14), once(1, 21), once(2, 14)]).toEqual([1, 1, 2, 3, 2]);
    expect(asked).toEqual([
      { repeats: 1, age: 2 },
      { repeats: 2, age: 2 },
      { repeats: 1, age: 3 },
    ]);
  });

  it('may be asked of every so-manieth', () => {
    const columns = historiesWith(Array.from({ length: 7 }, (_, n): Row => [n, n, n + 1]));
    expect(everyNth(columns, 3)).toEqual(
      historiesWith([
        [0, 0, 1],
        [3, 3, 4],
        [6, 6, 7],
      ]),
    );
  });

  it('is the same of all at once as of each', () => {
    fc.assert(
      fc.property(anyModel, anyRows, fc.integer({ min: 1, max: 400 }), (model, rows, horizonDays) => {
        const { alive, toBuy, purchases } = predictAll(model, historiesWith(rows), horizonDays);
        rows.forEach(([repeats, recency, age], n) => {
          const history = { repeats, recency: recency / 7, age: age / 7 };
          close(alive[n] ?? Number.NaN, chanceAlive(model, history), 1e-12);
          close(toBuy[n] ?? Number.NaN, chanceToBuy(model, history, horizonDays / 7), 1e-12);
          close(purchases[n] ?? Number.NaN, expectedPurchases(model, history, horizonDays / 7), 1e-9);
        });
      }),
    );
  });
});

describe('What a purchase is worth', () => {
  const rows = [
    [1, 30],
    [4, 22.5],
    [12, 71],
    [1, 5],
  ] as const;
  const spending = {
    repeats: Uint32Array.from(rows, ([repeats]) => repeats),
    means: Float64Array.from(rows, ([, mean]) => mean),
  };

  it('changes in likelihood with each parameter as its gradient says', () => {
    (['p', 'q', 'gamma'] as const).forEach((name, n) => {
      const step = publishedSpending[name] * 1e-5;
      const at = (by: number) =>
        spendingLogLikelihood(spending, { ...publishedSpending, [name]: publishedSpending[name] + by }).value;
      const slope = spendingLogLikelihood(spending, publishedSpending).gradient[n] ?? Number.NaN;
      close((at(step) - at(-step)) / (2 * step), slope, 1e-6);
    });
  });

  it('has the likelihood of the note, added up over the customers', () => {
    const { p, q, gamma } = publishedSpending;
    const slow = rows.reduce((sum, [x, mean]) => {
      const gammas = logGamma(p * x + q) - logGamma(p * x) - logGamma(q);
      const powers = q * Math.log(gamma) + (p * x - 1) * Math.log(mean) + p * x * Math.log(x);
      return sum + gammas + powers - (p * x + q) * Math.log(gamma + x * mean);
    }, 0);
    close(spendingLogLikelihood(spending, publishedSpending).value, slow, 1e-12);
  });

  it('is fitted to customers who spend as the model says: it explains them no worse than their own parameters do', () => {
    const truth = { p: 5, q: 4, gamma: 30 };
    const random = randomOf(11);
    const many = Array.from({ length: 4000 }, () => {
      const rate = gammaOf(truth.q, random) / truth.gamma;
      const repeats = random.between(1, 8);
      return { repeats, mean: gammaOf(truth.p * repeats, random) / rate / repeats };
    });
    const spent = {
      repeats: Uint32Array.from(many, ({ repeats }) => repeats),
      means: Float64Array.from(many, ({ mean }) => mean),
    };
    const { parameters, logLikelihood: reached, converged } = fitGammaGamma(spent);
    expect(converged).toBe(true);
    close(reached, spendingLogLikelihood(spent, parameters).value, 1e-12);
    const atTruth = spendingLogLikelihood(spent, truth).value;
    expect(reached).toBeGreaterThanOrEqual(atTruth);
    expect(reached - atTruth).toBeLessThan(10); // a chi-square of three degrees of freedom, halved
    close(parameters.p, truth.p, 0.1);
    close((parameters.p * parameters.gamma) / (parameters.q - 1), 50, 0.05);
  });

  it('is the mean of all for who never came back, and nearer to their own the more often they did', () => {
    const { p, q, gamma } = publishedSpending;
    const ofAll = (p * gamma) / (q - 1);
    expect(expectedValue(publishedSpending, 0, 0)).toBeCloseTo(ofAll, 12);
    const [once, often] = [expectedValue(publishedSpending, 1, 100), expectedValue(publishedSpending, 40, 100)];
    expect(once).toBeGreaterThan(ofAll);
    expect(often).toBeGreaterThan(once);
    expect(often).toBeLessThan(100);
  });
});

if (hasCdnow)
  describe('The forecast of the CDNOW customers', () => {
    const day = dayNumber('1997-09-30');
    const customers = cdnowCustomers();
    const columns = historiesOf(customersAt(customers, day), day);
    const reference = cdnowTable('reference_btyd_2.4.3_published_params.csv');

    it('has the log-likelihood of the paper at its parameters, and the one at the maximum', () => {
      expect(logLikelihood(counted(columns), published).value).toBeCloseTo(-9582.4304780137, 9);
      const { parameters, logLikelihood: reached, converged } = fitBgNbd(columns);
      expect(converged).toBe(true);
      expect(reached).toBeCloseTo(-9582.429207, 6);
      expect(Object.values(parameters).map((value) => value.toFixed(4))).toEqual([
        '0.2426',
        '4.4136',
        '0.7929',
        '2.4259',
      ]);
    });

    it('is that of the reference for each of 2,357, to 1e-9', () => {
      const buying = new Map(cdnowTable('reference_p_at_least_one_39w.csv').map((row) => [row['ID'], row['bg_p']]));
      expect(reference).toHaveLength(2357);
      for (const row of reference) {
        const [x, recency, age, mean] = ['x', 't_x', 'T', 'm_x'].map((name) => row[name] ?? 0) as [
          number,
          number,
          number,
          number,
        ];
        const history = { repeats: x, recency, age };
        close(chanceAlive(published, history), row['bg_palive'], 1e-9);
        close(expectedPurchases(published, history, 39), row['bg_cet39'], 1e-9);
        close(chanceToBuy(published, history, 39), buying.get(row['ID']), 1e-9);
        close(expectedValue(publishedSpending, x, mean), row['gg_mean'], 1e-9);
      }
    });

    it('has the histories of the reference, and the likelihood of what they spent', () => {
      const spending = spendingOf(customersAt(customers, day));
      expect([...columns.repeats].reduce((sum, x) => sum + x, 0)).toBe(
        reference.reduce((sum, { x = 0 }) => sum + x, 0),
      );
      const rows = [...spending.means].flatMap((mean, n) => (mean > 0 ? [[spending.repeats[n] ?? 0, mean / 100]] : []));
      expect(rows).toHaveLength(946);
      const { logLikelihood: reached, converged } = fitGammaGamma({
        repeats: Uint32Array.from(rows, ([repeats = 0]) => repeats),
        means: Float64Array.from(rows, ([, mean = 0]) => mean),
      });
      expect(converged).toBe(true);
      expect(reached).toBeCloseTo(-4055.917695, 5);
    });
  });
