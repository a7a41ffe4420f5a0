import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { isPossible, judge, neededFor } from '../../../../shared/domain/hypotheses/judge.ts';
import { meanOf, Sample, shareOf, valueOf } from '../../../../shared/domain/hypotheses/sample.ts';
import { randomOf } from '../../../../local/demo/random.ts';

const share = (count: number, of: number): Sample => ({ kind: 'share', count, of });
const mean = (value: number, deviation: number, of: number): Sample => ({ kind: 'mean', of, mean: value, deviation });

describe('A sample', () => {
  it('is a share or a mean with its deviation, and nothing of nobody', () => {
    expect(shareOf([1, 2, 3], (n) => n > 1)).toEqual(share(2, 3));
    expect(meanOf([2, 4, 9])).toEqual({ kind: 'mean', of: 3, mean: 5, deviation: Math.sqrt(13) });
    expect(meanOf([7])).toEqual({ kind: 'mean', of: 1, mean: 7 });
    expect(meanOf([])).toEqual({ kind: 'mean', of: 0 });
    const samples = [share(1, 4), share(0, 0), meanOf([7]), meanOf([])];
    expect(samples.map(valueOf)).toEqual([0.25, undefined, 7, undefined]);
    expect(samples.map((sample) => Sample().parse(sample))).toEqual(samples);
  });
});

describe('How many it takes', () => {
  it('is of shares what the book says: 0.6 against 0.7 takes 356, 0.25 against 0.4 takes 152', () => {
    expect(neededFor(share(60, 100), 0.1)).toBe(356); // Fleiss, Levin and Paik, without the correction for continuity
    expect(neededFor(share(25, 100), 0.15)).toBe(152);
    expect(neededFor(share(40, 100), -0.15)).toBe(152); // the same, the other way round
  });

  it('is of means twice the square of the deviation over the change, times 7.849', () => {
    expect(neededFor(mean(100, 10, 50), 5)).toBe(63); // 2 · 7.849 · 4 = 62.79
    expect(neededFor(mean(100, 0, 50), 5)).toBe(5);
  });

  it('is not known where the days before tell nothing', () => {
    expect([share(0, 0), meanOf([]), meanOf([7])].map((sample) => neededFor(sample, 0.1))).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
    expect(neededFor(share(1, 2), 0)).toBeUndefined();
  });

  it('leaves a share one: no change goes below nothing or above all', () => {
    expect([0.5, 0.51, -0.5, -0.51].map((change) => isPossible(share(1, 2), change))).toEqual([
      true,
      false,
      true,
      false,
    ]);
    expect([isPossible(share(0, 0), 5), isPossible(mean(1, 1, 2), -5)]).toEqual([true, true]);
  });
});

