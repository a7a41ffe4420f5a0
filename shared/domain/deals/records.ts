/** What a deal's move looks at beside it, read from the store. */
import { dayOf } from '../calendar/working-calendar.ts';
import { purchaseId } from '../purchases/purchase.ts';
import type { Context } from '../records/context.ts';
import type { Records } from '../records/records.ts';
import type { DealChanges } from './changes.ts';
import type { Deal } from './deal.ts';
import type { DealMoveRecords } from './move.ts';

const none: DealMoveRecords = { purchase: undefined, earlier: [], winBack: false };

/** The purchase its order number made already, and the account's earlier ones: those only while the deal is not won. */
export async function dealMoveRecords(
  deal: Deal,
  changes: DealChanges | undefined,
  records: Pick<Records, 'get' | 'getMany' | 'list'>,
  { at, policy }: Pick<Context, 'at' | 'policy'>,
): Promise<DealMoveRecords> {
  const order = { ...deal.order, ...changes?.order };
  if (deal.won) return { ...none, purchase: await records.get('purchase', deal.won.purchaseId) };
  if (order.number === undefined) return none;
  const id = purchaseId(policy.company.legalEntity, {
    number: order.number,
    on: order.on ?? dayOf(at, policy.calendar.timeZone),
  });
  const listing = { index: 'parent', of: deal.accountId, kind: 'purchase' } as const;
  const [purchase, { items }] = await Promise.all([
    records.get('purchase', id),
    records.list(listing, { limit: 1000 }),
  ]);
  const others = items.filter((entry) => entry.id !== id).map((entry) => entry.id);
  return { purchase, earlier: await records.getMany('purchase', others), winBack: deal.origin === 'win-back' };
}
