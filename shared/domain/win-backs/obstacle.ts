/** What keeps anybody from selling to a customer for now. */
import type { Account } from '../accounts/account.ts';
import { balanceOf } from '../accounts/balance.ts';
import type { Deal } from '../deals/deal.ts';
import { isLiveDeal } from '../deals/enter.ts';
import { termStates } from '../deals/payment-terms.ts';
import { dealsOf } from '../refresh/records.ts';
import type { Records } from '../records/records.ts';
import { type ObstacleKind, obstacleKinds } from './win-back.ts';

/** Which it is, and the record it is seen by. */
export type Obstacle = { readonly kind: ObstacleKind; readonly id: string };

type Reading = Pick<Records, 'get' | 'getMany' | 'list'>;

/** The first there is, of an account and all that was merged into it, as of a day. */
export async function obstacleOf(
  family: readonly Account[],
  today: string,
  records: Reading,
): Promise<Obstacle | undefined> {
  const [deals, claim, debtor] = await Promise.all([
    dealsOf(family, records),
    openClaimOf(family, records),
    debtorOf(family, records),
  ]);
  const seen: Record<ObstacleKind, string | undefined> = {
    'deal-open': deals.find((deal) => isLiveDeal(deal) && !deal.won)?.id,
    'order-unshipped': deals.find((deal) => isLiveDeal(deal) && deal.stage.name !== 'shipped')?.id,
    'claim-open': claim,
    'debt-overdue': debtor ?? deals.find((deal) => isOverdue(deal, today))?.id,
  };
  const kind = obstacleKinds.find((each) => seen[each] !== undefined);
  return kind && { kind, id: seen[kind] ?? '' };
}

const isOverdue = (deal: Deal, today: string): boolean =>
  deal.won !== undefined && termStates(deal, today).some(({ state }) => state === 'overdue');

async function openClaimOf(family: readonly Account[], records: Reading): Promise<string | undefined> {
  for (const { id: of } of family) {
    const { items } = await records.list({ index: 'parent', of, kind: 'claim' }, { limit: 100, newestFirst: true });
    const open = items.find(({ card }) => card.stage !== 'closed');
    if (open) return open.id;
  }
  return undefined;
}

async function debtorOf(family: readonly Account[], records: Reading): Promise<string | undefined> {
  const balances = await Promise.all(family.map(({ id }) => balanceOf(id, records)));
  return balances.find((balance) => (balance?.overdueMinor ?? 0) > 0)?.accountId;
}
