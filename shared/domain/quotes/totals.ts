/** What the lines of a quote come to, in whole minor units. */
import type { SentQuote } from '../deals/quote.ts';
import { mostMinor, withVat } from '../money/money.ts';

/** A line's net after its discount, its VAT, and both. */
type LineTotal = { readonly netMinor: number; readonly vatMinor: number; readonly grossMinor: number };
type VatTotal = { readonly vatPercent: number; readonly netMinor: number; readonly vatMinor: number };

export type Totals = LineTotal & {
  readonly currency: string;
  /** Before any discount. */
  readonly listMinor: number;
  /** One for each rate, the lowest first. */
  readonly vat: readonly VatTotal[];
  readonly lines: readonly LineTotal[];
};

type Lines = SentQuote['lines'];

/**
 * Each line is rounded half up by itself, twice: `net = price · quantity · (1 − discount / 100)`, then
 * `VAT = net · rate / 100`. The totals are the sums of what is printed in the lines. Nothing when a line has no quantity or
 * price, when currencies differ, and when no amount is that large.
 */
export function totalsOf(lines: Lines): Totals | undefined {
  const priced = lines.flatMap(({ quantity, price, discountPercent = 0 }) =>
    quantity !== undefined && price ? [{ price, listed: price.netMinor * quantity, discountPercent }] : [],
  );
  const currency = priced[0]?.price.currency;
  if (currency === undefined || priced.length < lines.length || priced.some(({ price }) => price.currency !== currency))
    return undefined;
  const each = priced.map(({ price, listed, discountPercent }) =>
    withVat({ ...price, netMinor: Math.round((listed * (100 - discountPercent)) / 100) }),
  );
  const listMinor = added(priced.map(({ listed }) => Math.round(listed)));
  if (listMinor > mostMinor) return undefined;
  const rates = [...new Set(each.map(({ vatPercent }) => vatPercent))].toSorted((a, b) => a - b);
  const vat = rates.map((vatPercent) => ({
    vatPercent,
    ...sumOf(each.filter((one) => one.vatPercent === vatPercent)),
  }));
  return {
    currency,
    listMinor,
    ...sumOf(each),
    vat: vat.map(({ vatPercent, netMinor, vatMinor }) => ({ vatPercent, netMinor, vatMinor })),
    lines: each.map(({ netMinor, vatMinor, grossMinor }) => ({ netMinor, vatMinor, grossMinor })),
  };
}

const added = (numbers: readonly number[]): number => numbers.reduce((total, one) => total + one, 0);

const sumOf = (totals: readonly LineTotal[]): LineTotal => ({
  netMinor: added(totals.map(({ netMinor }) => netMinor)),
  vatMinor: added(totals.map(({ vatMinor }) => vatMinor)),
  grossMinor: added(totals.map(({ grossMinor }) => grossMinor)),
});
