/** The Mondays of a simulated plant: what is said on each, as it is and by other thresholds, and how right that is. */
import { leastBuyers } from '../shared/domain/return/cut.ts';
import type { Cut } from '../shared/domain/return/cut-shape.ts';
import type { Lacking } from '../shared/domain/return/forecast/enough.ts';
import type { Level } from '../shared/domain/return/forecast/levels.ts';
import {
  leastObservations,
  observationsOf,
  type Observed,
  rateIn,
  ratesOf,
} from '../shared/domain/return/forecast/observed-rates.ts';
import { standingsOf } from '../shared/domain/return/scoring.ts';
import { wholeCompany } from '../shared/domain/return/score.ts';
import { opensDay, type PlantBuyer, plantOf, plantWeeks, warmUpWeeks } from '../test/support/domain/plants.ts';
import { cutOn, type Judged, judge, knownAt } from '../test/support/domain/plant-truth.ts';

const [fewestBuyers, fewestObservations] = [20, 10];

/** What the thresholds are changed to, where chances are rates. */
export const questions = [
  'rates',
  'rates of 10',
  'rates of 40',
  'rates, no cells',
  'rates, segments of 20',
  'rates, segments of 80',
  'rates, company alone',
] as const;
export type Asked = (typeof questions)[number] | 'as it is' | 'not corrected';

export type Week = {
  readonly judged: Readonly<Record<Asked, Judged>>;
  readonly customers: number;
  readonly lacking: Lacking['why'] | undefined;
  readonly isCorrected: boolean;
  /** How many are told a rate of each level, or none. */
  readonly told: ReadonlyMap<Level | undefined, number>;
};

const withBases = (cut: Cut, least: number): Cut => ({
  ...cut,
  bases: cut.bases.filter(({ name, buyers }) => name === wholeCompany || buyers >= least),
});
const withRates = (cut: Cut, rates: readonly Observed[], least: number = leastObservations): Cut => ({
  ...cut,
  basis: { enoughData: false, lacking: { why: 'degenerate' }, rates: rates.filter(({ of }) => of >= least) },
});

const ownIn = ({ bases }: Cut): ReadonlySet<string> =>
  new Set(bases.map(({ name }) => name).filter((name) => name !== wholeCompany));

function uncorrected(cut: Cut): Cut {
  if (!cut.basis.enoughData) return cut;
  const { correction: _left, ...basis } = cut.basis;
  return { ...cut, basis };
}

export const playPlant = (buyers: number, seed: number): Week[] => {
  const plant = plantOf(buyers, seed);
  return Array.from({ length: plantWeeks }, (_, n) => weekOf(plant, opensDay + 7 * (warmUpWeeks + n)));
};

function weekOf(plant: readonly PlantBuyer[], day: number): Week {
  const fewest = cutOn(plant, day, fewestBuyers);
  const cut = withBases(fewest, leastBuyers);
  const customers = knownAt(plant, day);
  const bases = { many: withBases(fewest, 80), none: withBases(fewest, Infinity) };
  const ratesBy = (by: Cut): Observed[] =>
    ratesOf(observationsOf(customers, day, cut.horizonDays, ownIn(by)), fewestObservations);
  const rates = ratesBy(cut);
  const by = {
    'as it is': cut,
    'not corrected': uncorrected(cut),
    rates: withRates(cut, rates),
    'rates of 10': withRates(cut, rates, fewestObservations),
    'rates of 40': withRates(cut, rates, 40),
    'rates, no cells': withRates(
      cut,
      rates.filter(({ level }) => level !== 'cell'),
    ),
    'rates, segments of 20': withRates(fewest, ratesBy(fewest)),
    'rates, segments of 80': withRates(bases.many, ratesBy(bases.many)),
    'rates, company alone': withRates(bases.none, ratesBy(bases.none)),
  } satisfies Record<Asked, Cut>;
  const names = Object.keys(by) as Asked[]; // Object.keys forgets the keys
  return {
    judged: Object.fromEntries(names.map((name) => [name, judge(plant, by[name], day)])) as Record<Asked, Judged>,
    customers: customers.length,
    lacking: cut.basis.enoughData ? undefined : cut.basis.lacking.why,
    isCorrected: cut.basis.enoughData && cut.basis.correction !== undefined,
    told: levelsTold(cut, plant, day),
  };
}

function levelsTold(cut: Cut, plant: readonly PlantBuyer[], day: number): ReadonlyMap<Level | undefined, number> {
  const told = new Map<Level | undefined, number>();
  if (cut.basis.enoughData) return told;
  const rateFor = rateIn(cut.basis.rates);
  const customers = knownAt(plant, day);
  [...standingsOf(cut, customers, day)].forEach((standing, row) => {
    if (!standing) return;
    const level = rateFor({ cell: standing.cell, base: standing.base, segment: customers[row]?.segment })?.level;
    told.set(level, (told.get(level) ?? 0) + 1);
  });
  return told;
}
