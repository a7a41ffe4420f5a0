/** Accounts with what they bought: kept in the transaction of each purchase, and read a million at a time. */
import { present } from '../present.ts';
import { besidesOf, costOfKept } from '../purchases/order-costs.ts';
import type { Purchase as PurchaseRecord } from '../purchases/purchase.ts';
import type { AnyRecord, Change } from '../records/records.ts';
import { type Purchase } from './customers.ts';
import { dayNumber } from './day-number.ts';
import type { Score } from './score.ts';

export type Bought = Purchase & { readonly currency: string };

/** An account that bought, or whose score is kept, or that is another's alias now. */
export type Buyer = {
  /** The account's. */
  readonly id: string;
  readonly segment?: string;
  readonly mergedInto?: string;
  /** The day the last attempt to win it back began. */
  readonly winBackOn?: string;
  /** In the order of their days. Reversed ones are none. */
  readonly purchases: readonly Bought[];
  readonly score?: Score;
};

/** The store of buyers. It is written by commits of purchases, accounts and scores alone. */
export type Buyers = {
  /** One, as the last commit left it. */
  get: (accountId: string) => Promise<Buyer | undefined>;
  /** All of them, in parts to be read side by side; they follow within a second. */
  parts: () => readonly AsyncIterable<readonly Buyer[]>[];
};

/** What a purchase is to its buyer; nothing once it is reversed. */
export function boughtOf(purchase: PurchaseRecord): Bought | undefined {
  if (purchase.reversed) return undefined;
  const { netMinor: amountMinor, currency } = purchase.amount;
  const costs = present({ costMinor: costOfKept(purchase), besidesMinor: besidesOf(purchase) });
  return { day: dayNumber(purchase.on), amountMinor, currency, ...costs };
}

/** The account whose buyer a commit of a record writes beside it. */
export function buyerOf(record: AnyRecord): string | undefined {
  if (record.kind === 'purchase') return record.accountId;
  return record.kind === 'account' ? record.id : undefined;
}

/** The accounts whose buyers some changes write. */
export const buyersOf = (changes: readonly Change[]): ReadonlySet<string> =>
  new Set(changes.flatMap(({ record }) => buyerOf(record) ?? []));
