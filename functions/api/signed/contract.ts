import { route as tellErpEvent } from './tell-erp-event/contract.ts';
import { route as tellPurchase } from './tell-purchase/contract.ts';

export { AreaEnv as Env } from '../../../shared/lambda/area-environment.ts';
export const routes = [tellPurchase, tellErpEvent] as const;
