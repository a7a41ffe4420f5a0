/**
 * What is expected in a month: of open deals, what they are worth times the share of those that stood at their stage as long and
 * were paid within as many days; of accounts without an open deal, what they are expected to order by themselves.
 */
import type { Instant } from '../calendar/instant-schema.ts';
import { plusMonths } from '../calendar/months.ts';
import { dayOf, startOfDay } from '../calendar/working-calendar.ts';
import { present } from '../present.ts';
import { dayNumber } from '../return/day-number.ts';
import { type Forecast, forecastOf } from '../return/forecast/forecast.ts';
import type { Customer } from '../return/customers.ts';
import type { MarginRates } from '../return/margin.ts';
import { type KnownAccount, survivorOf } from './accounts.ts';
import type { Done } from './done.ts';
import { type Medians, segmentMedians } from './funnel.ts';
import type { Member } from './members.ts';
import { sumOf } from './numbers.ts';
import { type Ahead, type Goal, isBefore, reachedBy, reachedFrom, standingAt } from './reaching.ts';
import type { Sale } from './sales.ts';

/** What is known when somebody looks ahead. */
export type Known = {
  readonly asOf: Instant;
  readonly timeZone: string;
  readonly deals: readonly Member[];
  /** In the order of their days. */
  readonly sales: readonly Sale[];
  readonly accounts: ReadonlyMap<string, KnownAccount>;
  readonly rates: MarginRates;
};

/** How many days from an instant a month begins and ends in; nothing of a month that is over. */
export function aheadOf(month: string, { asOf, timeZone }: Pick<Known, 'asOf' | 'timeZone'>): Ahead | undefined {
  const days = (first: string): number => (Date.parse(startOfDay(first, timeZone)) - Date.parse(asOf)) / 86_400_000;
  const toDays = days(`${plusMonths(month, 1)}-01`);
  return toDays <= 0 ? undefined : { fromDays: Math.max(0, days(`${month}-01`)), toDays };
}

/** Everything that is expected in a month that is not over, beside what was done in it so far. */
export function expectedIn(month: string, known: Known): Done[] {
  const ahead = aheadOf(month, known);
  if (!ahead) return [];
  const share = marginShares(known);
  return [...ofOpenDeals(ahead, known), ...ofCustomers(ahead, known)].map((done) => ({
    ...done,
    month,
    ...(done.orders !== undefined && { margin: done.orders * share(done.segment) }),
  }));
}

type Expected = Omit<Done, 'month'>;

function ofOpenDeals(ahead: Ahead, { deals, asOf, sales, accounts }: Known): Expected[] {
  const medians = segmentMedians(deals);
  const customers = new Set(sales.map(({ accountId }) => accountId));
  const expected = (goal: Goal, tell: (worth: number, share: number, deal: Member) => Expected): Expected[] => {
    const shares = reachedFrom(deals, goal, asOf, ahead);
    return deals.flatMap((deal) => {
      const stands = isBefore(deal, goal, asOf) ? standingAt(deal, asOf) : undefined;
      const seen = stands && reachedBy(deal, stands, asOf, shares);
      if (!seen) return [];
      return [{ ...whose(deal), ...tell(worthOf(deal, medians), seen.reached / seen.of, deal) }];
    });
  };
  return [
    ...expected('paid', (worth, share, { trace: { counted } }) => ({
      orders: worth * share,
      // Stryker disable next-line StringLiteral: no account has a text like this as its id
      ...(!customers.has(survivorOf(counted.accountId ?? '', accounts)) && { newCustomers: share }),
    })),
    ...expected('shipped', (worth, share) => ({ shipments: worth * share })),
  ];
}

const whose = ({ manager, segment }: Member) => present({ manager, segment });

/** What is known of it, else the median of its segment. */
export const worthOf = ({ trace: { counted }, segment = '' }: Member, medians: Medians): number =>
  (counted.amount ?? medians.get(segment))?.netMinor ?? 0;

const ofCustomers = (ahead: Ahead, known: Known): Expected[] =>
  orderingAlone(ahead, known).map(({ account: { counted }, netMinor }) => ({
    ...present({ manager: counted.owner, segment: counted.segment }),
    orders: netMinor,
  }));

/** Orders that accounts place without anybody selling: of those with an open deal that deal is expected. */
export function orderingAlone(
  { fromDays, toDays }: Ahead,
  known: Known,
): { readonly account: KnownAccount; readonly netMinor: number }[] {
  const { deals, sales, accounts, asOf, timeZone } = known;
  const [first, last] = [Math.round(fromDays), Math.round(toDays)];
  if (last < 1) return [];
  const open = new Set(
    deals
      .filter((deal) => isBefore(deal, 'paid', asOf) && standingAt(deal, asOf))
      .map(({ trace }) =>
        // Stryker disable next-line StringLiteral: no account has a text like this as its id
        survivorOf(trace.counted.accountId ?? '', accounts),
      ),
  );
  const everybody = customersOf(sales);
  const day = dayNumber(dayOf(asOf, timeZone));
  const until = forecastOf(everybody, day, last);
  // Stryker disable next-line ConditionalExpression: to look no day ahead finds nothing, and takes time
  const before = first < 1 ? undefined : forecastOf(everybody, day, first);
  return until.customers.flatMap((customer, row) => {
    const account = accounts.get(customer.id);
    if (open.has(customer.id) || !account) return [];
    const count = Math.max(0, countOf(until, row) - (before ? countOf(before, row) : 0));
    return [{ account, netMinor: count * (valueOf(until, row) ?? meanOf(customer)) }];
  });
}

const customersOf = (sales: readonly Sale[]): Customer[] =>
  [...Map.groupBy(sales, ({ accountId }) => accountId)].map(([id, own]) => ({
    id,
    // Stryker disable next-line OptionalChaining: a group has the order it is made of
    ...present({ segment: own.at(-1)?.segment }),
    purchases: own.map(({ on, netMinor }) => ({ day: dayNumber(on), amountMinor: netMinor })),
  }));

const meanOf = ({ purchases }: Customer): number =>
  sumOf(purchases.map(({ amountMinor = 0 }) => amountMinor)) / purchases.length;

/** Days with a purchase by the model; else how likely there is one, by what was observed. */
const countOf = (forecast: Forecast, row: number): number =>
  (forecast.enoughData ? forecast.predictions.purchases[row] : forecast.rates[row]?.share) ?? 0;

const valueOf = (forecast: Forecast, row: number): number | undefined =>
  forecast.enoughData ? forecast.values?.[row] : undefined;

/** The part of orders that is margin: of those of the segment, else its rate, else of all orders; all of it where nothing is known. */
function marginShares({ sales, rates }: Pick<Known, 'sales' | 'rates'>): (segment: string | undefined) => number {
  const shareOf = (some: readonly Sale[]): number | undefined => {
    const revenue = sumOf(some.map(({ netMinor }) => netMinor));
    return revenue > 0 ? sumOf(some.map(({ margin }) => margin)) / revenue : undefined;
  };
  const own = Map.groupBy(sales, ({ segment = '' }) => segment);
  const ofAll = shareOf(sales);
  // Stryker disable next-line ArrayDeclaration: a text has brought nothing either
  return (segment = '') => shareOf(own.get(segment) ?? []) ?? rates.get(segment) ?? ofAll ?? 1;
}
