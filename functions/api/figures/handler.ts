import { apiHandler } from '../../../shared/lambda/api-handler.ts';
import { listFunnelRecordsRoute } from './list-funnel-records/route.ts';
import { reportBasketsRoute } from './report-baskets/route.ts';
import { reportFunnelRoute } from './report-funnel/route.ts';
import { reportWinBacksRoute } from './report-win-backs/route.ts';

export const handler = apiHandler([listFunnelRecordsRoute, reportBasketsRoute, reportFunnelRoute, reportWinBacksRoute]);
