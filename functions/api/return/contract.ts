import type { AreaNeeds } from '../../../shared/lambda/area-contract.ts';
import { route as askScoring } from './ask-scoring/contract.ts';
import { route as listMigrations } from './list-migrations/contract.ts';
import { route as showList } from './show-list/contract.ts';
import { route as showMigrations } from './show-migrations/contract.ts';
import { route as showScore } from './show-score/contract.ts';
import { route as showScoring } from './show-scoring/contract.ts';

export { Env } from './environment.ts';

/** Every route of the area, as infra and the API's document read them. */
export const routes = [askScoring, listMigrations, showList, showMigrations, showScore, showScoring] as const;

/** A right for each call its code makes, and no more. */
export const needs = {
  lists: [],
  releases: false,
  journal: ['happened'],
  people: [],
  guard: [],
  secrets: false,
} as const satisfies AreaNeeds;
