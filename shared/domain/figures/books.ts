/** Accounts with their orders, claims and costs, and plans: read from the journal for reports of money. */
import type { Instant } from '../calendar/instant-schema.ts';
import { plusMonths } from '../calendar/months.ts';
import type { FactType } from '../facts/draft.ts';
import type { Fact } from '../facts/fact.ts';
import type { History } from '../records/records.ts';
import { accountFacts } from './accounts.ts';
import { costReportFacts } from './costs.ts';
import { planReportFacts } from './plans.ts';
import { justAfter, mostMonths, startOfMonth } from './reporting.ts';

const kinds: readonly string[] = ['account', 'purchase', 'claim', 'cost', 'plan'];

/** The first month they tell of: who bought before that alone is no customer any more. */
export const firstMonth = (asOf: Instant): string => plusMonths(asOf.slice(0, 7), 2 - mostMonths);

/**
 * The facts of the three years before an instant. @param until the end of what may be told ahead: plans
 */
export async function readBooks(
  asOf: Instant,
  timeZone: string,
  journal: Pick<History, 'happened'>,
  until: Instant = justAfter(asOf),
): Promise<Fact[]> {
  const facts: Fact[] = [];
  const types: FactType[] = [...accountFacts, ...costReportFacts, ...planReportFacts];
  const from = startOfMonth(firstMonth(asOf), asOf, timeZone);
  for await (const page of journal.happened(from, until > asOf ? until : justAfter(asOf), { types, counted: true }))
    facts.push(...page.filter(({ subject }) => kinds.includes(subject.kind)));
  return facts;
}
