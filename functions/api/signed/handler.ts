import { apiHandler } from '../../../shared/lambda/api-handler.ts';
import { tellCallRoute } from './tell-call/route.ts';
import { tellErpEventRoute } from './tell-erp-event/route.ts';
import { tellPurchaseRoute } from './tell-purchase/route.ts';

export const handler = apiHandler([tellPurchaseRoute, tellErpEventRoute, tellCallRoute]);
