/** What a deal's move looks at beside it, read from the store. */
import { purchaseId } from '../purchases/purchase.ts';
import type { Context } from '../records/context.ts';
import type { Records } from '../records/records.ts';
import type { DealChanges } from './changes.ts';
import type { Deal } from './deal.ts';
import type { DealMoveRecords } from './move.ts';

/** The purchase its order number made already, and the account's earlier ones: only while the deal is not won. */
export async function dealMoveRecords(
  deal: Deal,
  changes: DealChanges | undefined,
  records: Pick<Records, 'get' | 'getMany' | 'list'>,
  { at, policy }: Pick<Context, 'at' | 'policy'>,
): Promise<DealMoveRecords> {
  const number = changes?.order?.number ?? deal.order?.number;
  if (deal.won || number === undefined) return { purchase: undefined, earlier: [], winBack: false };
  const on = changes?.order?.on ?? deal.order?.on ?? at;
  const id = purchaseId(policy.company.legalEntity, { number, on });
  const [purchase, listed] = await Promise.all([
    records.get('purchase', id),
    records.list({ index: 'parent', of: deal.accountId, kind: 'purchase' }, { limit: 1000 }),
  ]);
  const earlier = await records.getMany('purchase', listed.items.map((entry) => entry.id).filter((other) => other !== id));
  return { purchase, earlier, winBack: deal.origin === 'win-back' };
}
