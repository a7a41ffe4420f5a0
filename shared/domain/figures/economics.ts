/**
 * Unit economics: what customers cost to win and what they bring, one row for each segment and month in which the first lead of
 * an account came. Formulas are those of Farris, Bendle, Pfeifer and Reibstein, Marketing Metrics, but for the splits by segment,
 * month and origin, which are ours. Nothing is divided by nothing: what nobody knows is absent.
 */
import { present } from '../present.ts';
import { bothShared, keyOf, type Sharing, spentBy, type SpentParts } from './acquisition-cost.ts';
import {
  type Acquired,
  acquiredIn,
  type Age,
  agesOf,
  type Economy,
  expectedMargins,
  keepingCosts,
  marginOf,
  monthOf,
} from './cohorts.ts';
import type { Member } from './members.ts';
import { medianOf, ratio, returnOn, sumOf } from './numbers.ts';
import { isNew, isNewOfMarketing, verdictOf } from './quality.ts';
import { isPaid } from './stages.ts';

export type EconomicsRow = {
  /** Nothing where nobody knows; so are costs of months in which no lead came. */
  readonly segment?: string;
  readonly month: string;
  /** New ones: neither spam nor duplicates; of these, that marketing brought, were confirmed as target, and came to `sql`. */
  readonly leads: number;
  readonly marketingLeads: number;
  readonly mql: number;
  readonly sql: number;
  /** Leads that may still become an order: over a fifth of them, and the row is immature. */
  readonly open: number;
  readonly immature: boolean;
  /** Accounts whose first lead came in the month and who had not bought before, and those that have bought by now. */
  readonly accounts: number;
  readonly customers: number;
  /** On acquisition: by marketing and by sales. Nothing where nobody has entered a cost of the month. */
  readonly marketingCost?: number;
  readonly salesCost?: number;
  /** Marketing cost of acquisition / leads that marketing brought; / MQL; / SQL among these. */
  readonly cpl?: number;
  readonly costPerMql?: number;
  readonly costPerSql?: number;
  /** Acquisition cost of marketing and sales, as far as they were entered / customers. */
  readonly cac?: number;
  readonly revenue: number;
  /**
   * Contribution margin: net revenue less the cost of goods, dealers' bonuses, delivery at our cost, and claims. `assumed`: the
   * part that rests on a segment's rate.
   */
  readonly margin: number;
  readonly marginAssumed: number;
  /** Of the accounts marketing brought. */
  readonly marketingMargin: number;
  /** Net marketing contribution: their margin less marketing cost; and its return on that, ROMI. */
  readonly nmc?: number;
  readonly romi?: number;
  /** Return on sales cost: (margin − sales cost) / sales cost. */
  readonly ros?: number;
  /** (margin − both costs) / both. */
  readonly totalReturn?: number;
  /** Margin of all orders of a customer less their part of the costs of retention, development and return. */
  readonly cltvMean?: number;
  readonly cltvMedian?: number;
  /** The mean with what is expected of 24 months, discounted. Nothing where too little is known to say. */
  readonly clv24?: number;
  /** In how many months the margin had covered the cost of acquisition; or how many have passed without. */
  readonly payback?: { readonly months: number } | { readonly notYet: number };
  /** Orders of accounts that had one before. */
  readonly recurringRevenue: number;
  /** By months since the first lead. */
  readonly byAge: readonly Age[];
};

/** What counts new leads: all, those marketing brought, and of these the confirmed and those that came to `sql`; and all that may become an order yet. */
export const leadFigures = ['leads', 'marketingLeads', 'mql', 'sql', 'open'] as const;
export type LeadFigure = (typeof leadFigures)[number];

/** Whether a new lead counts for each of them. */
export function leadCounts({ deals }: Pick<Economy, 'deals'>): Readonly<Record<LeadFigure, (lead: Member) => boolean>> {
  return {
    leads: () => true,
    marketingLeads: isNewOfMarketing,
    mql: (lead) => isNewOfMarketing(lead) && verdictOf(lead) === 'mql',
    sql: (lead) => isNewOfMarketing(lead) && cameToSql(lead),
    open: openAmong(deals),
  };
}

const cameToSql = ({ trace }: Member): boolean => trace.visits.some(({ stage }) => stage === 'sql');

const mostOpen = 0.2;

type Cohort = {
  readonly segment: string;
  readonly month: string;
  readonly leads: readonly Member[];
  readonly accounts: readonly Acquired[];
};

/** Each segment and month in which somebody came or something was spent, and all together. */
export function economicsRows(economy: Economy): {
  readonly rows: readonly EconomicsRow[];
  readonly total: EconomicsRow;
  readonly sharing: Sharing;
} {
  const leads = economy.leads.filter(isNew);
  const acquired = acquiredIn(economy);
  const known: Known = {
    kept: keepingCosts(economy),
    expected: expectedMargins(economy, acquired),
    counts: leadCounts(economy),
    economy,
  };
  const spent = { marketing: spentBy('marketing', leads, economy), sales: spentBy('sales', leads, economy) };
  const keyOfLead = (lead: Member): string => keyOf(lead.segment ?? '', monthOf(lead.arrivedAt, economy));
  const [byLead, byAccount] = [Map.groupBy(leads, keyOfLead), Map.groupBy(acquired, (a) => keyOf(a.segment, a.month))];
  const [ofMarketing, ofSales] = [spent.marketing.parts, spent.sales.parts];
  const keys = new Set([...byLead.keys(), ...byAccount.keys(), ...ofMarketing.keys(), ...ofSales.keys()]);
  const rows = [...keys].toSorted().map((key) => {
    // Stryker disable next-line StringLiteral: a key has both
    const [month = '', segment = ''] = key.split('\n');
    const cohort = { segment, month, leads: byLead.get(key) ?? [], accounts: byAccount.get(key) ?? [] };
    return rowOf(cohort, costsAt(key, month, spent), known);
  });
  const first = rows[0]?.month ?? monthOf(economy.asOf, economy);
  const whole = ({ parts, months }: SpentParts) => (months.size === 0 ? undefined : sumOf([...parts.values()]));
  const costs = present({ marketing: whole(spent.marketing), sales: whole(spent.sales) });
  const total = rowOf({ segment: '', month: first, leads, accounts: acquired }, costs, known);
  return { rows, total, sharing: bothShared(spent.marketing.sharing, spent.sales.sharing) };
}

