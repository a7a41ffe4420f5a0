/** Referrals, read from the journal. */
import type { Instant } from '../calendar/instant-schema.ts';
import { dayOf } from '../calendar/working-calendar.ts';
import { readBooks } from './books.ts';
import { referralRows, type ReferralRow } from './referrals.ts';
import type { Months } from './reporting.ts';
import { soldBy } from './sales.ts';
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
  const { accounts, sales } = soldBy(facts, { members: everybody, asOf, policy });
  const time = { first: dayOf(span.from, timeZone), after: dayOf(span.before, timeZone) };
  return { asOf, currency, rows: referralRows(accounts, sales, time) };
}
