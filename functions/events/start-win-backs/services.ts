import letterSeeds from '../../../letters/seeds.json' with { type: 'json' };
import { seeds } from '../../../settings/seeds.ts';
import { buyersOf, peopleOf, pipelinesOf } from '../../../shared/adapters/pipelines.ts';
import { filesOf } from '../../../shared/adapters/s3/files.ts';
import { SecretsManagerSecrets } from '../../../shared/adapters/secretsmanager/secrets.ts';
import { lettersOf } from '../../../shared/domain/refresh/letters.ts';
import type { StartingWinBacks } from '../../../shared/domain/win-backs/start-win-backs.ts';
import type { Env } from './contract.ts';

export function buildServices(env: Env): Omit<StartingWinBacks, 'isTimeUp'> {
  const pipelines = pipelinesOf(env, seeds);
  return {
    ...pipelines,
    people: peopleOf(env, pipelines.clock),
    secrets: SecretsManagerSecrets.at(env.SECRET_ARN),
    letters: lettersOf(pipelines.records, letterSeeds),
    buyers: buyersOf(env),
    files: filesOf(env),
  };
}