function costsAt(
  key: string,
  month: string,
  spent: { readonly marketing: SpentParts; readonly sales: SpentParts },
): Costs {
  const at = ({ parts, months }: SpentParts) => (months.has(month) ? (parts.get(key) ?? 0) : undefined);
  return present({ marketing: at(spent.marketing), sales: at(spent.sales) });
}

/** What is known of them. */
type Costs = { readonly marketing?: number; readonly sales?: number };
const bothOf = ({ marketing, sales }: Costs): number | undefined =>
  marketing === undefined && sales === undefined ? undefined : (marketing ?? 0) + (sales ?? 0);

/** What all rows are made with: what keeping each customer cost, what is expected of them, and which leads count for what. */
type Known = {
  readonly kept: (account: Acquired) => number;
  readonly expected: ((account: Acquired) => number) | undefined;
  readonly counts: ReturnType<typeof leadCounts>;
  readonly economy: Economy;
};

function rowOf(
  { segment, month, leads, accounts }: Cohort,
  costs: Costs,
  { kept, expected, counts, economy }: Known,
): EconomicsRow {
  const customers = accounts.filter(({ orders }) => orders.length > 0);
  const open = leads.filter(counts.open).length;
  const both = bothOf(costs);
  const lifetimes = customers.map((account) => Math.round(marginOf(account) - kept(account)));
  const ahead = expected && sumOf(customers.map((account, n) => (lifetimes[n] ?? 0) + Math.round(expected(account))));
  const ages = agesOf(accounts, month, economy);
  return {
    ...(segment && { segment }),
    ...{ month, leads: leads.length, open, immature: open > mostOpen * leads.length },
    ...{ accounts: accounts.length, customers: customers.length },
    ...present({ marketingCost: costs.marketing, salesCost: costs.sales }),
    ...perLead(leads, costs.marketing, counts),
    ...present({ cac: ratio(both, customers.length) }),
    ...earnings(accounts, costs),
    ...present({ cltvMean: ratio(sumOf(lifetimes), lifetimes.length), cltvMedian: medianOf(lifetimes) }),
    ...present({ clv24: ratio(ahead, customers.length) }),
    ...present({ payback: paybackOf(ages, both) }),
    byAge: ages,
  };
}

function perLead(leads: readonly Member[], cost: number | undefined, counts: Known['counts']) {
  const [marketingLeads, mql, sql] = (['marketingLeads', 'mql', 'sql'] as const).map(
    (figure) => leads.filter(counts[figure]).length,
  ) as [number, number, number]; // three of three
  return {
    ...{ marketingLeads, mql, sql },
    ...present({ cpl: ratio(cost, marketingLeads), costPerMql: ratio(cost, mql), costPerSql: ratio(cost, sql) }),
  };
}

function earnings(accounts: readonly Acquired[], { marketing, sales }: Costs) {
  const both = bothOf({ ...present({ marketing, sales }) });
  const [margin, marketingMargin] = [accounts, accounts.filter(({ ofMarketing }) => ofMarketing)].map((some) =>
    Math.round(sumOf(some.map(marginOf))),
  ) as [number, number]; // two of two
  const orders = accounts.flatMap((account) => account.orders);
  return {
    revenue: sumOf(orders.map(({ netMinor }) => netMinor)),
    margin,
    marginAssumed: Math.round(sumOf(orders.flatMap((order) => (order.isAssumed ? [order.margin] : [])))),
    marketingMargin,
    recurringRevenue: sumOf(accounts.flatMap((account) => account.orders.slice(1).map(({ netMinor }) => netMinor))),
    ...present({
      nmc: marketing === undefined ? undefined : marketingMargin - marketing,
      romi: returnOn(marketing, marketingMargin),
      ros: returnOn(sales, margin),
      totalReturn: returnOn(both, margin),
    }),
  };
}

/** Whether a lead is not decided yet: it is at work, waits in a basket, or its deal does. */
export function openAmong(deals: readonly Member[]): (lead: Member) => boolean {
  const byLead = Map.groupBy(deals, ({ trace }) => trace.leadId);
  return ({ trace }) => {
    const last = trace.visits.at(-1);
    if (last && (!last.left || last.left.as === 'parked')) return true;
    return (byLead.get(trace.id) ?? []).some(isOpenDeal);
  };
}

function isOpenDeal({ trace: { visits, pipeline } }: Member): boolean {
  const last = visits.at(-1);
  // Stryker disable next-line StringLiteral: no stage is called so
  return !isPaid(pipeline, last?.stage ?? '') && (!last?.left || last.left.as === 'parked');
}

function paybackOf(ages: readonly Age[], cost: number | undefined): EconomicsRow['payback'] {
  if (cost === undefined) return undefined;
  const covered = ages.find(({ cumulativeMargin }) => cumulativeMargin >= cost);
  return covered ? { months: covered.months } : { notYet: ages.length };
}
