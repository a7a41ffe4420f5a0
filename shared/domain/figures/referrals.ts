/** Who recommended us, and what those brought whom they recommended us to: apart from what they bought themselves. */
import { type Days, isOnDayOf } from '../calendar/days.ts';
import { present } from '../present.ts';
import { type KnownAccount, survivorOf } from './accounts.ts';
import { sumOf } from './numbers.ts';
import type { Sale } from './sales.ts';

export type ReferralRow = {
  /** The account that recommended us. */
  readonly referrer: string;
  readonly segment?: string;
  /** The accounts it recommended us to, and how many of them have bought by now. */
  readonly referred: readonly string[];
  readonly customers: number;
  /** Of the orders of the time, net: of those it recommended us to, and its own. */
  readonly revenue: number;
  readonly margin: number;
  readonly ownRevenue: number;
};

/** Those who brought most in front. Aliases count as whom they were merged into; nobody recommends us to themselves. */
export function referralRows(
  accounts: ReadonlyMap<string, KnownAccount>,
  sales: readonly Sale[],
  days: Days,
): ReferralRow[] {
  const bought = Map.groupBy(sales, ({ accountId }) => accountId);
  // Stryker disable next-line ArrayDeclaration: a text was ordered on no day
  const within = (id: string): readonly Sale[] => (bought.get(id) ?? []).filter(isOnDayOf(days));
  return [...referredIn(accounts)]
    .map(([referrer, referred]): ReferralRow => {
      const orders = referred.flatMap(within);
      return {
        ...{ referrer, referred, customers: referred.filter((id) => bought.has(id)).length },
        ...present({ segment: accounts.get(referrer)?.counted.segment }),
        revenue: sumOf(orders.map(({ netMinor }) => netMinor)),
        margin: Math.round(sumOf(orders.map(({ margin }) => margin))),
        ownRevenue: sumOf(within(referrer).map(({ netMinor }) => netMinor)),
      };
    })
    .toSorted(inFront);
}

/** The accounts each referrer recommended us to, in the order of their ids. */
export function referredIn(accounts: ReadonlyMap<string, KnownAccount>): ReadonlyMap<string, readonly string[]> {
  const pairs = [...accounts.values()].flatMap(({ id, mergedInto, counted: { referredBy } }) => {
    // Stryker disable next-line ConditionalExpression: nobody goes on as nobody
    const referrer = referredBy === undefined ? undefined : survivorOf(referredBy, accounts);
    return mergedInto !== undefined || referrer === undefined || referrer === id ? [] : [{ referrer, id }];
  });
  const byReferrer = Map.groupBy(pairs, ({ referrer }) => referrer);
  return new Map([...byReferrer].map(([referrer, own]) => [referrer, own.map(({ id }) => id).toSorted()]));
}

const inFront = (a: ReferralRow, b: ReferralRow): number =>
  // Stryker disable next-line EqualityOperator: each is there once
  b.revenue - a.revenue || (a.referrer < b.referrer ? -1 : 1);
