import type { AreaNeeds } from '../../../shared/lambda/area-contract.ts';
import { route as addCompetitor } from './add-competitor/contract.ts';
import { route as correctCost } from './correct-cost/contract.ts';
import { route as dropHypothesis } from './drop-hypothesis/contract.ts';
import { route as editCompetitor } from './edit-competitor/contract.ts';
import { route as holdReview } from './hold-review/contract.ts';
import { route as listCompetitors } from './list-competitors/contract.ts';
import { route as listCosts } from './list-costs/contract.ts';
import { route as listHypotheses } from './list-hypotheses/contract.ts';
import { route as listPlans } from './list-plans/contract.ts';
import { route as listReviews } from './list-reviews/contract.ts';
import { route as recordCost } from './record-cost/contract.ts';
import { route as removeCost } from './remove-cost/contract.ts';
import { route as setMarket } from './set-market/contract.ts';
import { route as setPlan } from './set-plan/contract.ts';
import { route as showCompetitor } from './show-competitor/contract.ts';
import { route as showHypothesis } from './show-hypothesis/contract.ts';
import { route as showReview } from './show-review/contract.ts';
import { route as writeHypothesis } from './write-hypothesis/contract.ts';

export { Env } from './environment.ts';

/** Every route of the area, as infra and the API's document read them. */
export const routes = [
  addCompetitor,
  correctCost,
  dropHypothesis,
  editCompetitor,
  holdReview,
  listCompetitors,
  listCosts,
  listHypotheses,
  listPlans,
  listReviews,
  recordCost,
  removeCost,
  setMarket,
  setPlan,
  showCompetitor,
  showHypothesis,
  showReview,
  writeHypothesis,
] as const;

/** A right for each call its code makes, and no more. */
export const needs = {
  lists: ['parent'],
  releases: true,
  journal: ['happened', 'excerpts', 'of'],
  people: [],
  guard: ['answered'],
  secrets: true,
} as const satisfies AreaNeeds;
