import type { AreaNeeds } from '../../../shared/lambda/area-contract.ts';
import { route as listBasketRecords } from './list-basket-records/contract.ts';
import { route as listChoiceRecords } from './list-choice-records/contract.ts';
import { route as listEconomicsAccounts } from './list-economics-accounts/contract.ts';
import { route as listEconomicsLeads } from './list-economics-leads/contract.ts';
import { route as listEconomicsOrders } from './list-economics-orders/contract.ts';
import { route as listFocusRecords } from './list-focus-records/contract.ts';
import { route as listFunnelRecords } from './list-funnel-records/contract.ts';
import { route as listLifecycleAccounts } from './list-lifecycle-accounts/contract.ts';
import { route as listLifecycleOrders } from './list-lifecycle-orders/contract.ts';
import { route as listLossRecords } from './list-loss-records/contract.ts';
import { route as listMarketRecords } from './list-market-records/contract.ts';
import { route as listPlanRecords } from './list-plan-records/contract.ts';
import { route as listQualityRecords } from './list-quality-records/contract.ts';
import { route as listReferralRecords } from './list-referral-records/contract.ts';
import { route as listWinBackRecords } from './list-win-back-records/contract.ts';
import { route as prepareReview } from './prepare-review/contract.ts';
import { route as reportBaskets } from './report-baskets/contract.ts';
import { route as reportChoice } from './report-choice/contract.ts';
import { route as reportEconomics } from './report-economics/contract.ts';
import { route as reportFocus } from './report-focus/contract.ts';
import { route as reportFunnel } from './report-funnel/contract.ts';
import { route as reportLifecycle } from './report-lifecycle/contract.ts';
import { route as reportLosses } from './report-losses/contract.ts';
import { route as reportMarket } from './report-market/contract.ts';
import { route as reportPlan } from './report-plan/contract.ts';
import { route as reportQuality } from './report-quality/contract.ts';
import { route as reportReferrals } from './report-referrals/contract.ts';
import { route as reportWinBacks } from './report-win-backs/contract.ts';

export { Env } from './environment.ts';

/** Every route of the area, as infra and the API's document read them. */
export const routes = [
  listBasketRecords,
  listChoiceRecords,
  listEconomicsAccounts,
  listEconomicsLeads,
  listEconomicsOrders,
  listFocusRecords,
  listFunnelRecords,
  listLifecycleAccounts,
  listLifecycleOrders,
  listLossRecords,
  listMarketRecords,
  listPlanRecords,
  listQualityRecords,
  listReferralRecords,
  listWinBackRecords,
  prepareReview,
  reportBaskets,
  reportChoice,
  reportEconomics,
  reportFocus,
  reportFunnel,
  reportLifecycle,
  reportLosses,
  reportMarket,
  reportPlan,
  reportQuality,
  reportReferrals,
  reportWinBacks,
] as const;

/** A right for each call its code makes, and no more. */
export const needs = {
  readsOnly: true,
  lists: ['board', 'parent'],
  releases: false,
  journal: ['happened', 'excerpts', 'of'],
  people: [],
  guard: [],
  secrets: false,
} as const satisfies AreaNeeds;
