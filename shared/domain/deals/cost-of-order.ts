/** What the goods of an order cost us, as far as that is known. */
import type { Product } from '../products/product.ts';
import { costOfKept, returnedFrom } from '../purchases/order-costs.ts';
import type { Purchase } from '../purchases/purchase.ts';
import type { Deal } from './deal.ts';
import { goodsOf } from './margin.ts';
import { discountOf } from './price.ts';

/**
 * What was told of it, else what the product register says of all lines of its deal; of goods that came back, their share
 * by money is no cost any more. In minor units of the purchase's currency; nothing where a line tells no cost.
 */
export function costOfOrder(purchase: Purchase, deal: Deal, products: readonly Product[]): number | undefined {
  const { amount } = purchase;
  const ordered = { ...amount, netMinor: amount.netMinor + returnedFrom(purchase) };
  return costOfKept({ ...purchase, costMinor: purchase.costMinor ?? costByRegister(ordered, deal, products) });
}

function costByRegister(amount: Purchase['amount'], deal: Deal, products: readonly Product[]): number | undefined {
  const sold = { amount, discountPercent: discountOf(deal, amount) };
  const { known, unknown } = goodsOf(deal.lines, sold, products);
  return known && unknown.length === 0 ? Math.round(known.cost) : undefined;
}
