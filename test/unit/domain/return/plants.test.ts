import { describe, expect, it } from '@jest/globals';
import { lazily } from '../../../../shared/domain/lazily.ts';
import type { Cut } from '../../../../shared/domain/return/cut-shape.ts';
import { isAboutToSlip, isSilent, type Listed, listedOf } from '../../../../shared/domain/return/lists.ts';
import { type Axis, bandOf } from '../../../../shared/domain/return/rfm/cells.ts';
import { progressBands } from '../../../../shared/domain/return/score.ts';
import { standingOf } from '../../../../shared/domain/return/scoring.ts';
import { cutOn, type Judged, judge, knownAt, marginRates, type Verdict } from '../../../support/domain/plant-truth.ts';
import { opensDay, plantOf, plantWeeks, warmUpWeeks } from '../../../support/domain/plants.ts';

const plant = plantOf(300, 2);
/** Every eighth Monday of two years. */
const mondays = lazily(() =>
  Array.from({ length: plantWeeks / 8 }, (_, n) => {
    const day = opensDay + 7 * (warmUpWeeks + 8 * n);
    const cut = cutOn(plant, day);
    return { day, cut, judged: judge(plant, cut, day) };
  }),
);
const shareOf = (of: (judged: Judged) => Verdict): number => {
  const verdicts = mondays().map(({ judged }) => of(judged));
  return verdicts.reduce((sum, { right }) => sum + right, 0) / verdicts.reduce((sum, { said }) => sum + said, 0);
};

/** Where everybody stands at the end of a day, by their ids. */
const listedAt = (cut: Cut, day: number): ReadonlyMap<string, Listed> =>
  new Map(
    knownAt(plant, day).flatMap((customer) => {
      const listed = listedOf(customer, standingOf(cut, customer, day), { cut, day, rates: marginRates });
      return listed ? [[customer.id, listed]] : [];
    }),
  );
const isBest = ({ standing }: Listed, axis: Axis): boolean => bandOf(standing.cell, axis) === 'best';

describe('In a plant of three hundred buyers, each with a rhythm of their own until they are gone', () => {
  it('nine of ten who are about to slip do so, and on every Monday there is somebody', () => {
    expect(shareOf(({ slipping }) => slipping)).toBeGreaterThan(0.9);
    expect(mondays().every(({ judged }) => judged.slipping.said > 0)).toBe(true);
  });

  it('whoever is out of the best group a week later was about to slip, and is silent then where they are worth a call', () => {
    const left = mondays().flatMap(({ day, cut }) => {
      const later = listedAt(cut, day + 7);
      return [...listedAt(cut, day)].flatMap(([id, before]) => {
        const after = later.get(id);
        return after && isBest(before, 'recency') && !isBest(after, 'recency') ? [{ day, before, after }] : [];
      });
    });
    expect(left.length).toBeGreaterThan(100);
    for (const { day, before, after } of left) {
      expect(after.lastDay).toBe(before.lastDay); // who buys within the week cannot leave in it
      expect(isAboutToSlip(before, day)).toBe(true);
      expect(isSilent(after)).toBe(after.isValuable || (isBest(after, 'frequency') && isBest(after, 'monetary')));
    }
  });

  it('as many buy within ninety days as the band of their progress says', () => {
    const [low = 1, middle = 0, high = 0] = progressBands.map((band) => shareOf(({ progress }) => progress[band]));
    expect(low).toBeLessThan(0.15);
    expect(middle).toBeGreaterThan(0.15);
    expect(middle).toBeLessThan(0.6);
    expect(high).toBeGreaterThan(0.6);
  });
});
