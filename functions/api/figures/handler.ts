import { apiHandler } from '../../../shared/lambda/api-handler.ts';
import { listBasketRecordsRoute } from './list-basket-records/route.ts';
import { listChoiceRecordsRoute } from './list-choice-records/route.ts';
import { listEconomicsAccountsRoute } from './list-economics-accounts/route.ts';
import { listEconomicsLeadsRoute } from './list-economics-leads/route.ts';
import { listEconomicsOrdersRoute } from './list-economics-orders/route.ts';
import { listFocusRecordsRoute } from './list-focus-records/route.ts';
import { listFunnelRecordsRoute } from './list-funnel-records/route.ts';
import { listLifecycleAccountsRoute } from './list-lifecycle-accounts/route.ts';
import { listLifecycleOrdersRoute } from './list-lifecycle-orders/route.ts';
import { listLossRecordsRoute } from './list-loss-records/route.ts';
import { listMarketRecordsRoute } from './list-market-records/route.ts';
import { listPlanRecordsRoute } from './list-plan-records/route.ts';
import { listQualityRecordsRoute } from './list-quality-records/route.ts';
import { listReferralRecordsRoute } from './list-referral-records/route.ts';
import { listWinBackRecordsRoute } from './list-win-back-records/route.ts';
import { prepareReviewRoute } from './prepare-review/route.ts';
import { reportBasketsRoute } from './report-baskets/route.ts';
import { reportChoiceRoute } from './report-choice/route.ts';
import { reportEconomicsRoute } from './report-economics/route.ts';
import { reportFocusRoute } from './report-focus/route.ts';
import { reportFunnelRoute } from './report-funnel/route.ts';
import { reportLifecycleRoute } from './report-lifecycle/route.ts';
import { reportLossesRoute } from './report-losses/route.ts';
import { reportMarketRoute } from './report-market/route.ts';
import { reportPlanRoute } from './report-plan/route.ts';
import { reportQualityRoute } from './report-quality/route.ts';
import { reportReferralsRoute } from './report-referrals/route.ts';
import { reportWinBacksRoute } from './report-win-backs/route.ts';

export const handler = apiHandler([
  listBasketRecordsRoute,
  listChoiceRecordsRoute,
  listEconomicsAccountsRoute,
  listEconomicsLeadsRoute,
  listEconomicsOrdersRoute,
  listFocusRecordsRoute,
  listFunnelRecordsRoute,
  listLifecycleAccountsRoute,
  listLifecycleOrdersRoute,
  listLossRecordsRoute,
  listMarketRecordsRoute,
  listPlanRecordsRoute,
  listQualityRecordsRoute,
  listReferralRecordsRoute,
  listWinBackRecordsRoute,
  prepareReviewRoute,
  reportBasketsRoute,
  reportChoiceRoute,
  reportEconomicsRoute,
  reportFocusRoute,
  reportFunnelRoute,
  reportLifecycleRoute,
  reportLossesRoute,
  reportMarketRoute,
  reportPlanRoute,
  reportQualityRoute,
  reportReferralsRoute,
  reportWinBacksRoute,
]);
