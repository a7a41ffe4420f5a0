/** Where customers stand by a cut: all of them at once, and one alone. */
import { type Customer, columnsOf, historiesOf, historyOf, valuesOf } from './customers.ts';
import type { Base, Cut } from './cut-shape.ts';
import { daysInWeek } from './forecast/histories.ts';
import { rateIn } from './forecast/observed-rates.ts';
import { chanceToBuy, type History } from './forecast/predict.ts';
import { predictAll } from './forecast/predict-all.ts';
import { corrected } from './forecast/recalibrate.ts';
import { axes } from './rfm/cells.ts';
import { type Progress, wholeCompany } from './score.ts';

export type Standing = {
  readonly cell: number;
  /** At least one purchase within the horizon; nothing where too little is known. */
  readonly chance?: number;
  readonly progress?: Progress;
  /** The base whose boundaries it was told by. */
  readonly base: string;
};

const lowBelow = 0.15;
const highAbove = 0.6;

export const progressOf = (chance: number): Progress =>
  chance < lowBelow ? 'low' : chance > highAbove ? 'high' : 'middle';

/** The base of a segment: its own, or the company's. */
export const baseIn = ({ bases }: Cut, segment: string | undefined): Base | undefined =>
  bases.find(({ name }) => name === segment) ?? bases.find(({ name }) => name === wholeCompany);

/** All of some customers, in their order: nothing of one without a purchase. Those of one base are told at once. */
export function standingsOf(cut: Cut, customers: readonly Customer[], day: number): readonly (Standing | undefined)[] {
  const standings = Array.from<Standing | undefined>({ length: customers.length });
  const chances = chancesOf(cut, customers, day);
  const rows = customers
    .map((customer, row) => ({ customer, row }))
    .filter(({ customer }) => customer.purchases.length > 0);
  for (const [base, some] of Map.groupBy(rows, ({ customer }) => baseIn(cut, customer.segment))) {
    if (!base) continue;
    const columns = columnsOf(
      some.map(({ customer }) => customer),
      day,
    );
    columns.kernel.band(base.boundaries).forEach((cell, n) => {
      const { customer, row } = some[n] ?? {};
      if (customer && row !== undefined) standings[row] = standing(cell, base, chances(row, cell));
    });
  }
  return standings;
}

const standing = (cell: number, { name: base }: Base, chance: number | undefined): Standing => ({
  ...{ cell, base },
  ...(chance !== undefined && { chance, progress: progressOf(chance) }),
});

/** The chance of each: by its row where a model tells it, by its cell where that was observed. */
function chancesOf({ basis, horizonDays }: Cut, customers: readonly Customer[], day: number) {
  if (basis.enoughData) {
    const { toBuy } = predictAll(basis.parameters, historiesOf(customers, day), horizonDays);
    return (row: number) => corrected(toBuy[row] ?? 0, basis.correction);
  }
  const rateFor = rateIn(basis.rates);
  return (row: number, cell: number) => rateFor({ cell, segment: customers[row]?.segment })?.share;
}

/** One customer, as all of them would be told; by the base of a name where it is given. */
export function standingOf(
  cut: Cut,
  customer: Customer,
  day: number,
  baseName = customer.segment,
): Standing | undefined {
  const base = baseIn(cut, baseName);
  if (!base) return undefined;
  const cell = cellOf(base, customer, day);
  const { basis } = cut;
  const chance = basis.enoughData
    ? corrected(
        chanceToBuy(basis.parameters, inWeeks(historyOf(customer, day)), cut.horizonDays / daysInWeek),
        basis.correction,
      )
    : rateIn(basis.rates)({ cell, segment: customer.segment })?.share;
  return standing(cell, base, chance);
}

function cellOf({ boundaries }: Base, customer: Customer, day: number): number {
  const values = valuesOf(customer, day);
  return axes.reduce((cell, axis) => {
    const [q25, q75] = boundaries[axis];
    return 3 * cell + Number(values[axis] > q25) + Number(values[axis] > q75);
  }, 0);
}

const inWeeks = ({ repeats, recency, age }: History): History => ({
  ...{ repeats, recency: recency / daysInWeek, age: age / daysInWeek },
});
