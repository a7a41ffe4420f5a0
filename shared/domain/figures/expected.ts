/** What customers are expected to buy in the coming two years, by what they have bought by an instant. */
import { dayOf } from '../calendar/working-calendar.ts';
import { present } from '../present.ts';
import { type Customer, daysOf, historiesOf } from '../return/customers.ts';
import { dayNumber } from '../return/day-number.ts';
import type { Lacking } from '../return/forecast/enough.ts';
import { fittedTo } from '../return/forecast/fitted.ts';
import { lifetimeValues, usualMonths } from '../return/forecast/lifetime-value.ts';
import { worthOf } from '../return/forecast/worth.ts';
import { yearDays } from '../return/margin.ts';
import { survivorOf } from './accounts.ts';
import type { Economy } from './cohorts.ts';
import { sumOf } from './numbers.ts';

export const monthsAhead = usualMonths;
const daysAhead = (monthsAhead / 12) * yearDays;

/** How the forecast stands: by how many customers it was made, and what it lacks where it may not be believed. */
export type Forecast = {
  readonly months: number;
  readonly discountPercentPerYear: number;
  readonly customers: number;
  readonly lacking?: Lacking;
};

/** Beside that, by account: net, discounted, in minor units. Nothing where the forecast may not be believed. */
export type Expected = { readonly forecast: Forecast; readonly ofAccount?: ReadonlyMap<string, number> };

type Buying = Pick<Economy, 'orders' | 'accounts' | 'asOf' | 'timeZone' | 'currency'>;

/**
 * Expects of each customer what the models of the nightly forecast do, fitted to the orders until now: how often they buy,
 * times what a purchase is worth, a month's purchases discounted as if they came at its end. What was observed of others is no
 * basis for two years: it says who bought within a quarter, and not how often, nor for how long.
 */
export function expectedFrom(buying: Buying, discountPercentPerYear: number): Expected {
  const customers = customersIn(buying);
  const day = dayNumber(dayOf(buying.asOf, buying.timeZone));
  const histories = historiesOf(customers, day);
  const fitted = fittedTo(histories, daysAhead);
  const forecast = { months: monthsAhead, discountPercentPerYear, customers: customers.length };
  if (!fitted.enoughData) return { forecast: { ...forecast, lacking: fitted.lacking } };
  const worth = worthOf(customers) ?? Float64Array.from(customers, meanOf);
  const terms = { months: monthsAhead, yearlyRate: discountPercentPerYear / 100 };
  const values = lifetimeValues(fitted.parameters, histories, worth, terms);
  return { forecast, ofAccount: new Map(customers.map(({ id }, row) => [id, values[row] ?? 0])) };
}

/** Everybody who has bought; in other money than the plant's a purchase counts, and not its amount. */
function customersIn({ orders, accounts, asOf, timeZone, currency }: Buying): Customer[] {
  const today = dayOf(asOf, timeZone);
  const bought = Map.groupBy(
    orders.filter(({ on }) => on <= today),
    ({ accountId }) => survivorOf(accountId, accounts),
  );
  return [...bought].map(([id, own]) => ({
    id,
    purchases: own.map((order) => ({
      day: dayNumber(order.on),
      ...present({ amountMinor: order.currency === currency ? order.netMinor : undefined }),
    })),
  }));
}

/** What was spent on a day with a purchase, on average: where no model tells what it will be. */
const meanOf = ({ purchases }: Customer): number =>
  sumOf(purchases.map(({ amountMinor = 0 }) => amountMinor)) / daysOf(purchases).length;
