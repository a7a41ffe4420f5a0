import { apiHandler } from '../../../shared/lambda/api-handler.ts';
import { printQuoteRoute } from './print-quote/route.ts';

export const handler = apiHandler([printQuoteRoute]);
