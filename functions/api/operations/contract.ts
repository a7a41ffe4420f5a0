import type { AreaNeeds } from '../../../shared/lambda/area-contract.ts';
import { route as discardDeadLetter } from './discard-dead-letter/contract.ts';
import { route as listDeadLetters } from './list-dead-letters/contract.ts';
import { route as listExecutions } from './list-executions/contract.ts';
import { route as listSchedules } from './list-schedules/contract.ts';
import { route as redriveDeadLetter } from './redrive-dead-letter/contract.ts';
import { route as restartExecution } from './restart-execution/contract.ts';
import { route as showDeadLetters } from './show-dead-letters/contract.ts';
import { route as showExecution } from './show-execution/contract.ts';

export { Env } from './environment.ts';
export const routes = [
  discardDeadLetter,
  listDeadLetters,
  listExecutions,
  listSchedules,
  redriveDeadLetter,
  restartExecution,
  showDeadLetters,
  showExecution,
] as const;

/** A right for each call its code makes, and no more. */
export const needs = {
  lists: [],
  releases: false,
  journal: ['of', 'changesBetween', 'happened'],
  people: [],
  guard: [],
  secrets: false,
} as const satisfies AreaNeeds;
