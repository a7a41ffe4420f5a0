/** Referrals, read from the journal. */
import type { Instant } from '../calendar/instant-schema.ts';
import { dayOf } from '../calendar/working-calendar.ts';
import { marginRates } from '../return/margin.ts';
import { accountsIn, ordersIn } from './accounts.ts';
import { readBooks } from './books.ts';
import { referralRows, type ReferralRow } from './referrals.ts';
import type { Months } from './reporting.ts';
import { salesIn } from './sales.ts';
import { movedMonths, scopeOf, type Scoping } from './scope.ts';

export type ReferralReport = {
  readonly asOf: Instant;
  readonly currency: string;
  readonly rows: readonly ReferralRow[];
};

export async function reportReferrals(
  asked: Months & { readonly asOf?: Instant },
  services: Scoping,
): Promise<ReferralReport> {
  const { asOf, policy, span, everybody } = await scopeOf(asked, services, movedMonths);
  const { timeZone } = policy.calendar;
  const { currency } = policy.company;
  const facts = await readBooks(asOf, timeZone, services.journal);
  const accounts = accountsIn(facts, asOf);
  const deals = everybody.filter(({ trace }) => trace.kind === 'deal');
  const sales = salesIn({ accounts, orders: ordersIn(facts, asOf), deals, rates: marginRates(policy), currency });
  const time = { first: dayOf(span.from, timeZone), after: dayOf(span.before, timeZone) };
  return { asOf, currency, rows: referralRows(accounts, sales, time) };
}
