/** Accounts with their orders, claims and costs, and plans: read from the journal for reports of money. */
import type { Instant } from '../calendar/instant-schema.ts';
import { startOfDay } from '../calendar/working-calendar.ts';
import type { FactType } from '../facts/draft.ts';
import type { Fact } from '../facts/fact.ts';
import type { History } from '../records/records.ts';
import { accountFacts } from './accounts.ts';
import { costReportFacts } from './costs.ts';
import { planReportFacts } from './plans.ts';
import { firstWithinReach, justAfter } from './reporting.ts';

const kinds: readonly string[] = ['account', 'purchase', 'claim', 'cost', 'plan'];

/**
 * The facts of the three years before an instant: who bought before that alone is no customer any more.
 *
 * @param until the end of what may be told ahead: plans
 */
export async function readBooks(
  asOf: Instant,
  timeZone: string,
  journal: Pick<History, 'happened'>,
  until: Instant = justAfter(asOf),
): Promise<Fact[]> {
  const facts: Fact[] = [];
  const types: FactType[] = [...accountFacts, ...costReportFacts, ...planReportFacts];
  const from = startOfDay(`${firstWithinReach(asOf)}-01`, timeZone);
  for await (const page of journal.happened(from, until > asOf ? until : justAfter(asOf), { types, counted: true }))
    facts.push(...page.filter(({ subject }) => kinds.includes(subject.kind)));
  return facts;
}
