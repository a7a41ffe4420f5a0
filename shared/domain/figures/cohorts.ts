/** Who was won by whose first lead, and what they have brought since. */
import type { Instant } from '../calendar/instant-schema.ts';
import { monthsFrom } from '../calendar/months.ts';
import { dayOf } from '../calendar/working-calendar.ts';
import { marginOfOrder } from '../purchases/order-costs.ts';
import type { MarginRates } from '../return/margin.ts';
import { type ClaimCost, type KnownAccount, type Order, survivorOf } from './accounts.ts';
import type { Spent } from './costs.ts';
import { byArrival, type Member } from './members.ts';
import { sumOf } from './numbers.ts';
import type { ShareBy } from './share-by.ts';

/** Whatever the figures are made of; money of the plant's own currency alone. */
export type Economy = {
  /** Leads that came in the months asked for, those the figures are of; and with `everybody` all that costs are shared among. */
  readonly leads: readonly Member[];
  readonly everybody: readonly Member[];
  readonly deals: readonly Member[];
  readonly accounts: ReadonlyMap<string, KnownAccount>;
  readonly orders: readonly Order[];
  readonly claims: readonly ClaimCost[];
  readonly costs: readonly Spent[];
  /** By what costs are shared out among leads. */
  readonly shareBy: ShareBy;
  readonly rates: MarginRates;
  /** What each account is expected to buy: net, discounted. @default - too little is known to say */
  readonly expected?: ReadonlyMap<string, number> | undefined;
  readonly asOf: Instant;
  readonly timeZone: string;
  readonly currency: string;
};

/** An account with what is counted of it. */
export type Acquired = {
  readonly id: string;
  readonly segment: string;
  readonly month: string;
  readonly ofMarketing: boolean;
  readonly orders: readonly Earned[];
  readonly claims: readonly ClaimCost[];
};
export type Earned = Order & { readonly margin: number; readonly isAssumed: boolean };

export const monthOf = (at: Instant, { timeZone }: Pick<Economy, 'timeZone'>): string =>
  dayOf(at, timeZone).slice(0, 7);

/** Accounts by their first lead, of those that were opened since and had bought nothing before it came. */
export function acquiredIn(economy: Economy): Acquired[] {
  const { accounts, orders, claims, currency } = economy;
  const survivor = ({ accountId }: { readonly accountId: string }): string => survivorOf(accountId, accounts);
  const isOwn = (sum: { readonly currency: string }): boolean => sum.currency === currency;
  const ordersOf = Map.groupBy(orders.filter(isOwn), survivor);
  const claimsOf = Map.groupBy(claims.filter(isOwn), survivor);
  return [...firstLeads(economy)].flatMap(([account, lead]) => {
    const bought = ordersOf.get(account.id) ?? [];
    if (account.openedAt === undefined || bought.some(({ on }) => on < dayOf(lead.arrivedAt, economy.timeZone)))
      return []; // it was a customer before
    // Stryker disable next-line StringLiteral: it is shown as none
    const segment = account.counted.segment ?? lead.segment ?? '';
    return [
      {
        ...{
          id: account.id,
          segment,
          month: monthOf(lead.arrivedAt, economy),
          ofMarketing: lead.origin === 'marketing',
        },
        orders: bought.map((order) => earned(order, economy.rates.get(segment))),
        claims: claimsOf.get(account.id) ?? [],
      },
    ];
  });
}

/** The lead of each account that came first. */
function firstLeads({ leads, accounts }: Economy): ReadonlyMap<KnownAccount, Member> {
  const first = new Map<KnownAccount, Member>();
  for (const lead of leads.toSorted(byArrival)) {
    // Stryker disable next-line StringLiteral: no account has a text like this as its id
    const account = accounts.get(survivorOf(lead.trace.counted.accountId ?? '', accounts));
    if (account && !first.has(account)) first.set(account, lead);
  }
  return first;
}

/** Where nobody told what the goods cost, the margin is told by the segment's rate; where that is not known, of all of it. */
export const earned = (order: Order, rate = 1): Earned => ({
  ...order,
  margin: marginOfOrder(order, rate),
  isAssumed: order.costMinor === undefined,
});

