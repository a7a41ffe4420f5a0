/** Traces read from the journal: of all that moved since an instant, each from where it came. */
import type { Instant } from '../calendar/instant-schema.ts';
import type { Fact } from '../facts/fact.ts';
import { Problem } from '../problem.ts';
import type { Excerpted, Excerpts, Journal } from '../records/records.ts';
import { justAfter } from './reporting.ts';
import { traceFacts, traceNames, type Trace } from './trace.ts';
import { TraceBook } from './traces.ts';

export type TraceReading = Excerpts & Pick<Journal, 'of'>;

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
  if (from <= asOf) for await (const page of journal.excerpts(from, justAfter(asOf), asked)) book.add(page);
  const read = new Set<string>();
  let told = book.traces();
  // a deal that is read whole may name a lead nobody has told of yet
  for (let unread = told.broken; unread.length > 0; unread = told.broken.filter((id) => !read.has(id))) {
    await readWhole(unread, journal, (id, facts) => {
      book.replace(id, facts);
    });
    for (const id of unread) read.add(id);
    told = book.traces();
  }
  if (told.broken.length === 0) return told.traces;
  throw notReconciled(`facts of ${String(told.broken.length)} records do not fit together`, told.broken);
}

/** All facts of each of some records, each from its own partition. */
export async function readWhole(
  ids: readonly string[],
  journal: Pick<Journal, 'of'>,
  take: (id: string, facts: readonly Fact[]) => void,
): Promise<void> {
  for (let n = 0; n < ids.length; n += atOnce)
    await Promise.all(
      ids.slice(n, n + atOnce).map(async (id) => {
        take(id, await factsOf(id, journal));
      }),
    );
}

const asked: Excerpted = { kinds: ['lead', 'deal'], types: traceFacts, counted: true, names: traceNames };
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

/** A report that does not add up is none. */
export const notReconciled = (detail: string, records: readonly string[]): Problem =>
  new Problem({ status: 409, code: 'does-not-reconcile', detail, extra: { records: records.slice(0, mostNamed) } });

const mostNamed = 100;
