/** What the plant sells: margin and discount by group of products, and what nobody has bought for a year. */
import { type Days, isOnDayOf } from '../calendar/days.ts';
import type { Instant } from '../calendar/instant-schema.ts';
import { plusDays } from '../calendar/working-calendar.ts';
import { byVersion, type Fact } from '../facts/fact.ts';
import { yearDays } from '../return/margin.ts';
import { present } from '../present.ts';
import type { Member } from './members.ts';
import { sumOf } from './numbers.ts';
import type { Sale } from './sales.ts';

/** What the register knows of a product, as far as it counts here. */
export type Stocked = { readonly slug: string; readonly group: string; readonly active: boolean };

export type GroupRow = {
  /** Nothing where nobody knows the product. */
  readonly group?: string;
  readonly orders: number;
  readonly revenue: number;
  readonly margin: number;
  /** Of the revenue; and the mean of the discounts of the last quotes, in percent. Nothing of nothing. */
  readonly marginPercent?: number;
  readonly discountPercent?: number;
};

const unknown = '';

/** @param discounts the discount of the last quote of each deal, in percent */
export function groupRows(
  sales: readonly Sale[],
  deals: readonly Member[],
  discounts: ReadonlyMap<string, number>,
  { products, ...days }: Days & { readonly products: readonly Stocked[] },
): GroupRow[] {
  const bySale = Map.groupBy(sales.filter(isOnDayOf(days)), groupAmong(products));
  const quoted = Map.groupBy(
    deals.filter(({ trace }) => discounts.has(trace.id)),
    ({ productGroup = unknown }) => productGroup,
  );
  return [...new Set([...bySale.keys(), ...quoted.keys()])].toSorted(unknownLast).map((group) => {
    const own = bySale.get(group) ?? [];
    const given = (quoted.get(group) ?? []).map(({ trace }) => discounts.get(trace.id) ?? 0);
    const [revenue, margin] = [sumOf(own.map(({ netMinor }) => netMinor)), sumOf(own.map((sale) => sale.margin))];
    return {
      ...(group !== unknown && { group }),
      ...{ orders: own.length, revenue, margin: Math.round(margin) },
      ...present({
        marginPercent: revenue > 0 ? (100 * margin) / revenue : undefined,
        discountPercent: given.length === 0 ? undefined : sumOf(given) / given.length,
      }),
    };
  });
}

/** The group of what was sold; an empty one where nobody knows the product. */
function groupAmong(products: readonly Stocked[]): (sale: Pick<Sale, 'product'>) => string {
  const groupOf = new Map(products.map(({ slug, group }) => [slug, group]));
  return ({ product = unknown }) => groupOf.get(product) ?? unknown;
}

/** Whether a sale is of a group of products, or of none anybody knows where it is empty. */
export function soldInGroup(group: string, products: readonly Stocked[]): (sale: Sale) => boolean {
  const groupOf = groupAmong(products);
  return (sale) => groupOf(sale) === group;
}

// Stryker disable next-line EqualityOperator: no two of them are the same
const unknownLast = (a: string, b: string): number => Number(a === unknown) - Number(b === unknown) || (a < b ? -1 : 1);

/** The discount of the last quote of each deal sent in a time, in percent; of a quote that tells none it is 0. */
export function discountsIn(
  facts: readonly Fact[],
  asOf: Instant,
  { first, after }: Days,
): ReadonlyMap<string, number> {
  const sent = facts.filter(
    ({ type, recordedAt, data }) =>
      type === 'QuoteSent' && recordedAt <= asOf && first <= String(data['sentOn']) && String(data['sentOn']) < after,
  );
  return new Map(
    sent.toSorted(byVersion).map(({ subject, data }) => [subject.id, Number(data['discountPercent'] ?? 0)]),
  );
}

/** The products of the register that are sold still, and of which nobody ordered one in the year before a day. */
export function unsoldIn(sales: readonly Sale[], products: readonly Stocked[], day: string): string[] {
  const since = plusDays(day, -yearDays);
  // Stryker disable next-line ConditionalExpression,ArrayDeclaration: what is undefined is no product, and none is called so
  const sold = new Set(sales.flatMap(({ on, product }) => (since < on && product !== undefined ? [product] : [])));
  return products.flatMap(({ slug, active }) => (active && !sold.has(slug) ? [slug] : [])).toSorted();
}
