/** Where customers stand by a cut: all of them at once, and one alone. */
import { type Customer, type Customers, historiesOf, historyOf, partsBy, valuesOf } from './customers.ts';
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

/** Where all of some customers stand, in their rows: nothing of one without a purchase. */
export type Standings = Iterable<Standing | undefined> & {
  readonly length: number;
  at: (row: number) => Standing | undefined;
};

/** Cells of nobody. */
const nowhere = 255;

class Columnar implements Standings {
  readonly cells: Uint8Array;
  readonly chances: Float64Array;
  readonly bases: Uint16Array;
  readonly #cut: Cut;

  constructor(cut: Cut, length: number) {
    this.#cut = cut;
    this.cells = new Uint8Array(length).fill(nowhere);
    this.chances = new Float64Array(length).fill(Number.NaN);
    this.bases = new Uint16Array(length);
  }

  get length(): number {
    return this.cells.length;
  }

  at(row: number): Standing | undefined {
    const { [row]: cell = nowhere } = this.cells;
    const base = this.#cut.bases[this.bases[row] ?? 0];
    if (cell === nowhere || !base) return undefined;
    const { [row]: chance = Number.NaN } = this.chances;
    return standing(cell, base, Number.isNaN(chance) ? undefined : chance);
  }

  *[Symbol.iterator](): Generator<Standing | undefined> {
    for (let row = 0; row < this.length; row += 1) yield this.at(row);
  }
}

/** All at once: those of one base are told together. */
export function standingsOf(cut: Cut, customers: Customers, day: number): Standings {
  const standings = new Columnar(cut, customers.length);
  const baseFor = (customer: Customer): Base | undefined =>
    customer.purchases.length > 0 ? baseIn(cut, customer.segment) : undefined;
  for (const { key: base, rows, columns } of partsBy(customers, day, baseFor)) {
    if (!base) continue;
    columns.kernel.band(base.boundaries).forEach((cell, n) => {
      const { [n]: row = 0 } = rows;
      standings.cells[row] = cell;
      standings.bases[row] = cut.bases.indexOf(base);
    });
  }
  writeChances(cut, customers, day, standings);
  return standings;
}

const standing = (cell: number, { name: base }: Base, chance: number | undefined): Standing => ({
  ...{ cell, base },
  ...(chance !== undefined && { chance, progress: progressOf(chance) }),
});

/** The chance of each: by its history where a model tells it, by where it stands where that was observed. */
function writeChances({ basis, horizonDays }: Cut, customers: Customers, day: number, standings: Columnar): void {
  const { chances } = standings;
  if (basis.enoughData) {
    const { toBuy } = predictAll(basis.parameters, historiesOf(customers, day), horizonDays);
    toBuy.forEach((chance, row) => {
      chances[row] = corrected(chance, basis.correction);
    });
    return;
  }
  const rateFor = rateIn(basis.rates);
  let row = 0;
  for (const { segment } of customers) {
    const stands = standings.at(row);
    const rate = stands && rateFor({ cell: stands.cell, base: stands.base, segment });
    if (rate) chances[row] = rate.share;
    row += 1;
  }
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
    : rateIn(basis.rates)({ cell, base: base.name, segment: customer.segment })?.share;
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
