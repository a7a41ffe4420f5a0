/** How sure the chance of an account is, where it is a rate that was observed. */
import { type Level, levels } from '../../../../shared/domain/return/forecast/levels.ts';
import { type Interval, wilson } from '../../../../shared/domain/return/wilson.ts';
import type { Cut, Row } from './api.ts';

/** `level`: whose rate it is; `bought` of `of` did. */
type Sureness = Interval & { readonly level: Level; readonly bought: number; readonly of: number };

const whole = 'company';

/** The rate an account is told by, with its interval; nothing where a model tells. */
export function surenessOf(
  { group, segment }: Pick<Row, 'group' | 'segment'>,
  { basis, bases }: Cut,
): Sureness | undefined {
  if (basis.enoughData) return undefined;
  const base = bases.some(({ name }) => name === segment) ? (segment ?? whole) : whole;
  const groups: Readonly<Record<Level, string | undefined>> = {
    cell: `${base} ${String(group.cell)}`,
    'recency-and-segment': segment === undefined ? undefined : `${group.recency} ${segment}`,
    recency: group.recency,
    base: '',
  };
  const rate = levels
    .map((level) => basis.rates.find((each) => each.level === level && each.group === groups[level]))
    .find((each) => each !== undefined);
  return rate && { ...wilson(rate.bought, rate.of), level: rate.level, bought: rate.bought, of: rate.of };
}

/** What a number of accounts comes to: on average, from the least sure to the surest, and in money. */
type Together = {
  readonly accounts: number;
  readonly mean: number | undefined;
  readonly expected: number;
  readonly interval: Interval | undefined;
  readonly marginMinor: number;
};

export function together(rows: readonly Row[], cut: Cut): Together {
  const chances = rows.flatMap(({ chance }) => chance ?? []);
  const expected = chances.reduce((sum, chance) => sum + chance, 0);
  const sure = rows.flatMap((row) => surenessOf(row, cut) ?? []);
  return {
    accounts: rows.length,
    mean: chances.length === 0 ? undefined : expected / chances.length,
    expected,
    interval:
      sure.length === 0
        ? undefined
        : { low: Math.min(...sure.map(({ low }) => low)), high: Math.max(...sure.map(({ high }) => high)) },
    marginMinor: rows.reduce((sum, { marginMinor }) => sum + marginMinor, 0),
  };
}
