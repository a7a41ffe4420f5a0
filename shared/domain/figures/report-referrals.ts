/** Referrals, read from the journal. */
import { isOnDayOf } from '../calendar/days.ts';
import type { Instant } from '../calendar/instant-schema.ts';
import { dayOf } from '../calendar/working-calendar.ts';
import type { KnownAccount } from './accounts.ts';
import { readBooks } from './books.ts';
import { referralRows, type ReferralRow, referredIn } from './referrals.ts';
import type { Months } from './reporting.ts';
import { type Sale, soldBy } from './sales.ts';
import { movedMonths, scopeOf, type Scoping } from './scope.ts';

export type ReferralReport = {
  readonly asOf: Instant;
  readonly currency: string;
  readonly rows: readonly ReferralRow[];
};

type AskedReferrals = Months & { readonly asOf?: Instant };

export async function reportReferrals(asked: AskedReferrals, services: Scoping): Promise<ReferralReport> {
  const { asOf, currency, accounts, sales, time } = await soldTo(asked, services);
  return { asOf, currency, rows: referralRows(accounts, sales, time) };
}

/** What a figure of a referrer counts: accounts it recommended us to, or that have bought of these; or orders, of these or its own. */
export const referralFigures = ['referred', 'customers', 'revenue', 'margin', 'ownRevenue'] as const;
export type ReferralFigure = (typeof referralFigures)[number];

/** An account somebody recommended us to. */
export type Referred = { readonly account: KnownAccount; readonly orders: readonly Sale[] };

/** The accounts a figure counts, or of one of money the orders, the first in front. */
export async function referralsBehind(
  asked: AskedReferrals,
  { referrer, figure }: { readonly referrer: string; readonly figure: ReferralFigure },
  services: Scoping,
): Promise<{ readonly asOf: Instant; readonly accounts: readonly Referred[]; readonly sales: readonly Sale[] }> {
  const { asOf, accounts, sales, time } = await soldTo(asked, services);
  const referred = referredIn(accounts).get(referrer) ?? [];
  const buyers = new Set(figure === 'ownRevenue' ? [referrer] : referred);
  const own = sales.filter(({ accountId }) => buyers.has(accountId));
  if (figure !== 'referred' && figure !== 'customers')
    return { asOf, accounts: [], sales: own.filter(isOnDayOf(time)) };
  const bought = Map.groupBy(own, ({ accountId }) => accountId);
  const told = referred.flatMap((id) => {
    const [account, orders = []] = [accounts.get(id), bought.get(id)];
    return account && (figure === 'referred' || orders.length > 0) ? [{ account, orders }] : [];
  });
  return { asOf, accounts: told, sales: [] };
}

async function soldTo(asked: AskedReferrals, services: Scoping) {
  const { asOf, policy, span, everybody } = await scopeOf(asked, services, movedMonths);
  const { timeZone } = policy.calendar;
  const { currency } = policy.company;
  const facts = await readBooks(asOf, timeZone, services.journal);
  const time = { first: dayOf(span.from, timeZone), after: dayOf(span.before, timeZone) };
  return { asOf, currency, time, ...soldBy(facts, { members: everybody, asOf, policy }) };
}
