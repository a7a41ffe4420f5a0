import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';
import type * as ReportCampaigns from '../../../../functions/api/campaigns/report-campaigns/contract.ts';
import type * as ReportBaskets from '../../../../functions/api/figures/report-baskets/contract.ts';
import type * as ReportChoice from '../../../../functions/api/figures/report-choice/contract.ts';
import type * as ReportEconomics from '../../../../functions/api/figures/report-economics/contract.ts';
import type * as ReportFocus from '../../../../functions/api/figures/report-focus/contract.ts';
import type * as ReportFunnel from '../../../../functions/api/figures/report-funnel/contract.ts';
import type * as ReportLifecycle from '../../../../functions/api/figures/report-lifecycle/contract.ts';
import type * as ReportLosses from '../../../../functions/api/figures/report-losses/contract.ts';
import type * as ReportPlan from '../../../../functions/api/figures/report-plan/contract.ts';
import type * as ReportQuality from '../../../../functions/api/figures/report-quality/contract.ts';
import type * as ReportReferrals from '../../../../functions/api/figures/report-referrals/contract.ts';
import type * as ReportWinBacks from '../../../../functions/api/figures/report-win-backs/contract.ts';
import { type Answered, endpoint } from '../../api/endpoint.ts';
import { readerOf } from './record-lists.ts';
import type { Asked, ReportName } from './asked.ts';

const reports = {
  plan: endpoint<typeof ReportPlan>('GET', '/reports/plan'),
  funnel: endpoint<typeof ReportFunnel>('GET', '/reports/funnel'),
  losses: endpoint<typeof ReportLosses>('GET', '/reports/losses'),
  quality: endpoint<typeof ReportQuality>('GET', '/reports/quality'),
  economics: endpoint<typeof ReportEconomics>('GET', '/reports/economics'),
  lifecycle: endpoint<typeof ReportLifecycle>('GET', '/reports/lifecycle'),
  choice: endpoint<typeof ReportChoice>('GET', '/reports/choice'),
  focus: endpoint<typeof ReportFocus>('GET', '/reports/focus'),
  referrals: endpoint<typeof ReportReferrals>('GET', '/reports/referrals'),
  baskets: endpoint<typeof ReportBaskets>('GET', '/reports/baskets'),
  'win-backs': endpoint<typeof ReportWinBacks>('GET', '/reports/win-backs'),
} as const;
const reportCampaigns = endpoint<typeof ReportCampaigns>('GET', '/reports/campaigns');

export type ByMonths = Exclude<ReportName, 'campaigns'>;
type Called<N extends ByMonths> = Awaited<ReturnType<(typeof reports)[N]>>;
/** What a report says. */
export type Report<N extends ByMonths> = Exclude<Called<N>, string>;
export type CampaignsReport = Answered<typeof ReportCampaigns>;

/** A report by months; the one before stays in sight while another is asked for. */
export const reportQuery = <N extends ByMonths>(name: N, asked: Asked) =>
  queryOptions({
    queryKey: ['reports', name, asked],
    queryFn: ({ signal }) =>
      // the address says what is asked, and the API checks it; a text is answered to whoever accepts CSV alone
      (reports[name] as (asked: unknown, options: { signal: AbortSignal }) => Promise<Report<N>>)(asked, { signal }),
    placeholderData: keepPreviousData,
  });

export const campaignsQuery = (month: string) =>
  queryOptions({
    queryKey: ['reports', 'campaigns', month],
    queryFn: ({ signal }) => reportCampaigns({ month }, { signal }),
    placeholderData: keepPreviousData,
  });

const pageSize = 100;

/** Whatever a figure counts. @param of the address a report gives of them */
export const recordsQuery = (of: string, limit = pageSize) =>
  infiniteQueryOptions({
    queryKey: ['reports', 'records', of, limit],
    queryFn: ({ signal, pageParam }) => readerOf(of)({ limit, after: pageParam }, signal),
    initialPageParam: 0,
    getNextPageParam: ({ next }) => next,
  });
