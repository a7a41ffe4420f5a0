/** What an order costs us, and what it leaves: the one margin of an order, for figures, campaigns and whoever is won back. */
import * as z from 'zod';
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

const names = ['costMinor', 'bonusMinor', 'deliveryMinor'] as const;

/** What is known of it; what is absent nobody told. */
export type OrderCosts = { readonly [K in (typeof names)[number]]?: number | undefined };

/** The costs among what was told. */
export function costsToldIn(told: OrderCosts): OrderCosts {
  const costs: { -readonly [K in keyof OrderCosts]: OrderCosts[K] } = {};
  for (const name of names) if (told[name] !== undefined) costs[name] = told[name];
  return costs;
}

/** What was told otherwise than before. */
export function newlyTold(before: OrderCosts, told: OrderCosts): OrderCosts {
  const isNews = (name: keyof OrderCosts): boolean => told[name] !== before[name];
  return costsToldIn(Object.fromEntries(names.filter(isNews).map((name) => [name, told[name]])));
}

/** What the dealer's bonus and delivery come to; nothing where neither was told, which is most often since there is none. */
export const besidesOf = ({ bonusMinor, deliveryMinor }: OrderCosts): number | undefined =>
  bonusMinor === undefined && deliveryMinor === undefined ? undefined : (bonusMinor ?? 0) + (deliveryMinor ?? 0);

/**
 * The cost of the goods that were kept: of those that came back, their share by money is no cost any more.
 *
 * @param costMinor of all that was ordered; nothing where nobody knows
 */
export function costOfKept(
  { amount, returns = [], costMinor: told }: Pick<Purchase, 'amount' | 'returns' | 'costMinor'>,
  costMinor: number | undefined = told,
): number | undefined {
  const ordered = returns.reduce((total, back) => total + back.amount.netMinor, amount.netMinor);
  if (costMinor === undefined || returns.length === 0 || ordered === 0) return costMinor;
  return Math.round((costMinor * amount.netMinor) / ordered);
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
