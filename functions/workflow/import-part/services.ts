import { indexOf, peopleOf, pipelinesOf } from '../../../shared/adapters/pipelines.ts';
import { filesOf } from '../../../shared/adapters/s3/files.ts';
import { SecretsManagerSecrets } from '../../../shared/adapters/secretsmanager/secrets.ts';
import type { Importing } from '../../../shared/domain/imports/import-part.ts';
import { seeds } from '../../../settings/seeds.ts';
import type { Env } from './contract.ts';

export type Services = Omit<Importing, 'isTimeUp'>;

export function buildServices(env: Env): Services {
  const pipelines = pipelinesOf(env, seeds);
  return {
    ...pipelines,
    people: peopleOf(env, pipelines.clock),
    index: indexOf(env),
    secrets: SecretsManagerSecrets.at(env.SECRET_ARN),
    files: filesOf(env),
  };
}
