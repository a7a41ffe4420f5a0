import { apiHandler } from '../../../shared/lambda/api-handler.ts';
import { correctCostRoute } from './correct-cost/route.ts';
import { listCostsRoute } from './list-costs/route.ts';
import { recordCostRoute } from './record-cost/route.ts';
import { removeCostRoute } from './remove-cost/route.ts';

export const handler = apiHandler([correctCostRoute, listCostsRoute, recordCostRoute, removeCostRoute]);
