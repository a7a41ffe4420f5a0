/** One account's step from where it stood to where it stands, and why: the change of its score with the fact of it. */
import type { FactData } from '../facts/draft.ts';
import { present } from '../present.ts';
import { change } from '../records/plan.ts';
import type { Plan } from '../records/records.ts';
import { type Customer, valuesOf } from './customers.ts';
import { dayNumber } from './day-number.ts';
import { baseIn, type Standing, standingOf } from './scoring.ts';
import type { Cut } from './cut-shape.ts';
import type { KnownScore } from './ledger.ts';
import { marginOf, type MarginRates } from './margin.ts';
import { axes, type Axis, bandNumber } from './rfm/cells.ts';
import { type Cause, type Place, type Score, scoreId } from './score.ts';

/** By what scores are told now, and by what all of them were told the last time. */
export type Telling = {
  readonly cut: Cut;
  readonly lastCut?: Cut | undefined;
  readonly asOf: string;
  readonly rates: MarginRates;
};
export type Migrated = { readonly score: Score; readonly plan: Plan };

const isSame = (one: Place, other: Place): boolean => one.cell === other.cell && one.progress === other.progress;

const placeOf = (standing: Standing | undefined): Place =>
  standing ? present({ cell: standing.cell, progress: standing.progress }) : {};

/** Whether somebody stands elsewhere than their score says. */
export const isElsewhere = (before: Place | undefined, standing: Standing | undefined): boolean =>
  !isSame(before ?? {}, placeOf(standing));

/** What to write of a customer whose place is another than before; nothing where it is the same. `standing` is nothing once none of its purchases stands. */
export function migrate(
  customer: Customer,
  before: KnownScore | undefined,
  standing: Standing | undefined,
  telling: Telling,
): Migrated | undefined {
  if (!isElsewhere(before, standing)) return undefined;
  const place = placeOf(standing);
  const cause = before ? causeOf(customer, before, telling) : 'first';
  return migrated(customer, before, { place, cause, base: standing?.base ?? before?.base ?? '' }, telling);
}

/** An account that became another's alias stands nowhere any more. */
export const leave = (before: Score, telling: Telling): Migrated =>
  migrated({ id: before.accountId, purchases: [] }, before, { place: {}, cause: 'merged', base: before.base }, telling);

type Step = { readonly place: Place; readonly cause: Cause; readonly base: string };

function migrated(customer: Customer, before: KnownScore | undefined, step: Step, telling: Telling): Migrated {
  const { place, cause, base } = step;
  const { cut, asOf } = telling;
  const score: Score = {
    kind: 'score',
    id: scoreId(customer.id),
    version: (before?.version ?? 0) + 1,
    accountId: customer.id,
    ...place,
    base,
    cut: cut.on,
    since: asOf,
    cause,
  };
  const data = factOf(customer, before, step, telling);
  return { score, plan: change(before && { ...score, ...before }, score, { type: 'SegmentMigrated', data }) };
}

/**
 * Its own, where by the boundaries it was last told by it would stand elsewhere as well; else the boundaries moved, or
 * which of them are its own.
 */
function causeOf(customer: Customer, before: KnownScore, { cut, lastCut, asOf }: Telling): Cause {
  const then = before.cut === cut.on || !lastCut ? cut : lastCut;
  const stands = customer.purchases.length > 0 && standingOf(then, customer, dayNumber(asOf), before.base);
  return stands && isSame(before, stands) ? 'boundary' : 'own';
}

/** Why somebody stands where they do, and since when: by their score, or by the step they take now. */
export function standsBy(
  customer: Customer,
  before: KnownScore | undefined,
  standing: Standing | undefined,
  telling: Telling,
): Pick<Score, 'cause' | 'since'> {
  if (!before) return { cause: 'first', since: telling.asOf };
  if (!isElsewhere(before, standing)) return { cause: before.cause, since: before.since };
  return { cause: causeOf(customer, before, telling), since: telling.asOf };
}

function factOf(
  customer: Customer,
  before: KnownScore | undefined,
  step: Step,
  telling: Telling,
): FactData<'SegmentMigrated'> {
  const { place, cause, base } = step;
  const { cut, asOf, rates } = telling;
  const changed = changedAxes(before, place);
  const { cell, progress } = before ?? {};
  return {
    accountId: customer.id,
    ...(before && { from: present({ cell, progress }) }),
    to: place,
    cause,
    axes: [...changed, ...(before?.progress === place.progress ? [] : ['progress' as const])],
    ...present({ crossed: crossedOn(changed[0], { customer, before, place }, telling) }),
    base,
    cut: cut.on,
    asOf,
    marginMinor: Math.round(marginOf(customer, dayNumber(asOf), rates)),
  };
}

const changedAxes = (before: Place | undefined, { cell }: Place): Axis[] =>
  axes.filter((axis) => bandIn(before?.cell, axis) !== bandIn(cell, axis));

const bandIn = (cell: number | undefined, axis: Axis): number | undefined =>
  cell === undefined ? undefined : bandNumber(cell, axis);

type Crossing = { readonly customer: Customer; readonly before: Place | undefined; readonly place: Place };

/** The boundary that lies before the band it has come to. */
function crossedOn(axis: Axis | undefined, { customer, before, place }: Crossing, { cut, asOf }: Telling) {
  const [from, to] = [before?.cell, place.cell].map((cell) => axis && bandIn(cell, axis));
  const base = baseIn(cut, customer.segment);
  if (!axis || !base || from === undefined || to === undefined) return undefined;
  const boundary = base.boundaries[axis][(to > from ? to - 1 : to) === 0 ? 0 : 1];
  return { axis, boundary, value: valuesOf(customer, dayNumber(asOf))[axis] };
}
