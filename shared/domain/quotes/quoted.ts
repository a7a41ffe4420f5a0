/** What a quote comes to and earns, draft or sent. */
import type { Deal } from '../deals/deal.ts';
import { type Margin, marginOf } from '../deals/margin.ts';
import type { Quote } from '../deals/quote.ts';
import { withVat } from '../money/money.ts';
import type { SalesContext } from '../products/named.ts';
import { discounted, leadTimeOf } from './lines.ts';
import { type Totals, totalsOf } from './totals.ts';

type Lines = Parameters<typeof totalsOf>[0];

export type Quoted = {
  /** As they are printed: with the discount each of them has. */
  readonly lines: Lines;
  readonly totals: Totals;
  readonly margin: Margin;
  readonly leadTimeDays: number | undefined;
  /** The number it has among the quotes of the deal, or would get if it were sent next. */
  readonly quoteVersion: number;
};

/** A draft is counted by today's register, a sent quote by what was sent; the margin of both by today's rates. */
export function quoted(quote: Quote, deal: Pick<Deal, 'quote'>, { products }: Pick<SalesContext, 'products'>): Quoted {
  const lines = quote.state === 'sent' ? quote.lines : discounted(quote);
  const totals = totalsSaid(quote, lines);
  const { currency, netMinor, listMinor } = totals;
  const discountPercent = 100 - (100 * netMinor) / Math.max(1, listMinor); // of what is free of charge, all
  const sold = { amount: { currency, netMinor, vatPercent: 0 }, discountPercent };
  return {
    lines,
    totals,
    margin: marginOf(
      lines,
      quote.state === 'sent' ? { ...sold, discountPercent: quote.discountPercent } : sold,
      products,
    ),
    leadTimeDays: quote.state === 'sent' ? quote.leadTimeDays : leadTimeOf(lines, products),
    quoteVersion: quote.state === 'sent' ? quote.quoteVersion : (deal.quote?.version ?? 0) + 1,
  };
}

/** What the lines come to. A quote that was sent for another amount than theirs is that amount, and has no totals by line. */
function totalsSaid(quote: Quote, lines: Lines): Totals {
  const byLines = totalsOf(lines);
  if (quote.state === 'draft') {
    if (byLines) return byLines;
    throw new Error(`the draft ${quote.id} has no total: it must not have been written`);
  }
  if (byLines?.netMinor === quote.amount.netMinor) return byLines;
  const { currency, vatPercent, netMinor, vatMinor, grossMinor } = withVat(quote.amount);
  const vat = [{ vatPercent, netMinor, vatMinor }];
  return { currency, listMinor: byLines?.listMinor ?? netMinor, netMinor, vatMinor, grossMinor, vat, lines: [] };
}
