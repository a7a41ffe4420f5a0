/**
 * The lifecycle of customers: where each account stands, what one customer costs at each of the five stages, and which step of
 * the product pyramid they are on.
 */
import { type Days, isOnDayOf } from '../calendar/days.ts';
import type { Instant } from '../calendar/instant-schema.ts';
import { dayOf, plusDays } from '../calendar/working-calendar.ts';
import { lifecycleStages } from '../costs/lifecycle-stages.ts';
import { yearDays } from '../return/margin.ts';
import { bandOf } from '../return/rfm/cells.ts';
import { present } from '../present.ts';
import { type KnownAccount, survivorOf } from './accounts.ts';
import type { Spent } from './costs.ts';
import { shippedAt } from './done.ts';
import type { Member } from './members.ts';
import { ratio, sumOf } from './numbers.ts';
import { isBefore, standingAt } from './reaching.ts';
import type { Sale } from './sales.ts';

export const lifecycleStates = lifecycleStages;
export type LifecycleState = (typeof lifecycleStates)[number];

/** An account that counts: aliases do as whom they were merged into. */
export type Standing = {
  readonly account: KnownAccount;
  readonly state: LifecycleState;
  readonly segment?: string;
  /** The highest step of the product pyramid it has bought; nothing where nobody told one. */
  readonly step?: number;
  readonly orders: readonly Sale[];
};

/** What tells that an account is being won back: an attempt that runs, or the group it stands in. */
export type Returning = { readonly running: ReadonlySet<string>; readonly cells: ReadonlyMap<string, number> };

export type Living = {
  readonly accounts: ReadonlyMap<string, KnownAccount>;
  /** In the order of their days. */
  readonly sales: readonly Sale[];
  readonly deals: readonly Member[];
  /** The step of each product, by its slug. */
  readonly steps: ReadonlyMap<string, number>;
  readonly returning: Returning;
  readonly asOf: Instant;
};

/**
 * Where each account stands. Acquisition: it has not ordered. Result: what it ordered first has not been shipped. Development:
 * a deal is open of a higher step of the pyramid than anything it bought. Return: it is being won back, or its last order is
 * longer ago than with three quarters of the others. Else retention.
 */
export function standingsIn(living: Living): Standing[] {
  const { accounts, sales, deals } = living;
  const ofAccount = Map.groupBy(sales, ({ accountId }) => accountId);
  // Stryker disable next-line StringLiteral: no account has a text like this as its id
  const dealsOf = Map.groupBy(deals, ({ trace }) => survivorOf(trace.counted.accountId ?? '', accounts));
  return [...accounts.values()].flatMap((account) => {
    if (account.mergedInto !== undefined) return [];
    const orders = ofAccount.get(account.id) ?? [];
    const step = highestOf(orders);
    const state = stateOf(account.id, { orders, deals: dealsOf.get(account.id) ?? [], step }, living);
    return [{ account, state, orders, ...present({ segment: account.counted.segment, step }) }];
  });
}

const highestOf = (orders: readonly Sale[]): number | undefined => {
  const steps = orders.flatMap(({ pyramidStep }) => (pyramidStep ? [pyramidStep] : []));
  return steps.length === 0 ? undefined : Math.max(...steps);
};

type Own = { readonly orders: readonly Sale[]; readonly deals: readonly Member[]; readonly step: number | undefined };

function stateOf(id: string, { orders, deals, step }: Own, { steps, returning, asOf }: Living): LifecycleState {
  if (orders.length === 0) return 'acquisition';
  if (!hasResult(orders, deals, asOf)) return 'result';
  const isHigher = ({ trace: { counted } }: Member): boolean =>
    // Stryker disable next-line ConditionalExpression,StringLiteral: nothing is higher than nothing, and no product is called so
    step !== undefined && (steps.get(counted.product ?? '') ?? 0) > step;
  if (deals.some((deal) => isOpenAt(deal, asOf) && isHigher(deal))) return 'development';
  const cell = returning.cells.get(id);
  const isGone = cell !== undefined && bandOf(cell, 'recency') === 'worst';
  return returning.running.has(id) || isGone ? 'return' : 'retention';
}

const isOpenAt = (deal: Member, asOf: Instant): boolean =>
  isBefore(deal, 'paid', asOf) && standingAt(deal, asOf) !== undefined;

/** Something it ordered has left; of an order without a deal nobody tells when, so it counts as shipped. */
function hasResult(orders: readonly Sale[], deals: readonly Member[], asOf: Instant): boolean {
  return (
    orders.some(({ dealId }) => !deals.some(({ trace }) => trace.id === dealId)) ||
    deals.some((deal) => (shippedAt(deal) ?? '9999') <= asOf)
  );
}

