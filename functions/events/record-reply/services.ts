import { seeds } from '../../../settings/seeds.ts';
import { readMail } from '../../../shared/adapters/mail/read-mail.ts';
import { peopleOf, pipelinesOf } from '../../../shared/adapters/pipelines.ts';
import { filesOf } from '../../../shared/adapters/s3/files.ts';
import { SecretsManagerSecrets } from '../../../shared/adapters/secretsmanager/secrets.ts';
import type { TakingMail } from '../../../shared/domain/replies/take-mail.ts';
import type { Env } from './contract.ts';

export function buildServices(env: Env): TakingMail {
  const pipelines = pipelinesOf(env, seeds);
  return {
    ...pipelines,
    people: peopleOf(env, pipelines.clock),
    files: filesOf(env),
    secrets: SecretsManagerSecrets.at(env.SECRET_ARN),
    readMail,
  };
}
