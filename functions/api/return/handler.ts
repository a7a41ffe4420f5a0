import { apiHandler } from '../../../shared/lambda/api-handler.ts';
import { askScoringRoute } from './ask-scoring/route.ts';
import { listMigrationsRoute } from './list-migrations/route.ts';
import { showListRoute } from './show-list/route.ts';
import { showMigrationsRoute } from './show-migrations/route.ts';
import { showScoreRoute } from './show-score/route.ts';
import { showScoringRoute } from './show-scoring/route.ts';

export const handler = apiHandler([
  askScoringRoute,
  listMigrationsRoute,
  showListRoute,
  showMigrationsRoute,
  showScoreRoute,
  showScoringRoute,
]);
