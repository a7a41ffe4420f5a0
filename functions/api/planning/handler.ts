import { apiHandler } from '../../../shared/lambda/api-handler.ts';
import { addCompetitorRoute } from './add-competitor/route.ts';
import { correctCostRoute } from './correct-cost/route.ts';
import { editCompetitorRoute } from './edit-competitor/route.ts';
import { listCompetitorsRoute } from './list-competitors/route.ts';
import { listCostsRoute } from './list-costs/route.ts';
import { listPlansRoute } from './list-plans/route.ts';
import { recordCostRoute } from './record-cost/route.ts';
import { removeCostRoute } from './remove-cost/route.ts';
import { setPlanRoute } from './set-plan/route.ts';
import { showCompetitorRoute } from './show-competitor/route.ts';

export const handler = apiHandler([
  addCompetitorRoute,
  correctCostRoute,
  editCompetitorRoute,
  listCompetitorsRoute,
  listCostsRoute,
  listPlansRoute,
  recordCostRoute,
  removeCostRoute,
  setPlanRoute,
  showCompetitorRoute,
]);
