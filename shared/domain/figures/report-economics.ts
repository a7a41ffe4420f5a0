/** Unit economics, read from the journal. */
import type { Instant } from '../calendar/instant-schema.ts';
import { plusMonths } from '../calendar/months.ts';
import type { Fact } from '../facts/fact.ts';
import { marginRates } from '../return/margin.ts';
import { accountFacts, accountsIn, claimCostsIn, ordersIn } from './accounts.ts';
import { costsIn, costReportFacts } from './costs.ts';
import { economicsRows, type EconomicsRow } from './economics.ts';
import { leadsIn } from './members.ts';
import { justAfter, mostMonths, startOfMonth } from './reporting.ts';
import { type Asked, scopeOf, type Scoping } from './scope.ts';

export type EconomicsReport = {
  readonly asOf: Instant;
  readonly currency: string;
  readonly rows: readonly EconomicsRow[];
  readonly total: EconomicsRow;
};

/**
 * A row for each segment and month in which the first lead of an account came, from one month to another. Orders and costs
 * count until the instant it is of; customers are those that have bought in the three years before it.
 */
export async function reportEconomics(asked: Asked, services: Scoping): Promise<EconomicsReport> {
  const { asOf, policy, span, members, everybody } = await scopeOf(asked, services);
  const { timeZone } = policy.calendar;
  const { currency } = policy.company;
  const facts = await factsSince(
    startOfMonth(plusMonths(asOf.slice(0, 7), 2 - mostMonths), asOf, timeZone),
    asOf,
    services,
  );
  const economy = {
    ...{ leads: leadsIn(members, span), everybody: leadsIn(everybody, span), timeZone, currency, asOf },
    deals: members.filter(({ trace }) => trace.kind === 'deal'),
    ...{ accounts: accountsIn(facts, asOf), orders: ordersIn(facts, asOf), claims: claimCostsIn(facts, asOf) },
    costs: costsIn(facts, asOf).filter((cost) => isMeant(cost.stage, cost.from.slice(0, 7), asked)),
    rates: marginRates(policy),
  };
  return { asOf, currency, ...economicsRows(economy) };
}

/** Acquisition counts in the months asked for; what customers cost later, whenever. */
const isMeant = (stage: string, month: string, { from, to }: Asked): boolean =>
  stage !== 'acquisition' || (from <= month && month <= to);

async function factsSince(from: Instant, asOf: Instant, { journal }: Scoping): Promise<Fact[]> {
  const facts: Fact[] = [];
  const types = [...accountFacts, ...costReportFacts];
  for await (const page of journal.happened(from, justAfter(asOf), { types, counted: true }))
    facts.push(...page.filter(({ subject }) => kinds.includes(subject.kind)));
  return facts;
}

const kinds: readonly string[] = ['account', 'purchase', 'claim', 'cost'];
