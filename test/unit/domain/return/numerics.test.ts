import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { digamma, logGamma } from '../../../../shared/domain/return/forecast/log-gamma.ts';
import { lowestOf, minimise, type Objective } from '../../../../shared/domain/return/forecast/minimise.ts';
import { wilson } from '../../../../shared/domain/return/wilson.ts';

describe('The logarithm of the gamma function', () => {
  it('is that of factorials, and of the root of pi', () => {
    for (let n = 1, factorial = 1; n <= 20; n += 1) {
      expect(logGamma(n)).toBeCloseTo(Math.log(factorial), 12);
      factorial *= n;
    }
    expect(logGamma(0.5)).toBeCloseTo(Math.log(Math.PI) / 2, 13);
    expect(logGamma(1e-6)).toBeCloseTo(13.815509980749431, 12);
    expect(logGamma(1000)).toBeCloseTo(5905.220423209181, 9);
  });

  it('doubles as Legendre says, and its derivative is the digamma function', () => {
    fc.assert(
      fc.property(fc.double({ min: 1e-3, max: 1e4, noNaN: true }), (x) => {
        const both = logGamma(x) + logGamma(x + 0.5);
        const doubled = (1 - 2 * x) * Math.LN2 + Math.log(Math.PI) / 2 + logGamma(2 * x);
        expect(Math.abs(both - doubled)).toBeLessThan(1e-11 * Math.max(1, Math.abs(doubled)));
        const step = x * 1e-4;
        const slope = (logGamma(x + step) - logGamma(x - step)) / (2 * step);
        expect(Math.abs(digamma(x) - slope)).toBeLessThan(1e-6 * Math.max(1, Math.abs(slope)));
      }),
    );
    expect(digamma(1)).toBeCloseTo(-0.5772156649015329, 13);
    expect(digamma(0.5)).toBeCloseTo(-1.9635100260214235, 13);
    expect(digamma(10.5)).toBeCloseTo(2.303001034297686, 13);
  });
});

describe('A minimum', () => {
  const valley: Objective = ([x = 0, y = 0]) => ({
    value: (1 - x) ** 2 + 100 * (y - x * x) ** 2,
    gradient: [-2 * (1 - x) - 400 * x * (y - x * x), 200 * (y - x * x)],
  });

  it('is found along a bent valley, and of a bowl in a few steps', () => {
    const found = minimise(valley, [-1.2, 1]);
    expect(found.converged).toBe(true);
    expect(found.point.map((x) => x.toFixed(5))).toEqual(['1.00000', '1.00000']);
    const bowl = minimise(([x = 0, y = 0]) => ({ value: x * x + 10 * y * y, gradient: [2 * x, 20 * y] }), [0.4, -0.3]);
    expect(bowl.converged).toBe(true);
    expect(bowl.value).toBeLessThan(1e-14);
    expect(bowl.evaluations).toBeLessThan(20);
  });

  it('is neared in steps that are not longer than is allowed', () => {
    const visited: number[] = [];
    const slope: Objective = ([x = 0]) => {
      visited.push(x);
      return { value: x * x, gradient: [2 * x] };
    };
    minimise(slope, [100], { longestStep: 2 });
    visited.slice(1).forEach((x, n) => {
      expect(Math.abs(x - (visited[n] ?? 0))).toBeLessThanOrEqual(2 + 1e-12);
    });
    expect(Math.abs(visited.at(-1) ?? 1)).toBeLessThan(1e-6);
  });

  it('is looked for as long as any variable slopes', () => {
    const bowl: Objective = ([x = 0, y = 0]) => ({ value: x * x + 10 * y * y, gradient: [2 * x, 20 * y] });
    expect(minimise(bowl, [0, 3]).point.map((x) => x.toFixed(6))).toEqual(['0.000000', '0.000000']);
    expect(minimise(bowl, [3, 0]).point.map((x) => x.toFixed(6))).toEqual(['0.000000', '0.000000']);
  });

  it('is not looked for further where going on changes the value by less than rounding', () => {
    expect(minimise(() => ({ value: 1e20, gradient: [1] }), [0])).toMatchObject({ point: [0], evaluations: 2 });
  });

  it('is neared where it lies enough lower: not at once where it is a little higher, nor only much lower on half the way', () => {
    const told = new Map([
      [0, { value: 0, gradient: [-1] }],
      [1, { value: 5e-5, gradient: [0] }],
      [0.5, { value: -1e-4, gradient: [0] }],
      [0.25, { value: -0.3, gradient: [0] }],
    ]);
    const found = minimise(([x = 0]) => told.get(x) ?? { value: Number.NaN, gradient: [Number.NaN] }, [0]);
    expect(found).toMatchObject({ point: [0.5], evaluations: 3, converged: true });
  });

  it('is the lowest of several', () => {
    const minima = [{ value: 2 }, { value: 1 }, { value: 3 }, { value: 1 }];
    expect(lowestOf(minima)).toBe(minima[1]);
  });

  it('is never taken where the slope of a variable has no value', () => {
    const edge: Objective = ([x = 0, y = 0]) => ({
      value: (x - 1) ** 2 + y * y,
      gradient: [x > 1.5 ? Number.NaN : 2 * (x - 1), 2 * y],
    });
    expect(minimise(edge, [0.2, 0], { longestStep: 1.5 }).point[0]).toBeCloseTo(1, 6); // its first step would be to 1.7
  });

  it('is never taken where the function has no value', () => {
    const halfLine: Objective = ([x = 0]) =>
      x > 0 ? { value: x - Math.log(x), gradient: [1 - 1 / x] } : { value: Number.NaN, gradient: [Number.NaN] };
    const found = minimise(halfLine, [5], { longestStep: 10 });
    expect(found.converged).toBe(true);
    expect(found.point[0]).toBeCloseTo(1, 6);
  });

  it('is said not to be reached where there is none, or when steps run out', () => {
    const endless = minimise(([x = 0]) => ({ value: -x, gradient: [-1] }), [0], { mostSteps: 7 });
    expect(endless.converged).toBe(false);
    expect(endless.point).toEqual([7]);
    const wrong = minimise(([x = 0]) => ({ value: x, gradient: [-1] }), [0]); // no step leads down
    expect(wrong).toMatchObject({ converged: false, point: [0], evaluations: 41 });
  });

  it('is where the search begins when it begins there', () => {
    expect(minimise(valley, [1, 1])).toMatchObject({ point: [1, 1], evaluations: 1, converged: true });
  });
});

describe('The interval of a share', () => {
  it('is that of Wilson', () => {
    const { low, high } = wilson(5, 20);
    expect([low.toFixed(4), high.toFixed(4)]).toEqual(['0.1119', '0.4687']);
    const none = wilson(0, 20);
    expect([none.low, none.high.toFixed(4)]).toEqual([0, '0.1611']);
    const all = wilson(20, 20);
    expect([all.low.toFixed(4), all.high]).toEqual(['0.8389', 1]);
    expect(wilson(0, 0)).toEqual({ low: 0, high: 1 });
  });

  it('holds the share, and is narrower for more', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 500 }), fc.double({ min: 0, max: 1, noNaN: true }), (of, part) => {
        const successes = Math.round(of * part);
        const { low, high } = wilson(successes, of);
        expect(low).toBeLessThanOrEqual(successes / of + 1e-12);
        expect(high).toBeGreaterThanOrEqual(successes / of - 1e-12);
        const more = wilson(successes * 4, of * 4);
        expect(more.high - more.low).toBeLessThan(high - low);
      }),
    );
  });
});
