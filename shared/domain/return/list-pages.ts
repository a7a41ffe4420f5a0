/** The lists of a run, as pages of files: a list of a million accounts is written once, and shown a page at a time. */
import * as z from 'zod';
import { Day } from '../calendar/instant-schema.ts';
import type { Files } from '../files.ts';
import { lazily } from '../lazily.ts';
import { present } from '../present.ts';
import { mayBeDue } from '../win-backs/candidates.ts';
import { type Customers, valuesOf } from './customers.ts';
import { dayOf } from './day-number.ts';
import { isAboutToSlip, isSilent, type Listed, listedOf } from './lists.ts';
import { marginsOf } from './margin.ts';
import { type ReorderClock, reorderClock, reorderStates } from './reorder-clock.ts';
import { progressBands } from './score.ts';
import type { Standings } from './scoring.ts';
import { type WeekList, weekLists } from './scoring-record.ts';
import type { KnownCustomer } from './ledger.ts';
import { standsBy, type Telling } from './migrate.ts';

/** `win-back`: those that may be won back, if nothing is in the way. */
export type ListName = WeekList | 'win-back' | `cell-${number}`;

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

const rowsInPage = 4000;
const writtenAtOnce = 8;
const keyOf = (runId: string, list: ListName, page: number): string => `return/${runId}/${list}/${String(page)}.json`;

type Scored = {
  readonly customers: Customers<KnownCustomer>;
  readonly standings: Standings;
  readonly telling: Telling;
  readonly day: number;
  readonly leadTimeDays: number;
};
type Place = { readonly customer: KnownCustomer; readonly listed: Listed; readonly clock: ReorderClock | undefined };

/** Writes every list of a run, who stands for most in front. @returns how many are on each list of the week */
export async function writeLists(
  runId: string,
  scored: Scored,
  files: Pick<Files, 'put'>,
): Promise<Record<WeekList, number>> {
  const { day, telling } = scored;
  const writer = new PageWriter(runId, files);
  for (const place of byMargin(scored)) {
    const row = rowOf(place, day);
    for (const list of listsOf(place, day)) await writer.add(list, row);
    if (isCandidate(place, day, telling)) await writer.add('win-back', row);
  }
  await writer.end();
  return {
    'about-to-slip': writer.countOf('about-to-slip'),
    'went-silent': writer.countOf('went-silent'),
    reorder: writer.countOf('reorder'),
  };
}

/** The lists an account is on: its group's, and those of the week. */
function listsOf({ listed, clock }: Place, day: number): ListName[] {
  const week: Record<WeekList, boolean> = {
    'about-to-slip': isAboutToSlip(listed, day),
    'went-silent': isSilent(listed),
    reorder: clock !== undefined && clock.state !== 'not-yet',
  };
  return [`cell-${listed.standing.cell}`, ...weekLists.filter((list) => week[list])];
}

/** Whether it is looked at more closely, to win it back. */
const isCandidate = ({ customer, listed, clock }: Place, day: number, telling: Telling): boolean =>
  mayBeDue(
    {
      ...{ listed, clock, winBackOn: customer.winBackOn },
      ...standsBy(customer, customer.score, listed.standing, telling),
    },
    day,
  );

/** Everybody who stands somewhere, who stands for most in front. */
function* byMargin({ customers, standings, telling, day, leadTimeDays }: Scored): Generator<Place> {
  const margins = marginsOf(customers, day, telling.rates);
  const order = Uint32Array.from(margins, (_, row) => row).sort(
    (one, other) => (margins[other] ?? 0) - (margins[one] ?? 0) || one - other,
  );
  for (const row of order) {
    const customer = customers.at(row);
    const listed = customer && listedOf(customer, standings.at(row), { ...telling, day });
    if (listed) yield { customer, listed, clock: reorderClock(customer, day, leadTimeDays) };
  }
}

/** Fills pages of many lists at once, and writes each when it is full. */
class PageWriter {
  readonly #runId: string;
  readonly #files: Pick<Files, 'put'>;
  readonly #open = new Map<ListName, ListRow[]>();
  readonly #full = new Map<ListName, number>();
  readonly #writing = new Set<Promise<void>>();

  constructor(runId: string, files: Pick<Files, 'put'>) {
    this.#runId = runId;
    this.#files = files;
  }

  countOf(list: ListName): number {
    return (this.#full.get(list) ?? 0) * rowsInPage + (this.#open.get(list)?.length ?? 0);
  }

  async add(list: ListName, row: ListRow): Promise<void> {
    const rows = this.#open.get(list) ?? [];
    rows.push(row);
    this.#open.set(list, rows);
    if (rows.length < rowsInPage) return;
    await this.#write(list, rows);
    this.#full.set(list, (this.#full.get(list) ?? 0) + 1);
    this.#open.delete(list);
  }

  async end(): Promise<void> {
    for (const [list, rows] of this.#open) await this.#write(list, rows);
    await Promise.all(this.#writing);
  }

  /** Begins to write; waits only while too many are being written. */
  async #write(list: ListName, rows: readonly ListRow[]): Promise<void> {
    const writing: Promise<void> = this.#files
      .put(keyOf(this.#runId, list, this.#full.get(list) ?? 0), JSON.stringify(rows))
      .finally(() => this.#writing.delete(writing));
    this.#writing.add(writing);
    if (this.#writing.size >= writtenAtOnce) await Promise.race(this.#writing);
  }
}

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
