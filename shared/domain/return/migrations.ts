/** Who moved between the groups within a time, read from the journal. */
import { dayOf, plusDays, startOfDay } from '../calendar/working-calendar.ts';
import type { Fact } from '../facts/fact.ts';
import type { FactData } from '../facts/draft.ts';
import { inOrder } from '../records/in-order.ts';
import type { History } from '../records/records.ts';

export type Migration = FactData<'SegmentMigrated'> & {
  /** When it was found. */
  readonly at: string;
  /** The day, by the plant's calendar. */
  readonly on: string;
};

/** Of a first and a last day by the plant's calendar, both included, in their order. */
export async function migrationsBetween(
  from: string,
  to: string,
  timeZone: string,
  history: Pick<History, 'happened'>,
): Promise<Migration[]> {
  const [first, end] = [startOfDay(from, timeZone), startOfDay(plusDays(to, 1), timeZone)];
  const facts = await inOrder(history.happened(first, end, { types: ['SegmentMigrated'] }));
  return facts.map((fact) => migrationOf(fact, timeZone));
}

const migrationOf = ({ at, data }: Fact, timeZone: string): Migration => ({
  ...(data as FactData<'SegmentMigrated'>), // of this type
  at,
  on: dayOf(at, timeZone),
});

export type Moved = {
  /** Nothing: scored for the first time; or none of its purchases stands any more. */
  readonly from: number | undefined;
  readonly to: number | undefined;
  readonly cause: Migration['cause'];
  readonly accounts: number;
  readonly marginMinor: number;
};

/** How many went from which group to which, and why; those that moved for most in front. Who moved twice counts twice. */
export function matrixOf(migrations: readonly Migration[]): Moved[] {
  const moved = Map.groupBy(migrations, ({ from, to, cause }) => JSON.stringify([from?.cell, to.cell, cause]));
  return [...moved.values()]
    .flatMap((some) => {
      const [first] = some;
      return first ? [{ ...stepOf(first), accounts: some.length, marginMinor: sumOf(some) }] : [];
    })
    .toSorted((one, other) => other.marginMinor - one.marginMinor);
}

const stepOf = ({ from, to, cause }: Migration) => ({ from: from?.cell, to: to.cell, cause });
const sumOf = (some: readonly Migration[]): number => some.reduce((sum, { marginMinor }) => sum + marginMinor, 0);
