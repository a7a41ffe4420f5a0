import type { Deal } from '../deals/deal.ts';
import type { Quote } from '../deals/quote.ts';
import type { Actor } from '../people/actor.ts';
import { assertMay } from '../people/rights.ts';
import { found } from '../records/found.ts';
import type { Records } from '../records/records.ts';

/** A quote and its deal, for somebody who may read that. @throws Problem 403, 404 */
export async function quoteOf(
  id: string,
  by: Actor,
  records: Pick<Records, 'get'>,
): Promise<{ readonly quote: Quote; readonly deal: Deal }> {
  const quote = await found(records, 'quote', id);
  return { quote, deal: await dealOfQuote(quote, by, records) };
}

/** The deal of a quote, for somebody who may read it. @throws Problem 403, 404 */
export async function dealOfQuote({ dealId }: Quote, by: Actor, records: Pick<Records, 'get'>): Promise<Deal> {
  const deal = await found(records, 'deal', dealId);
  assertMay(by, 'read-deal', deal.owner);
  return deal;
}