const keeping: readonly Spent['stage'][] = ['retention', 'development', 'return'];

/**
 * What keeping, developing and winning back cost for one customer so far: of each such cost an equal part of those of its
 * segment who had bought by its last day.
 */
export function keepingCosts({ costs, currency, accounts, orders }: Economy): (account: Acquired) => number {
  const firstOrders = new Map<string, Buyer>();
  for (const order of orders) {
    const id = survivorOf(order.accountId, accounts);
    if (!firstOrders.has(id)) firstOrders.set(id, { segment: accounts.get(id)?.counted.segment ?? '', on: order.on });
  }
  const buyers = [...firstOrders.values()];
  const parts = costs
    .filter(({ stage, amount }) => keeping.includes(stage) && amount.currency === currency)
    .map((cost) => ({ cost, part: cost.amount.netMinor / Math.max(1, buyers.filter(isKeptBy(cost)).length) }));
  return ({ segment, orders: [first] }) =>
    first ? sumOf(parts.flatMap(({ cost, part }) => (isKeptBy(cost)({ segment, on: first.on }) ? [part] : []))) : 0;
}

type Buyer = { readonly segment: string; readonly on: string };

const isKeptBy =
  ({ to, segment }: Spent) =>
  (buyer: Buyer): boolean =>
    buyer.on <= to && (segment === undefined || segment === buyer.segment);

/** What a customer has brought, less what claims cost. */
export const marginOf = ({ orders, claims }: Acquired): number =>
  sumOf(orders.map(({ margin }) => margin)) - sumOf(claims.map(({ netMinor }) => netMinor));

/**
 * What is expected to be left of what a customer will buy: what they are expected to buy, times the share of margin in what
 * they have bought; of who has only had things for nothing, the share of all. Nothing where too little is known to say.
 */
export function expectedMargins(
  { expected }: Economy,
  acquired: readonly Acquired[],
): ((account: Acquired) => number) | undefined {
  if (!expected) return undefined;
  const netOf = ({ orders }: Acquired): number => sumOf(orders.map(({ netMinor }) => netMinor));
  const shareOf = (margin: number, net: number, otherwise = 0): number => (net > 0 ? margin / net : otherwise);
  const usual = shareOf(sumOf(acquired.map(marginOf)), sumOf(acquired.map(netOf)));
  return (account) => (expected.get(account.id) ?? 0) * shareOf(marginOf(account), netOf(account), usual);
}

/** What a cohort brought in one month since its first leads, and until then. */
export type Age = {
  readonly months: number;
  readonly revenue: number;
  readonly margin: number;
  readonly cumulativeMargin: number;
};

/**
 * By months since the first lead of each, until now.
 *
 * @param since the month of the first of them
 */
export function agesOf(accounts: readonly Acquired[], since: string, economy: Economy): Age[] {
  const months = Math.max(1, monthsFrom(since, monthOf(economy.asOf, economy)) + 1);
  const revenue = new Float64Array(months);
  const margin = new Float64Array(months);
  for (const { month, orders, claims } of accounts) {
    // Stryker disable next-line MethodExpression: a day is of its month
    const place = (on: string): number => Math.min(months - 1, Math.max(0, monthsFrom(month, on.slice(0, 7))));
    for (const order of orders) {
      revenue[place(order.on)] = (revenue[place(order.on)] ?? 0) + order.netMinor;
      margin[place(order.on)] = (margin[place(order.on)] ?? 0) + order.margin;
    }
    for (const claim of claims) margin[place(claim.on)] = (margin[place(claim.on)] ?? 0) - claim.netMinor;
  }
  let cumulative = 0;
  return Array.from({ length: months }, (_, n) => {
    cumulative += margin[n] ?? 0;
    return {
      ...{ months: n, revenue: Math.round(revenue[n] ?? 0), margin: Math.round(margin[n] ?? 0) },
      cumulativeMargin: Math.round(cumulative),
    };
  });
}
