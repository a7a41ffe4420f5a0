/** What a deal's move looks at beside it, read from the store. */
import type { Account } from '../accounts/account.ts';
import { dayOf } from '../calendar/working-calendar.ts';
import { competitorSlugs } from '../competitors/competitor.ts';
import { familyOf } from '../merges/aliases.ts';
import { present } from '../present.ts';
import { askedOf } from '../refresh/asked.ts';
import { enrolledOf } from '../refresh/records.ts';
import { purchaseId } from '../purchases/purchase.ts';
import type { Context } from '../records/context.ts';
import type { Records } from '../records/records.ts';
import { cameOfWinBack } from '../win-backs/came-of-win-back.ts';
import type { DealChanges } from './changes.ts';
import type { Deal } from './deal.ts';
import type { DealMove, DealMoveRecords } from './move.ts';

const nothing: DealMoveRecords = { purchase: undefined, earlier: [], winBack: false };

/** Whom its letters would go to, where it is parked. */
export const dealEnrolled = async (
  { personId, accountId }: Deal,
  { to }: Pick<DealMove, 'to'>,
  records: Pick<Records, 'get'>,
): Promise<Pick<DealMoveRecords, 'enrolled'>> =>
  present({ enrolled: to === 'parked' ? await enrolledOf({ personId, accountId }, records) : undefined });

/** The register of competitors, where it is lost. */
export const dealLost = async (
  { to }: Pick<DealMove, 'to'>,
  records: Pick<Records, 'list'>,
): Promise<Pick<DealMoveRecords, 'competitors'>> =>
  present({ competitors: to === 'lost' ? await competitorSlugs(records) : undefined });

/** The purchase its order number made already, and the account's earlier ones: those only while the deal is not won. */
export async function dealMoveRecords(
  deal: Deal,
  changes: DealChanges | undefined,
  records: Pick<Records, 'get' | 'getMany' | 'list'>,
  { at, policy }: Pick<Context, 'at' | 'policy'>,
): Promise<DealMoveRecords> {
  const order = { ...deal.order, ...changes?.order };
  const none = { ...nothing, ...present({ asked: await askedOf(deal, records) }) };
  if (deal.won) return { ...none, purchase: await records.get('purchase', deal.won.purchaseId) };
  if (order.number === undefined) return none;
  const id = purchaseId(policy.company.legalEntity, {
    number: order.number,
    on: order.on ?? dayOf(at, policy.calendar.timeZone),
  });
  const [purchase, family] = await Promise.all([records.get('purchase', id), accountsOf(deal.accountId, records)]);
  const sameAccount = [...new Set([deal.accountId, ...family.map((account) => account.id)])];
  const lists = await Promise.all(
    sameAccount.map((of) => records.list({ index: 'parent', of, kind: 'purchase' }, { limit: 1000 })),
  );
  const others = lists.flatMap(({ items }) => items.map((entry) => entry.id)).filter((each) => each !== id);
  const earlier = await records.getMany('purchase', others);
  const winBack = deal.origin === 'win-back' || (await cameOfWinBack(deal.generationAt, family, records));
  return { ...none, purchase, earlier, winBack, sameAccount };
}

/** The account, and those that are one with it by now. */
async function accountsOf(id: string, records: Pick<Records, 'get' | 'getMany'>): Promise<readonly Account[]> {
  const account = await records.get('account', id);
  return account ? familyOf('account', account, records) : [];
}
