import { apiHandler } from '../../../shared/lambda/api-handler.ts';
import { reportBasketsRoute } from './report-baskets/route.ts';
import { reportWinBacksRoute } from './report-win-backs/route.ts';

export const handler = apiHandler([reportBasketsRoute, reportWinBacksRoute]);
