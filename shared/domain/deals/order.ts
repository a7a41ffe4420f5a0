/** The order number of a deal: no two deals hold the same. A lost deal holds none. */
import { orderClaim } from '../purchases/purchase.ts';
import type { Context } from '../records/context.ts';
import { claim, release } from '../records/plan.ts';
import { refuse, type Refused } from '../records/refusal.ts';
import type { Claim } from '../records/records.ts';
import type { DealChanges } from './changes.ts';
import type { Deal } from './deal.ts';
import { type Draft, set, today } from './draft.ts';

const holding = (id: string, order: NonNullable<Deal['order']>, { policy }: Pick<Context, 'policy'>): Claim => ({
  key: orderClaim(policy.company.legalEntity, order),
  holder: { kind: 'deal', id },
});

/** The key a deal's order number is held by: none without a number. */
export const orderHeld = ({ id, order }: Pick<Deal, 'id' | 'order'>, context: Pick<Context, 'policy'>): Claim[] =>
  order ? [holding(id, order, context)] : [];

/** Holds the order number against other deals, and lets go of one it replaces. The order of a paid deal stays. */
export function numberOrder(
  draft: Draft,
  { number, on }: NonNullable<DealChanges['order']>,
  context: Context,
): Draft | Refused {
  const { id, won, stage, order: before } = draft.deal;
  const order = { number, on: on ?? before?.on ?? today(context) };
  const held = holding(id, order, context);
  const replaced = orderHeld(draft.deal, context).filter(({ key }) => key !== held.key);
  if (won && replaced.length > 0)
    return refuse('frozen-after-payment', 'the order number may not change once the order is paid');
  const released = stage.name === 'lost' ? [] : replaced;
  return { ...set(draft, 'order', { order }), beside: [...draft.beside, claim(held), release(...released)] };
}