/** Whether an account came to each stage in a time: was won, shipped to first, active, moved up, returned. */
export type Coming = Readonly<Record<LifecycleState, (standing: Standing) => boolean>>;

export function comingTo(
  { deals, accounts }: Pick<Living, 'deals' | 'accounts'>,
  { first, after }: Days,
  { returned, timeZone }: { readonly returned: ReadonlySet<string>; readonly timeZone: string },
): Coming {
  // Stryker disable next-line ConditionalExpression: what is undefined is behind no day
  const within = (day: string | undefined): boolean => day !== undefined && first <= day && day < after;
  const firstShipments = firstShipmentDays(deals, accounts, timeZone);
  const yearBefore = plusDays(after, -yearDays);
  return {
    acquisition: ({ orders: [order] }) => within(order?.on),
    result: ({ account }) => within(firstShipments.get(account.id)),
    retention: ({ orders }) => orders.some(({ on }) => yearBefore <= on && on < after),
    development: ({ orders }) => movesUp(orders).some(({ on }) => within(on)),
    return: ({ account }) => returned.has(account.id),
  };
}

function firstShipmentDays(
  deals: readonly Member[],
  accounts: Living['accounts'],
  timeZone: string,
): ReadonlyMap<string, string> {
  const days = new Map<string, string>();
  for (const deal of deals) {
    const at = shippedAt(deal);
    // Stryker disable next-line StringLiteral: no account has a text like this as its id
    const id = survivorOf(deal.trace.counted.accountId ?? '', accounts);
    const day = at && dayOf(at, timeZone);
    // Stryker disable next-line EqualityOperator: one day is as good as the same
    if (day && day < (days.get(id) ?? '9999')) days.set(id, day);
  }
  return days;
}

/** Orders of a higher step than all before, but for the first one. */
export function movesUp(
  orders: readonly Sale[],
): { readonly on: string; readonly from: number; readonly to: number }[] {
  let highest = 0;
  return orders.flatMap(({ on, pyramidStep = 0 }) => {
    const from = highest;
    highest = Math.max(highest, pyramidStep);
    return from > 0 && pyramidStep > from ? [{ on, from, to: pyramidStep }] : [];
  });
}

/** Orders of accounts that had one before. */
export const recurringIn = (standings: readonly Standing[], days: Days): Sale[] =>
  standings.flatMap(({ orders }) => orders.slice(1).filter(isOnDayOf(days)));

/** What was spent on each stage, and for one customer of it; nothing where nobody entered a cost or there is no such customer. */
export type StageCost = {
  readonly state: LifecycleState;
  readonly cost?: number;
  readonly customers: number;
  readonly perCustomer?: number;
};

export const stageCosts = (
  costs: readonly Spent[],
  standings: readonly Standing[],
  coming: Coming,
  currency: string,
): StageCost[] =>
  lifecycleStates.map((state) => {
    const own = costs.filter(({ stage, amount }) => stage === state && amount.currency === currency);
    const cost = own.length === 0 ? undefined : sumOf(own.map(({ amount }) => amount.netMinor));
    const customers = standings.filter(coming[state]).length;
    return { state, customers, ...present({ cost, perCustomer: ratio(cost, customers) }) };
  });

/** How many accounts of a segment are in each state; nothing where nobody knows the segment. */
export type SegmentStates = { readonly segment?: string } & Readonly<Record<LifecycleState, number>>;

export const statesBySegment = (standings: readonly Standing[]): SegmentStates[] =>
  [...Map.groupBy(standings, ({ segment = '' }) => segment)]
    .toSorted(([a], [b]) =>
      // Stryker disable next-line EqualityOperator: no two of them are of one segment
      a < b ? -1 : 1,
    )
    .map(([segment, own]) => ({
      ...(segment !== '' && { segment }),
      ...(Object.fromEntries(
        lifecycleStates.map((state) => [state, own.filter((each) => each.state === state).length]),
      ) as Record<LifecycleState, number>), // one for each
    }));

/** A step of the product pyramid: who is on it, and who came up to it in a time. */
export type PyramidStep = { readonly step: number; readonly customers: number; readonly movedUp: number };

export function pyramidOf(standings: readonly Standing[], days: Days): PyramidStep[] {
  const up = standings.flatMap(({ orders }) => movesUp(orders)).filter(isOnDayOf(days));
  const steps = new Set([...standings.flatMap(({ step }) => step ?? []), ...up.map(({ to }) => to)]);
  return [...steps]
    .toSorted((a, b) => a - b)
    .map((step) => ({
      step,
      customers: standings.filter((standing) => standing.step === step).length,
      movedUp: up.filter(({ to }) => to === step).length,
    }));
}
