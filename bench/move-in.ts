/** A plant's move: everything is taken in, taken in again, and taken back, and the counts are reconciled. */
import { filesOf, type MovingFile, type MovingKind, wholePlant } from './move-in-files.ts';

export type Rows = { readonly imported: number; readonly unchanged: number; readonly rejected: number };
export type Taken = { readonly id: string; readonly rows: Rows; readonly rejectedRows: readonly number[] };

/** Where a plant moves to: this product in memory, or on a cloud. */
export type Place = {
  readonly take: (kind: MovingKind, csv: string) => Promise<Taken>;
  readonly undo: (id: string) => Promise<{ readonly removed: number; readonly kept: number }>;
};

/** One file's way: how many rows, what came of them, and how many were worked on in a second. */
export type Moved = {
  readonly kind: MovingKind;
  readonly rows: number;
  readonly imported: number;
  readonly rejected: number;
  readonly unchangedAgain: number;
  readonly removed: number;
  readonly perSecond: { readonly first: number; readonly again: number; readonly undo: number };
};

const isSame = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);

function assertSame(what: string, one: unknown, other: unknown): void {
  if (!isSame(one, other))
    throw new Error(`${what}: ${JSON.stringify(one).slice(0, 300)} is not ${JSON.stringify(other).slice(0, 300)}`);
}

async function timed<T>(
  rows: number,
  work: () => Promise<T>,
): Promise<{ readonly value: T; readonly perSecond: number }> {
  const begun = performance.now();
  const value = await work();
  return { value, perSecond: (rows * 1000) / (performance.now() - begun) };
}

type First = {
  readonly file: MovingFile;
  readonly id: string;
  readonly first: number;
  readonly again: number;
  readonly rows: number;
};

/**
 * Moves a plant `times` smaller than a whole one in and out again.
 *
 * @throws when a count is not what the files hold
 */
export async function moveIn(times: number, { take, undo }: Place, tell: (line: string) => void): Promise<Moved[]> {
  const taken: First[] = [];
  for (const file of filesOf(times)) {
    const { kind, csv, dirtyRows } = file;
    const rows = wholePlant[kind] / times;
    const good = rows - dirtyRows.length;
    const { value, perSecond: first } = await timed(rows, () => take(kind, csv));
    assertSame(`${kind} taken in`, value.rows, { imported: good, unchanged: 0, rejected: dirtyRows.length });
    assertSame(`${kind} rejected`, value.rejectedRows, dirtyRows);
    tell(`${kind}: ${String(good)} of ${String(rows)} taken in, ${first.toFixed(0)} rows a second`);
    taken.push({ file, id: value.id, first, again: 0, rows });
  }
  const twice: First[] = [];
  for (const one of taken) {
    const { kind, csv, dirtyRows } = one.file;
    const { value, perSecond: again } = await timed(one.rows, () => take(kind, csv));
    const unchanged = one.rows - dirtyRows.length;
    assertSame(`${kind} again`, value.rows, { imported: 0, unchanged, rejected: dirtyRows.length });
    tell(`${kind} again: nothing changed, ${again.toFixed(0)} rows a second`);
    twice.push({ ...one, again });
  }
  const moved: Moved[] = [];
  for (const { file, id, first, again, rows } of twice.toReversed()) {
    const { kind, dirtyRows } = file;
    const { value, perSecond } = await timed(rows, () => undo(id));
    const imported = rows - dirtyRows.length;
    assertSame(`${kind} undone`, value, { removed: imported, kept: 0 });
    tell(`${kind}: ${String(value.removed)} taken back, ${perSecond.toFixed(0)} rows a second`);
    moved.unshift({
      ...{ kind, rows, imported, rejected: dirtyRows.length, unchangedAgain: imported, removed: value.removed },
      perSecond: { first, again, undo: perSecond },
    });
  }
  return moved;
}