describe('A verdict', () => {
  it('waits for enough on both sides, and says how many there are', () => {
    expect(judge(share(30, 100), share(45, 99), 0.15, 100)).toEqual({
      outcome: 'not-enough-data',
      of: 99,
      needed: 100,
    });
    expect(judge(share(30, 99), share(45, 100), 0.15, 100)).toMatchObject({ outcome: 'not-enough-data', of: 99 });
    expect(judge(share(0, 0), share(45, 100), 0.15, undefined)).toStrictEqual({ outcome: 'not-enough-data', of: 0 });
    expect(judge(share(30, 100), share(45, 100), 0.15, 100).outcome).not.toBe('not-enough-data');
  });

  it('confirms what lies wholly on the expected side, up or down', () => {
    const up = judge(share(100, 400), share(160, 400), 0.1, 100);
    expect(up).toMatchObject({ outcome: 'confirmed', of: 400, needed: 100 });
    expect(up.difference).toBeCloseTo(0.15, 12);
    expect(up.low).toBeCloseTo(0.0856, 3); // Newcombe’s interval of 160/400 and 100/400
    expect(up.high).toBeCloseTo(0.2127, 3);
    expect(judge(share(160, 400), share(100, 400), -0.1, 100).outcome).toBe('confirmed');
  });

  it('refutes what leaves out the change that was expected, and else decides nothing', () => {
    expect(judge(share(100, 400), share(100, 400), 0.15, 100).outcome).toBe('refuted');
    expect(judge(share(100, 400), share(60, 400), 0.05, 100).outcome).toBe('refuted');
    expect(judge(share(100, 400), share(100, 400), 0.03, 100).outcome).toBe('undecided');
    expect(judge(share(100, 400), share(140, 400), -0.05, 100).outcome).toBe('refuted');
  });

  it('of means goes by Welch’s interval', () => {
    const { difference, low, high, outcome } = judge(mean(20, 4, 10), mean(26, 6, 12), 5, 5);
    expect([difference, outcome]).toEqual([6, 'confirmed']);
    expect(low).toBeCloseTo(1.514, 2); // t(19.2; 0.975) = 2.0916, standard error 2.1448
    expect(high).toBeCloseTo(10.486, 2);
    expect(judge(mean(3, 0, 5), mean(3, 0, 5), 1, 2)).toMatchObject({
      difference: 0,
      low: 0,
      high: 0,
      outcome: 'refuted',
    });
  });

  it('does not refute a change that lies on the very edge of the interval', () => {
    const { high = 0 } = judge(share(100, 400), share(100, 400), 0.15, 100);
    expect(judge(share(100, 400), share(100, 400), high, 100).outcome).toBe('undecided');
    expect(judge(share(100, 400), share(100, 400), high + 1e-9, 100).outcome).toBe('refuted');
  });

  it('is none of means of which nobody knows the mean or the spread, and none of a share and a mean', () => {
    const known = mean(3, 1, 5);
    const unknown: Sample[] = [
      { kind: 'mean', of: 9 },
      { kind: 'mean', of: 9, mean: 4 },
      { kind: 'mean', of: 9, deviation: 1 },
      share(1, 9),
    ];
    for (const sample of unknown)
      for (const [before, after] of [
        [known, sample],
        [sample, known],
      ] as const)
        expect(judge(before, after, 1, 2)).toEqual({ outcome: 'not-enough-data', of: 5, needed: 2 });
  });

  it.each([
    [4, 2.769373, 2.776445],
    [6, 2.445578, 2.446912],
    [20, 2.085953, 2.085963],
  ])(
    'of means of %d degrees of freedom has %d standard errors to each side by the expansion, of %d in tables',
    (freedom, expansion, tables) => {
      const of = freedom / 2 + 1;
      const deviation = Math.sqrt(of / 2); // so that the standard error is 1
      const { high } = judge(mean(0, deviation, of), mean(0, deviation, of), 1, 2);
      expect(high).toBeCloseTo(expansion, 5);
      expect(Math.abs((high ?? 0) / tables - 1)).toBeLessThan(0.003);
    },
  );

  it('turned round says the same of the other direction', () => {
    const some = fc.record({ count: fc.integer({ min: 0, max: 200 }), more: fc.integer({ min: 0, max: 200 }) });
    fc.assert(
      fc.property(some, some, fc.double({ min: 0.01, max: 0.9, noNaN: true }), (a, b, expected) => {
        const [one, other] = [share(a.count, a.count + a.more), share(b.count, b.count + b.more)];
        const flip = (sample: Sample): Sample =>
          sample.kind === 'share' ? share(sample.of - sample.count, sample.of) : sample;
        expect(judge(flip(one), flip(other), -expected, 1).outcome).toBe(judge(one, other, expected, 1).outcome);
      }),
    );
  });

  it('finds a change of the size it was made for in about eight cases of ten, and one that is not there in about one of forty', () => {
    const random = randomOf(7);
    const drawn = (chance: number, of: number) =>
      share(Array.from({ length: of }, () => random.next() < chance).filter(Boolean).length, of);
    const confirmed = (after: number): number =>
      Array.from({ length: 1000 }, () => judge(drawn(0.25, 152), drawn(after, 152), 0.15, 152)).filter(
        ({ outcome }) => outcome === 'confirmed',
      ).length;
    const [there, notThere] = [confirmed(0.4), confirmed(0.25)];
    expect(there).toBeGreaterThan(760);
    expect(there).toBeLessThan(850);
    expect(notThere).toBeLessThan(45);
  });
});
