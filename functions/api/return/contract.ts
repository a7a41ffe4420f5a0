import type { AreaNeeds } from '../../../shared/lambda/area-contract.ts';
import { route as askScoring } from './ask-scoring/contract.ts';
import { route as considerAccount } from './consider-account/contract.ts';
import { route as explainSilence } from './explain-silence/contract.ts';
import { route as listMigrations } from './list-migrations/contract.ts';
import { route as listWinBacks } from './list-win-backs/contract.ts';
import { route as showList } from './show-list/contract.ts';
import { route as showMigrations } from './show-migrations/contract.ts';
import { route as showScore } from './show-score/contract.ts';
import { route as showScoring } from './show-scoring/contract.ts';
import { route as showWinBack } from './show-win-back/contract.ts';
import { route as stopWinBack } from './stop-win-back/contract.ts';

export { Env } from './environment.ts';

/** Every route of the area, as infra and the API's document read them. */
export const routes = [
  askScoring,
  considerAccount,
  explainSilence,
  listMigrations,
  listWinBacks,
  showList,
  showMigrations,
  showScore,
  showScoring,
  showWinBack,
  stopWinBack,
] as const;

/** A right for each call its code makes, and no more. */
export const needs = {
  lists: ['board', 'parent'],
  releases: false,
  journal: ['happened'],
  people: ['get'],
  guard: [],
  secrets: true,
} as const satisfies AreaNeeds;
