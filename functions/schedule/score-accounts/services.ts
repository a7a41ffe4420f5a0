import { seeds } from '../../../settings/seeds.ts';
import { buyersOf, pipelinesOf, runsOf } from '../../../shared/adapters/pipelines.ts';
import { filesOf } from '../../../shared/adapters/s3/files.ts';
import type { ScoringServices } from '../../../shared/domain/return/score-accounts.ts';
import type { Noting } from '../../../shared/lambda/schedule-handler.ts';
import type { Env } from './contract.ts';

export const buildServices = (env: Env): Omit<ScoringServices, 'isTimeUp'> & Noting => ({
  ...pipelinesOf(env, seeds),
  buyers: buyersOf(env),
  files: filesOf(env),
  runNotes: runsOf(env).of('schedule/score-accounts'),
});
