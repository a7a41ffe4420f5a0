/** What figures count: the lists reports give addresses of. */
import type * as ListBasketRecords from '../../../../functions/api/figures/list-basket-records/contract.ts';
import type * as ListChoiceRecords from '../../../../functions/api/figures/list-choice-records/contract.ts';
import type * as ListEconomicsAccounts from '../../../../functions/api/figures/list-economics-accounts/contract.ts';
import type * as ListEconomicsLeads from '../../../../functions/api/figures/list-economics-leads/contract.ts';
import type * as ListEconomicsOrders from '../../../../functions/api/figures/list-economics-orders/contract.ts';
import type * as ListFocusRecords from '../../../../functions/api/figures/list-focus-records/contract.ts';
import type * as ListFunnelRecords from '../../../../functions/api/figures/list-funnel-records/contract.ts';
import type * as ListLifecycleAccounts from '../../../../functions/api/figures/list-lifecycle-accounts/contract.ts';
import type * as ListLifecycleOrders from '../../../../functions/api/figures/list-lifecycle-orders/contract.ts';
import type * as ListLossRecords from '../../../../functions/api/figures/list-loss-records/contract.ts';
import type * as ListMarketRecords from '../../../../functions/api/figures/list-market-records/contract.ts';
import type * as ListPlanRecords from '../../../../functions/api/figures/list-plan-records/contract.ts';
import type * as ListQualityRecords from '../../../../functions/api/figures/list-quality-records/contract.ts';
import type * as ListReferralRecords from '../../../../functions/api/figures/list-referral-records/contract.ts';
import type * as ListWinBackRecords from '../../../../functions/api/figures/list-win-back-records/contract.ts';
import { endpoint } from '../../api/endpoint.ts';

type Money = { readonly netMinor: number; readonly currency: string };

/** One of those a figure counts: whatever any of the lists tells of one. */
export type Counted = {
  readonly kind?: 'lead' | 'deal' | 'order' | 'account';
  readonly id: string;
  readonly company?: string | undefined;
  readonly segment?: string | undefined;
  readonly owner?: string | undefined;
  readonly manager?: string | undefined;
  readonly accountId?: string;
  readonly dealId?: string | undefined;
  readonly amount?: (Money & { readonly as: string }) | undefined;
  readonly won?: Money | boolean | undefined;
  readonly netMinor?: number;
  readonly revenue?: number;
  readonly margin?: number;
  readonly orders?: number;
  readonly activities?: number;
  readonly daysAtWork?: number;
  readonly step?: number | undefined;
  readonly visits?: number;
  readonly month?: string;
  readonly on?: string;
  readonly lastOrderOn?: string | undefined;
  readonly arrivedAt?: string;
  readonly enteredAt?: string | undefined;
  readonly leftAt?: string | undefined;
  readonly claimedAt?: string | undefined;
  readonly contactedAt?: string | undefined;
  readonly decidedAt?: string;
  readonly lostAt?: string;
  readonly shippedAt?: string;
  readonly startedOn?: string;
  readonly outcome?: string | undefined;
  readonly left?: string | undefined;
  readonly verdict?: string;
  readonly reason?: string | undefined;
  readonly competitor?: string | undefined;
  readonly rivals?: readonly string[] | undefined;
  readonly action?: string;
  readonly cause?: string | undefined;
};

type Page = { readonly total: number; readonly items: readonly Counted[]; readonly next?: number | undefined };
type Asking = (asked: never, options: { readonly signal: AbortSignal }) => Promise<Page>;

const lists = {
  '/reports/baskets/records': endpoint<typeof ListBasketRecords>('GET', '/reports/baskets/records'),
  '/reports/choice/records': endpoint<typeof ListChoiceRecords>('GET', '/reports/choice/records'),
  '/reports/economics/accounts': endpoint<typeof ListEconomicsAccounts>('GET', '/reports/economics/accounts'),
  '/reports/economics/leads': endpoint<typeof ListEconomicsLeads>('GET', '/reports/economics/leads'),
  '/reports/economics/orders': endpoint<typeof ListEconomicsOrders>('GET', '/reports/economics/orders'),
  '/reports/focus/records': endpoint<typeof ListFocusRecords>('GET', '/reports/focus/records'),
  '/reports/funnel/records': endpoint<typeof ListFunnelRecords>('GET', '/reports/funnel/records'),
  '/reports/lifecycle/accounts': endpoint<typeof ListLifecycleAccounts>('GET', '/reports/lifecycle/accounts'),
  '/reports/lifecycle/orders': endpoint<typeof ListLifecycleOrders>('GET', '/reports/lifecycle/orders'),
  '/reports/losses/records': endpoint<typeof ListLossRecords>('GET', '/reports/losses/records'),
  '/reports/market/records': endpoint<typeof ListMarketRecords>('GET', '/reports/market/records'),
  '/reports/plan/records': endpoint<typeof ListPlanRecords>('GET', '/reports/plan/records'),
  '/reports/quality/records': endpoint<typeof ListQualityRecords>('GET', '/reports/quality/records'),
  '/reports/referrals/records': endpoint<typeof ListReferralRecords>('GET', '/reports/referrals/records'),
  '/reports/win-backs/records': endpoint<typeof ListWinBackRecords>('GET', '/reports/win-backs/records'),
} as const satisfies Record<string, Asking>;
/** Which list it is. */
export type ListPath = keyof typeof lists;

const isList = (path: string): path is ListPath => path in lists;

/** An address that a report gave, in parts; nothing when it is none of them. */
export function partsOf(
  of: string,
): { readonly list: ListPath; readonly asked: Readonly<Record<string, string>> } | undefined {
  const [list = '', query] = of.split('?');
  return isList(list) ? { list, asked: Object.fromEntries(new URLSearchParams(query)) } : undefined;
}

type Paging = { readonly limit: number; readonly after: number };

/** What reads the list an address names, page by page. */
export function readerOf(of: string): (paging: Paging, signal: AbortSignal) => Promise<Page> {
  const parts = partsOf(of);
  if (!parts) throw new Error(`${of} is the address of no list`);
  const read: Asking = lists[parts.list];
  return (paging, signal) => read({ ...parts.asked, ...paging } as never, { signal }); // as the report put it together
}
