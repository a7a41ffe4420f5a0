import type { Context } from '../records/context.ts';
import { allOf } from '../records/all-of.ts';
import type { Records } from '../records/records.ts';
import { approvedOffers, isOnOffer, type Offer } from './offer.ts';

/** What may be offered to customers at this moment, the first to end in front. */
export async function offersNow(
  records: Pick<Records, 'list' | 'getMany'>,
  context: Pick<Context, 'at' | 'policy'>,
): Promise<Offer[]> {
  const ids: string[] = [];
  for await (const { id } of allOf({ index: 'board', of: approvedOffers }, records)) ids.push(id);
  const offers = await records.getMany('offer', ids);
  return offers
    .filter((offer) => isOnOffer(offer, context))
    .toSorted((a, b) => `${a.until}/${a.id}`.localeCompare(`${b.until}/${b.id}`));
}
