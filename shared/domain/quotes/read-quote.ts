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
  const deal = await found(records, 'deal', quote.dealId);
  assertMay(by, 'read-deal', deal.owner);
  return { quote, deal };
}
