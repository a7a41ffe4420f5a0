import { apiHandler } from '../../../shared/lambda/api-handler.ts';
import { addCompetitorRoute } from './add-competitor/route.ts';
import { correctCostRoute } from './correct-cost/route.ts';
import { dropHypothesisRoute } from './drop-hypothesis/route.ts';
import { editCompetitorRoute } from './edit-competitor/route.ts';
import { holdReviewRoute } from './hold-review/route.ts';
import { listCompetitorsRoute } from './list-competitors/route.ts';
import { listCostsRoute } from './list-costs/route.ts';
import { listHypothesesRoute } from './list-hypotheses/route.ts';
import { listPlansRoute } from './list-plans/route.ts';
import { listReviewsRoute } from './list-reviews/route.ts';
import { recordCostRoute } from './record-cost/route.ts';
import { removeCostRoute } from './remove-cost/route.ts';
import { setMarketRoute } from './set-market/route.ts';
import { setPlanRoute } from './set-plan/route.ts';
import { showCompetitorRoute } from './show-competitor/route.ts';
import { showHypothesisRoute } from './show-hypothesis/route.ts';
import { showReviewRoute } from './show-review/route.ts';
import { writeHypothesisRoute } from './write-hypothesis/route.ts';

export const handler = apiHandler([
  addCompetitorRoute,
  correctCostRoute,
  dropHypothesisRoute,
  editCompetitorRoute,
  holdReviewRoute,
  listCompetitorsRoute,
  listCostsRoute,
  listHypothesesRoute,
  listPlansRoute,
  listReviewsRoute,
  recordCostRoute,
  removeCostRoute,
  setMarketRoute,
  setPlanRoute,
  showCompetitorRoute,
  showHypothesisRoute,
  showReviewRoute,
  writeHypothesisRoute,
]);
