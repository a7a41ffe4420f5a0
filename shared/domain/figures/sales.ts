/** Orders with whose they are: sold by whom, in which segment, and what they left. */
import type { MarginRates } from '../return/margin.ts';
import { present } from '../present.ts';
import { type KnownAccount, type Order, survivorOf } from './accounts.ts';
import { earned, type Earned } from './cohorts.ts';
import type { Member } from './members.ts';

/** Of the account it stands for by now. */
export type Sale = Earned & { readonly manager?: string; readonly segment?: string };

export type Books = {
  readonly accounts: ReadonlyMap<string, KnownAccount>;
  readonly orders: readonly Order[];
  readonly deals: readonly Member[];
  readonly rates: MarginRates;
  readonly currency: string;
};

/** Orders in the plant's own currency: of the deal's owner and segment, else of the account's. */
export function salesIn({ accounts, orders, deals, rates, currency }: Books): Sale[] {
  const byId = new Map(deals.map((deal) => [deal.trace.id, deal]));
  return orders.flatMap((order) => {
    if (order.currency !== currency) return [];
    const accountId = survivorOf(order.accountId, accounts);
    const deal = order.dealId === undefined ? undefined : byId.get(order.dealId);
    const { owner, segment: ofAccount } = accounts.get(accountId)?.counted ?? {};
    const segment = ofAccount ?? deal?.segment;
    const sold = earned(order, segment === undefined ? undefined : rates.get(segment));
    const product = order.product ?? deal?.trace.counted.product;
    return [{ ...sold, accountId, ...present({ manager: deal?.manager ?? owner, segment, product }) }];
  });
}

/** Whether an order is the first of its account. @param sales in the order of their days */
export function firstsAmong(sales: readonly Sale[]): ReadonlySet<Sale> {
  const first = new Map<string, Sale>();
  for (const sale of sales) if (!first.has(sale.accountId)) first.set(sale.accountId, sale);
  return new Set(first.values());
}
