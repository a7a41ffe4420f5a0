import { seeds } from '../../../settings/seeds.ts';
import { buyersOf, pipelinesOf } from '../../../shared/adapters/pipelines.ts';
import { filesOf } from '../../../shared/adapters/s3/files.ts';
import type { ScoringServices } from '../../../shared/domain/return/score-accounts.ts';
import type { Env } from './contract.ts';

export const buildServices = (env: Env): Omit<ScoringServices, 'isTimeUp'> => ({
  ...pipelinesOf(env, seeds),
  buyers: buyersOf(env),
  files: filesOf(env),
});
