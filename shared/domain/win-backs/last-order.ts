/** What a customer bought last, and how that went: what is looked at before a call. */
import type { Account } from '../accounts/account.ts';
import type { Deal } from '../deals/deal.ts';
import { present } from '../present.ts';
import type { Purchase } from '../purchases/purchase.ts';
import { dayNumber } from '../return/day-number.ts';
import type { Records } from '../records/records.ts';

export type LastOrder = {
  readonly purchaseId: string;
  readonly orderNumber: string;
  readonly on: string;
  readonly amount: Purchase['amount'];
  readonly dealId?: string;
  /** In the register, or as the order called them. */
  readonly products: readonly string[];
  /** Who sold it, of the staff. */
  readonly manager?: string;
  /** The first promise, and the day the last of it left. */
  readonly promisedOn?: string;
  readonly shippedOn?: string;
  /** Of the shipment, by the first promise; negative where it came earlier. */
  readonly lateDays?: number;
  /** Complaints of the order. */
  readonly claims: readonly { readonly id: string; readonly cause: string; readonly state: string }[];
};

type Reading = Pick<Records, 'get' | 'getMany' | 'list'>;

/** Of an account and all that was merged into it; nothing of who bought nothing that still stands. */
export async function lastOrderOf(family: readonly Account[], records: Reading): Promise<LastOrder | undefined> {
  const purchase = await lastPurchase(family, records);
  if (!purchase) return undefined;
  const { id: purchaseId, orderNumber, on, amount, dealId } = purchase;
  const [deal, claims] = await Promise.all([
    dealId === undefined ? undefined : records.get('deal', dealId),
    claimsOf(purchase, family, records),
  ]);
  return { ...{ purchaseId, orderNumber, on, amount, claims }, ...present({ dealId }), ...aboutOf(purchase, deal) };
}

async function lastPurchase(family: readonly Account[], records: Reading): Promise<Purchase | undefined> {
  const pages = await Promise.all(
    family.map(({ id: of }) =>
      records.list({ index: 'parent', of, kind: 'purchase' }, { limit: 50, newestFirst: true }),
    ),
  );
  const standing = pages.flatMap(({ items }) => items).filter(({ card }) => card.stage === undefined);
  const [last] = standing.toSorted((one, other) =>
    (other.card.enteredAt ?? '').localeCompare(one.card.enteredAt ?? ''),
  );
  return last && records.get('purchase', last.id);
}

/** What the deal says of it, and where there is none the purchase. */
function aboutOf({ product }: Purchase, deal: Deal | undefined): Pick<LastOrder, 'products' | 'manager'> {
  const ordered = deal?.lines.map((line) => line.product ?? line.title) ?? [];
  const known = product === undefined ? [] : [product];
  return { products: ordered.length > 0 ? ordered : known, ...(deal && shipmentOf(deal)) };
}

function shipmentOf(deal: Deal): Partial<LastOrder> {
  const { owner: manager, promisedShipOn: promisedOn } = deal;
  const shippedOn = deal.shipments.find(({ last }) => last)?.on;
  const lateDays =
    promisedOn === undefined || shippedOn === undefined ? undefined : dayNumber(shippedOn) - dayNumber(promisedOn);
  return present({ manager, promisedOn, shippedOn, lateDays });
}

async function claimsOf(
  { id, dealId }: Purchase,
  family: readonly Account[],
  records: Reading,
): Promise<LastOrder['claims']> {
  const pages = await Promise.all(
    family.map(({ id: of }) => records.list({ index: 'parent', of, kind: 'claim' }, { limit: 50, newestFirst: true })),
  );
  const claims = await records.getMany(
    'claim',
    pages.flatMap(({ items }) => items.map((entry) => entry.id)),
  );
  return claims
    .filter((claim) => claim.purchaseId === id || (dealId !== undefined && claim.dealId === dealId))
    .map((claim) => ({ id: claim.id, cause: claim.cause, state: claim.state.name }));
}
