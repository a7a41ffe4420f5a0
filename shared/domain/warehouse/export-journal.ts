/** Keeps the exports of the journal going: a first one of all of it, and behind it windows that follow one another without a gap. */
import type { Instant } from '../calendar/instant-schema.ts';
import { present } from '../present.ts';

/** What an export is of: all there was at an instant, or what was written from one on and before another. */
export type ExportOf =
  | { readonly kind: 'full'; readonly at: Instant }
  | { readonly kind: 'since'; readonly from: Instant; readonly before: Instant };

export type JournalExport = { readonly of: ExportOf; readonly status: 'running' | 'done' | 'failed' };

export type JournalExports = {
  /** Those into the warehouse of the last 90 days, the newest in front. */
  newestFirst(): AsyncIterable<JournalExport>;
  /**
   * Asks for one. The same attempt asked for twice is one export.
   *
   * @returns whether it began; not when the journal cannot be read as of so long ago, or does not exist for so long
   */
  ask(of: ExportOf, attempt: number): Promise<boolean>;
};

export type Exporting = { readonly exports: JournalExports; readonly wallNow: () => number };

export type Exported = {
  /** `waits`: nothing is due, or cannot be had yet; `runs`: one is being made. */
  readonly did: 'asked' | 'waits' | 'runs';
  readonly of?: ExportOf;
  /** Exports that had failed and are asked for again. */
  readonly failed: number;
  /** How old what the warehouse knows is. Nothing while it knows nothing. */
  readonly hoursBehind?: number;
};

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;
/** DynamoDB makes none of less than a quarter of an hour or of more than a day, and of the last five minutes nothing. */
const leastMs = hourMs / 4;
const settledMs = hourMs / 4;
/** It can be read as of any second of 35 days. What was missed for longer is in no window: all of it is asked for anew. */
const reachMs = 34 * dayMs;

/** Asks for the next export when it is due, and for one that failed again. Never two at a time. */
export async function exportJournal({ exports, wallNow }: Exporting): Promise<Exported> {
  const now = wallNow();
  const { running, failed, done } = await standingOf(exports);
  const known = present({ hoursBehind: done && Math.floor((now - endOf(done.of)) / hourMs) });
  if (running) return { did: 'runs', of: running.of, failed: 0, ...known };
  const of = nextAfter(done && endOf(done.of), now);
  if (!of) return { did: 'waits', failed: 0, ...known };
  const attempt = failed.filter((each) => isSame(each.of, of)).length;
  const isAsked = await exports.ask(of, attempt);
  return { did: isAsked ? 'asked' : 'waits', of, failed: failed.length, ...known };
}

type Standing = {
  readonly running?: JournalExport;
  /** Newer than the last that was done: what they were to bring is missing. */
  readonly failed: readonly JournalExport[];
  readonly done?: JournalExport;
};

async function standingOf(exports: JournalExports): Promise<Standing> {
  const failed: JournalExport[] = [];
  let running: JournalExport | undefined;
  for await (const each of exports.newestFirst()) {
    if (each.status === 'done') return { ...present({ running }), failed, done: each };
    if (each.status === 'running') running ??= each;
    else failed.push(each);
  }
  return { ...present({ running }), failed };
}

const endOf = (of: ExportOf): number => Date.parse(of.kind === 'full' ? of.at : of.before);
const isSame = (one: ExportOf, other: ExportOf): boolean => one.kind === other.kind && endOf(one) === endOf(other);
const instantOf = (ms: number): Instant => new Date(ms).toISOString();

/** What follows on an instant that all is known of; nothing while that is not over. */
function nextAfter(known: number | undefined, now: number): ExportOf | undefined {
  if (known === undefined || now - known > reachMs)
    return { kind: 'full', at: instantOf(Math.floor((now - settledMs) / hourMs) * hourMs) };
  const before = windowEnd(known);
  return before + settledMs > now ? undefined : { kind: 'since', from: instantOf(known), before: instantOf(before) };
}

/** Windows end at midnight of UTC, so that what is there in the morning is of whole days. */
function windowEnd(from: number): number {
  const midnight = (Math.floor(from / dayMs) + 1) * dayMs;
  return midnight - from < leastMs ? from + dayMs / 2 : midnight;
}
