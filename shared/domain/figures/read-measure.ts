/** A figure read from the journal, in days of the plant. */
import type { Instant } from '../calendar/instant-schema.ts';
import { startOfDay } from '../calendar/working-calendar.ts';
import type { CountedDays } from '../hypotheses/change-hypothesis.ts';
import type { Hypothesis } from '../hypotheses/hypothesis.ts';
import type { Sample } from '../hypotheses/sample.ts';
import type { Lane } from '../leads/lane.ts';
import { present } from '../present.ts';
import { marginRates } from '../return/margin.ts';
import type { Policy } from '../settings/settings.ts';
import { accountsIn, ordersIn } from './accounts.ts';
import { readBooks } from './books.ts';
import { readEffort } from './effort.ts';
import { measure } from './measure.ts';
import { salesIn } from './sales.ts';
import { membersSince, monthsBefore, movedMonths, type Scoping } from './scope.ts';

type Measured = Pick<Hypothesis, 'figure' | 'of'>;
type When = CountedDays & { readonly lane: Lane; readonly asOf: Instant; readonly policy: Policy };

/** What a figure was in some days, as the journal knows it at an instant. */
export async function readMeasure(
  { figure, of }: Measured,
  { first, after, lane, asOf, policy }: When,
  services: Pick<Scoping, 'journal' | 'records'>,
): Promise<Sample> {
  const { calendar, company } = policy;
  const { timeZone } = calendar;
  const span = { from: startOfDay(first, timeZone), before: startOfDay(after, timeZone) };
  const [{ members, everybody }, facts, effort] = await Promise.all([
    membersSince(monthsBefore(span.from, movedMonths, { asOf, policy }), asOf, { ...present(of), lane }, services),
    readBooks(asOf, timeZone, services.journal),
    readEffort(span, asOf, services.journal),
  ]);
  const accounts = accountsIn(facts, asOf);
  const deals = everybody.filter(({ trace }) => trace.kind === 'deal');
  const orders = ordersIn(facts, asOf);
  const isOwn = ({ segment, manager }: { readonly segment?: string; readonly manager?: string }): boolean =>
    (of.segment === undefined || of.segment === segment) && (of.manager === undefined || of.manager === manager);
  const sales = salesIn({ accounts, orders, deals, rates: marginRates(policy), currency: company.currency }).filter(
    isOwn,
  );
  return measure(figure, { members, sales, accounts, effort, span, first, after, calendar });
}
