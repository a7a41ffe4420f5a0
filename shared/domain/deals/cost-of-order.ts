/** What the goods of an order cost us, as far as that is known. */
import type { Product } from '../products/product.ts';
import { costOfKept } from '../purchases/order-costs.ts';
import type { Purchase } from '../purchases/purchase.ts';
import type { Deal } from './deal.ts';
import { goodsOf } from './margin.ts';
import { discountOf } from './price.ts';

/**
 * What was told of it, else what the product register says of all lines of its deal; of goods that came back, their share
 * by money is no cost any more. In minor units of the purchase's currency; nothing where a line tells no cost.
 */
export function costOfOrder(purchase: Purchase, deal: Deal, products: readonly Product[]): number | undefined {
  const { amount, returns = [] } = purchase;
  const ordered = returns.reduce((total, back) => total + back.amount.netMinor, amount.netMinor);
  const cost = purchase.costMinor ?? costByRegister({ ...amount, netMinor: ordered }, deal, products);
  return costOfKept(purchase, cost);
}

function costByRegister(amount: Purchase['amount'], deal: Deal, products: readonly Product[]): number | undefined {
  const sold = { amount, discountPercent: discountOf(deal, amount) };
  const { known, unknown } = goodsOf(deal.lines, sold, products);
  return known && unknown.length === 0 ? Math.round(known.cost) : undefined;
}
