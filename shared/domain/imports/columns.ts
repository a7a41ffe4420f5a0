/** Which column of a file is which field, and what a row says in them. */
import { textKey } from '../text-key.ts';
import type { Cell, Reading } from './cells.ts';
import type { exportingSystems, Mapping } from './import.ts';
import { Unreadable } from './unreadable.ts';

type System = (typeof exportingSystems)[number];

export type Field<T> = {
  readonly read: Cell<T>;
  /** Titles it is known by beside its own name, in any case. */
  readonly titles: readonly string[];
  /** What an export of another system calls it. */
  readonly in?: Partial<Readonly<Record<System, string | readonly string[]>>>;
  /** A row without it is rejected, and a file without its column is not begun. @default false */
  readonly needed?: boolean;
};

/** The fields of a row, in the order they are told of. */
export type Fields<Row extends object> = { readonly [K in keyof Row]-?: Field<Exclude<Row[K], undefined>> };

type Named = Pick<Field<unknown>, 'titles' | 'in' | 'needed'>;

/** The titles a column may have to be this field. */
function titlesOf(name: string, { titles, in: systems }: Named, mapping: Mapping | undefined): readonly string[] {
  if (mapping === undefined) return [name, ...titles];
  if (typeof mapping === 'string') return [systems?.[mapping] ?? [], name, ...titles].flat();
  const mapped = mapping[name];
  return mapped === undefined ? [name, ...titles] : [mapped];
}

/**
 * The place of each field in a row: of several titles the first that is there.
 *
 * @throws Unreadable when a field that is needed, or one that was mapped, has no column
 */
export function placesOf(
  fields: object,
  columns: readonly string[],
  mapping: Mapping | undefined,
): Map<string, number> {
  const keys = columns.map(textKey);
  const found = new Map<string, number>();
  for (const [name, field] of Object.entries<Named>(fields as Record<string, Named>)) {
    const titles = titlesOf(name, field, mapping);
    const place = titles.map((title) => keys.indexOf(textKey(title))).find((at) => at >= 0);
    const isMapped = typeof mapping === 'object' && name in mapping;
    if (place !== undefined) found.set(name, place);
    else if (field.needed === true || isMapped)
      throw new Unreadable(`there is no column ${titles.join(' or ')}; there are ${columns.join(', ')}`);
  }
  return found;
}

type Wrong = { readonly column: string; readonly value: string; readonly allowed: string };
export type ReadRow<Row> =
  | { readonly ok: true; readonly row: Row }
  | { readonly ok: false; readonly errors: readonly Wrong[] };

const longestShown = 200;
export const wrong = (column: string, value: string, allowed: string): Wrong => ({
  column,
  value: value.slice(0, longestShown),
  allowed,
});

const typedIn = (cells: readonly string[], place = cells.length): string => cells[place] ?? '';

const empty = (isNeeded: boolean): ReturnType<Cell<unknown>> =>
  isNeeded ? { ok: false, allowed: 'a value' } : { ok: true, value: undefined };

/** A row with every field read, or everything that is wrong in it. An empty cell is a field left out. */
export function readRow<Row extends object>(
  cells: readonly string[],
  fields: Fields<Row>,
  places: ReadonlyMap<string, number>,
  reading: Reading,
): ReadRow<Row> {
  const row: Record<string, unknown> = {};
  const errors: Wrong[] = [];
  for (const [name, { read, needed = false }] of Object.entries<Field<unknown>>(fields)) {
    const typed = typedIn(cells, places.get(name));
    const cell = typed === '' ? empty(needed) : read(typed, reading);
    if (!cell.ok) errors.push(wrong(name, typed, cell.allowed));
    else if (cell.value !== undefined) row[name] = cell.value;
  }
  return errors.length > 0 ? { ok: false, errors } : { ok: true, row: row as Row }; // each field as its own cell read it
}
