import { seeds } from '../../../settings/seeds.ts';
import { pipelinesOf } from '../../../shared/adapters/pipelines.ts';
import { SecretsManagerSecrets } from '../../../shared/adapters/secretsmanager/secrets.ts';
import type { Recording } from '../../../shared/domain/refresh/record-outcome.ts';
import type { Env } from './contract.ts';

export const buildServices = (env: Env): Recording => ({
  ...pipelinesOf(env, seeds),
  secrets: SecretsManagerSecrets.at(env.SECRET_ARN),
});
