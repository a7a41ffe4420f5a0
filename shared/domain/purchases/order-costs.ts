/** What an order costs us, and what it leaves: the one margin of an order, for figures, campaigns and whoever is won back. */
import * as z from 'zod';
import { present } from '../present.ts';
import type { Purchase } from './purchase.ts';

const minor = () => z.int().nonnegative().optional();

/** Each net, in minor units of the order's currency. */
export const orderCostFields = () => ({
  /** What the goods cost us. */
  costMinor: minor(),
  /** The dealer's bonus. */
  bonusMinor: minor(),
  /** Delivery at our cost. */
  deliveryMinor: minor(),
});

/** What is known of it; what is absent nobody told. */
export type OrderCosts = { readonly [K in 'costMinor' | 'bonusMinor' | 'deliveryMinor']?: number };

/** As shapes of records and events have it. */
type Maybe<T> = { readonly [K in keyof T]: T[K] | undefined };

/** The costs among what was told. */
export const costsToldIn = ({ costMinor, bonusMinor, deliveryMinor }: Maybe<OrderCosts>): OrderCosts =>
  present({ costMinor, bonusMinor, deliveryMinor });

/** What was told otherwise than before. */
export const newlyTold = (before: Maybe<OrderCosts>, told: OrderCosts): OrderCosts =>
  Object.fromEntries(
    Object.entries(told).filter(([name, cost]) => cost !== before[name as keyof OrderCosts]), // Object.entries forgets the keys
  );

/** What the dealer's bonus and delivery come to; nothing where neither was told, which is most often since there is none. */
export const besidesOf = ({ bonusMinor, deliveryMinor }: Maybe<OrderCosts>): number | undefined =>
  (bonusMinor ?? deliveryMinor) === undefined ? undefined : (bonusMinor ?? 0) + (deliveryMinor ?? 0);

/** What came back of an order, net. */
export const returnedFrom = ({ returns = [] }: Pick<Purchase, 'returns'>): number =>
  returns.reduce((total, { amount }) => total + amount.netMinor, 0);

/** The cost of the goods that were kept: of those that came back, their share by money is no cost any more. Nothing where nobody knows. */
export function costOfKept({
  amount: { netMinor },
  costMinor,
  returns,
}: Pick<Purchase, 'amount' | 'returns' | 'costMinor'>): number | undefined {
  const back = returnedFrom({ returns });
  return costMinor === undefined || back === 0 ? costMinor : Math.round((costMinor * netMinor) / (netMinor + back));
}

/** What an order brought and cost. */
export type Earning = {
  readonly netMinor: number;
  /** What the goods cost us. @default - nobody knows */
  readonly costMinor?: number;
  /** The dealer's bonus and delivery at our cost. @default 0 */
  readonly besidesMinor?: number;
};

/**
 * What is left of an order: net less the cost of its goods, the dealer's bonus and delivery at our cost. In minor units, not rounded.
 *
 * @param rate what of the net amount is left where nobody told what the goods cost
 */
export const marginOfOrder = ({ netMinor, costMinor, besidesMinor = 0 }: Earning, rate = 1): number =>
  (costMinor === undefined ? netMinor * rate : netMinor - costMinor) - besidesMinor;
