/** The report of the baskets, read from the journal. */
import type { Fact } from '../facts/fact.ts';
import { amountsIn, type BasketRow, basketFacts, basketRows, staysIn } from './baskets.ts';
import { type MonthsAsOf, reportedSince } from './read-reported.ts';
import { readWhole } from './read-traces.ts';
import type { Scoping } from './scope.ts';

/**
 * What became of those who came in from one month to another, both included, by now or by an instant.
 *
 * @throws Problem 422 of a time nobody can tell of
 */
export async function reportBaskets(
  asked: MonthsAsOf,
  {
    journal,
    ...services
  }: Omit<Scoping, 'journal' | 'records'> & { readonly journal: Pick<Scoping['journal'], 'happened' | 'of'> },
): Promise<{ readonly asOf: string; readonly currency: string; readonly rows: readonly BasketRow[] }> {
  const reported = { kinds: ['lead', 'deal'], types: basketFacts } as const;
  const { asOf, policy, facts } = await reportedSince(asked, reported, { journal, ...services });
  const { calendar, company } = policy;
  const stays = staysIn(facts, { ...asked, timeZone: calendar.timeZone });
  const told = new Set(facts.flatMap(({ subject, counted }) => (counted ? [subject.id] : [])));
  const before: Fact[] = [];
  // what counts of these was told before the first month
  const untold = [...new Set(stays.map(({ record }) => record.id))].filter((id) => !told.has(id));
  await readWhole(untold, journal, (_, own) => before.push(...own.filter(({ recordedAt }) => recordedAt <= asOf)));
  return { asOf, currency: company.currency, rows: basketRows(stays, amountsIn([...before, ...facts])) };
}
