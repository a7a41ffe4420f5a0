/** Traces read from the journal: of all that moved since an instant, each from where it came. */
import type { Instant } from '../calendar/instant-schema.ts';
import type { Fact } from '../facts/fact.ts';
import { Problem } from '../problem.ts';
import type { History, Journal } from '../records/records.ts';
import { justAfter } from './reporting.ts';
import { traceFacts, type Trace } from './trace.ts';
import { TraceBook } from './traces.ts';

export type TraceReading = Pick<History, 'happened'> & Pick<Journal, 'of'>;

/**
 * The traces of leads and deals of which something happened from an instant to another, as the journal knew them at the
 * second. Of whoever came before the first, and of whom the index of months does not know all yet, everything is read.
 *
 * @throws Problem 409 when facts of some do not fit together even so, with their ids
 */
export async function readTraces(
  from: Instant,
  asOf: Instant,
  journal: TraceReading,
): Promise<ReadonlyMap<string, Trace>> {
  const book = new TraceBook(asOf);
  if (from <= asOf)
    for await (const page of journal.happened(from, justAfter(asOf), { types: traceFacts, counted: true }))
      book.add(page);
  await readWhole(book, journal);
  return wholeIn(book);
}

/** A deal that is read whole may name a lead nobody had heard of: that one is read after it. */
async function readWhole(book: TraceBook, journal: Pick<Journal, 'of'>): Promise<void> {
  const read = new Set<string>();
  for (;;) {
    const unread = book.traces().broken.filter((id) => !read.has(id));
    if (unread.length === 0) return;
    for (let n = 0; n < unread.length; n += atOnce)
      await Promise.all(unread.slice(n, n + atOnce).map(async (id) => book.replace(id, await factsOf(id, journal))));
    for (const id of unread) read.add(id);
  }
}

const atOnce = 20;

async function factsOf(id: string, journal: Pick<Journal, 'of'>): Promise<Fact[]> {
  const facts: Fact[] = [];
  let cursor: string | undefined;
  do {
    const { items, next } = await journal.of({ id }, { limit: 1000, ...(cursor !== undefined && { cursor }) });
    facts.push(...items);
    cursor = next;
  } while (cursor !== undefined);
  return facts;
}

function wholeIn(book: TraceBook): ReadonlyMap<string, Trace> {
  const { traces, broken } = book.traces();
  if (broken.length === 0) return traces;
  throw notReconciled(`facts of ${String(broken.length)} records do not fit together`, broken);
}

/** A report that does not add up is none. */
export const notReconciled = (detail: string, records: readonly string[]): Problem =>
  new Problem({ status: 409, code: 'does-not-reconcile', detail, extra: { records: records.slice(0, mostNamed) } });

const mostNamed = 100;
