import { apiHandler } from '../../../shared/lambda/api-handler.ts';
import { askScoringRoute } from './ask-scoring/route.ts';
import { considerAccountRoute } from './consider-account/route.ts';
import { explainSilenceRoute } from './explain-silence/route.ts';
import { listMigrationsRoute } from './list-migrations/route.ts';
import { listWinBacksRoute } from './list-win-backs/route.ts';
import { showListRoute } from './show-list/route.ts';
import { showMigrationsRoute } from './show-migrations/route.ts';
import { showScoreRoute } from './show-score/route.ts';
import { showScoringRoute } from './show-scoring/route.ts';
import { showWinBackRoute } from './show-win-back/route.ts';
import { stopWinBackRoute } from './stop-win-back/route.ts';

export const handler = apiHandler([
  askScoringRoute,
  considerAccountRoute,
  explainSilenceRoute,
  listMigrationsRoute,
  listWinBacksRoute,
  showListRoute,
  showMigrationsRoute,
  showScoreRoute,
  showScoringRoute,
  showWinBackRoute,
  stopWinBackRoute,
]);
