/** What the product says of a plant on a Monday, held against what only the simulation knows. */
import { type Customer, customersAt } from '../../../shared/domain/return/customers.ts';
import { cutOf } from '../../../shared/domain/return/cut.ts';
import type { Cut } from '../../../shared/domain/return/cut-shape.ts';
import { dayOf } from '../../../shared/domain/return/day-number.ts';
import { isAboutToSlip, isSilent, type Listed, listedOf } from '../../../shared/domain/return/lists.ts';
import { reorderClock } from '../../../shared/domain/return/reorder-clock.ts';
import { type Progress, progressBands } from '../../../shared/domain/return/score.ts';
import { standingsOf } from '../../../shared/domain/return/scoring.ts';
import { type PlantBuyer, plantSegments } from './plants.ts';

/** So many that something was said of, and of how many it was right. */
export type Verdict = { readonly said: number; readonly right: number };

export type Judged = {
  /** Right of those who really crossed the boundary of that Monday. */
  readonly slipping: Verdict;
  /** Who came to be silent in the last seven days. Right of those who were gone, or let twice their gap pass. */
  readonly silent: Verdict;
  /** The same where one waits until they are due, and late, by their own rhythm as well. */
  readonly silentAndDue: Verdict;
  readonly silentAndLate: Verdict;
  /** Right of those who bought within the horizon. */
  readonly progress: Readonly<Record<Progress, Verdict>>;
  /** The squares of the chances said less what came, added up. */
  readonly squares: number;
};

const newDays = 7;

export const marginRates = new Map(Object.entries(plantSegments).map(([id, { marginShare }]) => [id, marginShare]));

const everybodyIn = (plant: readonly PlantBuyer[]): Customer[] => plant.map(({ customer }) => customer);

/** The customers that the product knows of at the end of a day. */
export const knownAt = (plant: readonly PlantBuyer[], day: number): Customer[] => [
  ...customersAt(everybodyIn(plant), day),
];

/** What is cut on a day, of segments of so many buyers by boundaries of their own. */
export const cutOn = (plant: readonly PlantBuyer[], day: number, leastBuyers?: number): Cut =>
  cutOf(everybodyIn(plant), dayOf(day), marginRates, leastBuyers);

const nextDay = ({ customer: { purchases } }: PlantBuyer, day: number): number =>
  purchases.find((purchase) => purchase.day > day)?.day ?? Infinity;

/** Whether they were gone, or did not come for more than twice their own gap. */
const wasSilent = (buyer: PlantBuyer, { lastDay }: Listed, day: number): boolean =>
  buyer.goneDay <= day || nextDay(buyer, day) - lastDay > 2 * buyer.gapDays;

const verdictOf = (rights: readonly boolean[]): Verdict => ({
  said: rights.length,
  right: rights.filter(Boolean).length,
});

/** Judges what a cut says at the end of a day. */
export function judge(plant: readonly PlantBuyer[], cut: Cut, day: number): Judged {
  const standings = [...standingsOf(cut, knownAt(plant, day), day)];
  const there = plant.filter(({ customer: { purchases } }) => (purchases[0]?.day ?? day + 1) <= day);
  const rows = there.flatMap((buyer, row) => {
    const customer = { ...buyer.customer, purchases: buyer.customer.purchases.filter((each) => each.day <= day) };
    const listed = listedOf(customer, standings[row], { cut, day, rates: marginRates });
    return listed ? [{ buyer, listed, bought: nextDay(buyer, day) <= day + cut.horizonDays }] : [];
  });
  const silent = rows.filter(({ listed }) => isSilent(listed));
  const silentSince = (dayOf: (listed: Listed) => number | undefined): Verdict =>
    verdictOf(
      silent
        .filter(({ listed }) => {
          const since = Math.max(listed.crossesDay, dayOf(listed) ?? Infinity);
          return since <= day && since > day - newDays;
        })
        .map(({ buyer, listed }) => wasSilent(buyer, listed, day)),
    );
  const known = rows.filter(({ listed }) => listed.standing.chance !== undefined);
  const inBand = (band: Progress): Verdict =>
    verdictOf(known.filter(({ listed }) => listed.standing.progress === band).map(({ bought }) => bought));
  const [low, middle, high] = progressBands.map(inBand) as [Verdict, Verdict, Verdict]; // as many as there are bands
  return {
    slipping: verdictOf(
      rows
        .filter(({ listed }) => isAboutToSlip(listed, day))
        .map(({ buyer, listed }) => nextDay(buyer, day) > listed.crossesDay),
    ),
    silent: silentSince(({ crossesDay }) => crossesDay),
    silentAndDue: silentSince(({ customer }) => reorderClock(customer, day, 0)?.dueDay),
    silentAndLate: silentSince(({ customer }) => reorderClock(customer, day, 0)?.lateDay),
    progress: { low, middle, high },
    squares: known.reduce((sum, { listed, bought }) => sum + ((listed.standing.chance ?? 0) - Number(bought)) ** 2, 0),
  };
}
