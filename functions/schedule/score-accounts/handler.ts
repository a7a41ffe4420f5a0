import { scoreAccounts, type ScoringServices } from '../../../shared/domain/return/score-accounts.ts';
import { scheduleHandler } from '../../../shared/lambda/schedule-handler.ts';
import { Env, Input } from './contract.ts';
import { buildServices } from './services.ts';

/** How long one call works; the function has a quarter of an hour. */
const workMs = 13 * 60_000;

export function scoreInTime(services: Omit<ScoringServices, 'isTimeUp'>) {
  const until = Date.now() + workMs;
  return scoreAccounts({ ...services, isTimeUp: () => Date.now() > until });
}

/** Scores all who bought, each night and whenever somebody asks; goes on with a run that died. */
export const handler = scheduleHandler({ env: Env, input: Input, services: buildServices, run: scoreInTime });
