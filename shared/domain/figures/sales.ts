/** Orders with whose they are: sold by whom, in which segment, and what they left. */
import type { Instant } from '../calendar/instant-schema.ts';
import type { Fact } from '../facts/fact.ts';
import { type MarginRates, marginRates } from '../return/margin.ts';
import type { Policy } from '../settings/settings.ts';
import { present } from '../present.ts';
import { accountsIn, type ClaimCost, type KnownAccount, type Order, ordersIn, survivorOf } from './accounts.ts';
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

/** Orders in the plant's own currency: of the deal's owner, else the account's; in the segment of the account, else of the deal. */
export function salesIn(books: Books): Sale[] {
  const { orders, rates, currency } = books;
  const byId = dealsById(books);
  const sellerOf = sellersIn(books);
  return orders
    .filter((order) => order.currency === currency)
    .map((order) => {
      const accountId = survivorOf(order.accountId, books.accounts);
      // Stryker disable next-line StringLiteral: no deal has a text like this as its id
      const deal = byId.get(order.dealId ?? '');
      const segment = books.accounts.get(accountId)?.counted.segment ?? deal?.segment;
      const product = order.product ?? deal?.trace.counted.product;
      // Stryker disable next-line StringLiteral: no segment is called so
      const sold = earned(order, rates.get(segment ?? ''));
      return { ...sold, accountId, ...present({ manager: sellerOf(order), segment, product }) };
    });
}

/** Accounts, the deals among those read, and what was ordered, as facts tell it at an instant. */
export function soldBy(
  facts: readonly Fact[],
  { members, asOf, policy }: { readonly members: readonly Member[]; readonly asOf: Instant; readonly policy: Policy },
): Pick<Books, 'accounts' | 'deals' | 'rates'> & { readonly sales: Sale[] } {
  const deals = members.filter(({ trace }) => trace.kind === 'deal');
  const books = { accounts: accountsIn(facts, asOf), deals, rates: marginRates(policy) };
  const { currency } = policy.company;
  return { ...books, sales: salesIn({ ...books, orders: ordersIn(facts, asOf), currency }) };
}

const dealsById = ({ deals }: Pick<Books, 'deals'>): ReadonlyMap<string, Member> =>
  new Map(deals.map((deal) => [deal.trace.id, deal]));

/** Who sold what was ordered, or complained of. */
export function sellersIn(
  books: Pick<Books, 'accounts' | 'orders' | 'deals'>,
): (of: Pick<ClaimCost, 'accountId' | 'dealId' | 'purchaseId'>) => string | undefined {
  const byId = dealsById(books);
  const dealOf = new Map(books.orders.map(({ id, dealId }) => [id, dealId]));
  // Stryker disable next-line StringLiteral: no order and no deal has a text like this as its id
  return ({ accountId, purchaseId = '', dealId = dealOf.get(purchaseId) ?? '' }) =>
    byId.get(dealId)?.manager ?? books.accounts.get(survivorOf(accountId, books.accounts))?.counted.owner;
}

/** Whether an order is the first of its account. @param sales in the order of their days */
export function firstsAmong(sales: readonly Sale[]): ReadonlySet<Sale> {
  const first = new Map<string, Sale>();
  for (const sale of sales) if (!first.has(sale.accountId)) first.set(sale.accountId, sale);
  return new Set(first.values());
}
