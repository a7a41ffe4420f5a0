/** What a report by months is read from: the facts since its first month, as far as they were recorded by an instant. */
import type { Instant } from '../calendar/instant-schema.ts';
import type { FactType } from '../facts/draft.ts';
import type { Fact } from '../facts/fact.ts';
import { inOrder } from '../records/in-order.ts';
import type { History } from '../records/records.ts';
import { justAfter, type Months } from './reporting.ts';
import { monthsBefore, type Scoping, type When, whenOf } from './scope.ts';

export type MonthsAsOf = Months & { readonly asOf?: Instant };

/** Of records of some kinds the facts of some types, and whatever tells what figures count. */
export type Reported = {
  readonly kinds: readonly Fact['subject']['kind'][];
  readonly types: readonly FactType[];
  /** How many months before the first one are read as well, as far as they can be. @default 0 */
  readonly before?: number;
};

/**
 * Those since the beginning of the first month, or before, in the order in which they happened.
 *
 * @throws Problem 422 of a time nobody can tell of
 */
export async function reportedSince(
  asked: MonthsAsOf,
  { kinds, types, before = 0 }: Reported,
  { journal, ...services }: Pick<Scoping, 'clock' | 'policies'> & { readonly journal: Pick<History, 'happened'> },
): Promise<When & { readonly facts: readonly Fact[] }> {
  const when = await whenOf(asked, services);
  const from = monthsBefore(when.span.from, before, when);
  const pages = journal.happened(from, justAfter(when.asOf), { types, counted: true });
  return { ...when, facts: await inOrder(known(pages)) };

  async function* known(all: typeof pages): typeof pages {
    for await (const page of all)
      yield page.filter(({ subject, recordedAt }) => kinds.includes(subject.kind) && recordedAt <= when.asOf);
  }
}
