/** The lists of a run, as pages of files: a list of a million accounts is written once, and shown a page at a time. */
import * as z from 'zod';
import { Day } from '../calendar/instant-schema.ts';
import type { Files } from '../files.ts';
import { lazily } from '../lazily.ts';
import { present } from '../present.ts';
import { type Customer, valuesOf } from './customers.ts';
import { dayOf } from './day-number.ts';
import { byMargin, isAboutToSlip, isSilent, type Listed, listedOf } from './lists.ts';
import { type ReorderClock, reorderClock, reorderStates } from './reorder-clock.ts';
import { cellCount } from './rfm/cells.ts';
import { progressBands } from './score.ts';
import type { Standing } from './scoring.ts';
import { type WeekList, weekLists } from './scoring-record.ts';
import type { Telling } from './migrate.ts';

export type ListName = WeekList | `cell-${number}`;

/** One account on a list, as of the day of its run. */
export const ListRow = lazily(() =>
  z.strictObject({
    accountId: z.uuid(),
    cell: z.int(),
    progress: z.enum(progressBands).optional(),
    chance: z.number().optional(),
    lastOn: Day,
    orders: z.int(),
    /** Of one order, and the margin of twelve months: minor units of the company's currency. */
    averageMinor: z.number(),
    marginMinor: z.number(),
    valuable: z.literal(true).optional(),
    /** So many days the best group by recency goes back, and when it leaves it. */
    bestUntilDays: z.int(),
    crossesOn: Day,
    /** Its own rhythm; nothing of fewer than three orders. */
    reorder: z
      .strictObject({ usualDays: z.number(), spreadDays: z.number(), dueOn: Day, state: z.enum(reorderStates) })
      .optional(),
  }),
);
export type ListRow = z.infer<ReturnType<typeof ListRow>>;

const rowsInPage = 1000;
const writtenAtOnce = 8;
const keyOf = (runId: string, list: ListName, page: number): string => `return/${runId}/${list}/${String(page)}.json`;

type Scored = {
  readonly customers: readonly Customer[];
  readonly standings: readonly (Standing | undefined)[];
  readonly telling: Telling;
  readonly day: number;
  readonly leadTimeDays: number;
};
type Place = { readonly listed: Listed; readonly clock: ReorderClock | undefined };

/** Writes every list of a run, who stands for most in front. @returns how many are on each list of the week */
export async function writeLists(
  runId: string,
  scored: Scored,
  files: Pick<Files, 'put'>,
): Promise<Record<WeekList, number>> {
  const places = placesOf(scored);
  const { day } = scored;
  const week: Record<WeekList, readonly Place[]> = {
    'about-to-slip': places.filter(({ listed }) => isAboutToSlip(listed, day)),
    'went-silent': places.filter(({ listed }) => isSilent(listed)),
    reorder: places.filter(({ clock }) => clock !== undefined && clock.state !== 'not-yet'),
  };
  const cells = Map.groupBy(places, ({ listed }) => listed.standing.cell);
  const lists: (readonly [ListName, readonly Place[]])[] = [
    ...weekLists.map((name) => [name, week[name]] as const),
    ...Array.from({ length: cellCount }, (_, cell) => [`cell-${cell}`, cells.get(cell) ?? []] as const),
  ];
  const pages = lists.flatMap(([list, all]) =>
    Array.from({ length: Math.ceil(all.length / rowsInPage) }, (_, page) => ({ list, all, page })),
  );
  const left = pages.values();
  const writeNext = async (): Promise<void> => {
    for (const { list, all, page } of left) {
      const rows = all.slice(page * rowsInPage, (page + 1) * rowsInPage).map((place) => rowOf(place, day));
      await files.put(keyOf(runId, list, page), JSON.stringify(rows));
    }
  };
  await Promise.all(Array.from({ length: writtenAtOnce }, writeNext));
  return {
    'about-to-slip': week['about-to-slip'].length,
    'went-silent': week['went-silent'].length,
    reorder: week.reorder.length,
  };
}

const placesOf = ({ customers, standings, telling, day, leadTimeDays }: Scored): Place[] =>
  customers
    .flatMap((customer, row) => listedOf(customer, standings[row], { ...telling, day }) ?? [])
    .toSorted(byMargin)
    .map((listed) => ({ listed, clock: reorderClock(listed.customer, day, leadTimeDays) }));

function rowOf({ listed, clock }: Place, day: number): ListRow {
  const { customer, standing, lastDay, bestUntilDays, crossesDay, marginMinor, isValuable } = listed;
  const { cell, progress, chance } = standing;
  const { frequency, monetary } = valuesOf(customer, day);
  return {
    accountId: customer.id,
    ...{ cell, lastOn: dayOf(lastDay), orders: frequency, averageMinor: Math.round(monetary) },
    ...{ marginMinor: Math.round(marginMinor), bestUntilDays, crossesOn: dayOf(crossesDay) },
    ...present({ progress, chance, valuable: isValuable || undefined, reorder: clock && shownClock(clock) }),
  };
}

const shownClock = ({ usualDays, spreadDays, dueDay, state }: ReorderClock) => ({
  ...{ usualDays, spreadDays, dueOn: dayOf(dueDay), state },
});

/** Rows of a list from a place on; none behind its end. */
export async function readList(
  runId: string,
  list: ListName,
  { from, limit }: { readonly from: number; readonly limit: number },
  files: Pick<Files, 'read'>,
): Promise<readonly ListRow[]> {
  const page = Math.floor(from / rowsInPage);
  const rows = await readPage(keyOf(runId, list, page), files);
  const start = from - page * rowsInPage;
  const some = rows.slice(start, start + limit);
  if (some.length === limit || rows.length < rowsInPage) return some;
  const rest = { from: (page + 1) * rowsInPage, limit: limit - some.length };
  return [...some, ...(await readList(runId, list, rest, files))];
}

async function readPage(key: string, files: Pick<Files, 'read'>): Promise<readonly ListRow[]> {
  const file = await files.read(key, 0, mostBytes);
  return file ? z.array(ListRow()).parse(JSON.parse(new TextDecoder().decode(file.bytes))) : [];
}

/** A page has less. */
const mostBytes = 5_000_000;
