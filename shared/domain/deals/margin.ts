/** What is earned on lines at a price, by the margin rates of the product register. */
import type { Amount } from '../money/money.ts';
import { type Product, productOf } from '../products/product.ts';
import { type Line, linesTotal } from './deal.ts';

/** The margin of the lines that tell one, in percent of what they are sold for; and the lines that tell none, counted from 1. */
export type Margin = { readonly percent?: number; readonly unknown: readonly number[] };

/** A sale at or below half its cost: how far below is no use to anybody. */
export const leastMargin = -100;

type Sold = { readonly amount: Amount; readonly discountPercent: number };
type Known = { readonly revenue: number; readonly cost: number };

/** What a line is sold for when all lines are sold for `share` of their prices, and what it costs; nothing where that is not known. */
function knownOf(
  { product, quantity, price }: Line,
  { share, discountPercent }: { readonly share: number; readonly discountPercent: number },
  products: readonly Product[],
): Known | undefined {
  const { marginPercent, listPrice } = productOf(product, products) ?? {};
  if (marginPercent === undefined || quantity === undefined || !price) return undefined;
  const revenue = price.netMinor * quantity * share;
  const left = Math.max(1e-4, 1 - discountPercent / 100); // a line declared as given away was sold for something
  const listed = listPrice?.currency === price.currency ? listPrice.netMinor * quantity : revenue / left;
  return { revenue, cost: listed * (1 - marginPercent / 100) };
}

/** What the lines of known cost are sold for and cost, in minor units of the amount, if there are any; and the others, counted from 1. */
export type Goods = { readonly known?: Known; readonly unknown: readonly number[] };

/**
 * Lines sold for an amount. The revenue of a line is its price times its quantity, times amount / total of the lines; its
 * cost is `list · (1 − marginPercent / 100)`, where `list` is the register's price times the quantity, or, when the
 * register has none in this currency, the revenue before the discount.
 */
export function goodsOf(
  lines: readonly Line[],
  { amount, discountPercent }: Sold,
  products: readonly Product[],
): Goods {
  const total = linesTotal(lines);
  const comparable = total !== undefined && total.currency === amount.currency;
  const share = comparable && total.netMinor > 0 ? amount.netMinor / total.netMinor : 0;
  const each = lines.map((line) => (comparable ? knownOf(line, { share, discountPercent }, products) : undefined));
  const known = each.filter((one) => one !== undefined);
  const unknown = each.flatMap((one, n) => (one === undefined ? [n + 1] : []));
  if (known.length === 0) return { unknown };
  const sums = { revenue: added(known.map((one) => one.revenue)), cost: added(known.map((one) => one.cost)) };
  return { known: sums, unknown };
}

/**
 * The margin of lines sold for an amount: `100 · (1 − Σcost / Σrevenue)`, to hundredths, over the lines of known margin.
 * Free of charge is the least margin.
 */
export function marginOf(lines: readonly Line[], sold: Sold, products: readonly Product[]): Margin {
  const { known, unknown } = goodsOf(lines, sold, products);
  if (!known) return { unknown };
  const { revenue, cost } = known;
  const percent = revenue > 0 ? Number((100 * (1 - cost / revenue)).toFixed(2)) : leastMargin;
  return { percent: Math.max(leastMargin, percent), unknown };
}

const added = (numbers: readonly number[]): number => numbers.reduce((total, one) => total + one, 0);
