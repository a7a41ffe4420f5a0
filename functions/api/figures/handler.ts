import { apiHandler } from '../../../shared/lambda/api-handler.ts';
import { reportBasketsRoute } from './report-baskets/route.ts';

export const handler = apiHandler([reportBasketsRoute]);
