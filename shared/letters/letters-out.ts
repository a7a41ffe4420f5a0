/** What letters leave by, from a function's environment: their texts, whoever they go to, the mail service and its rate. */
import letterSeeds from '../../letters/seeds.json' with { type: 'json' };
import { seeds } from '../../settings/seeds.ts';
import { guardOf, peopleOf, pipelinesOf } from '../adapters/pipelines.ts';
import { SecretsManagerSecrets } from '../adapters/secretsmanager/secrets.ts';
import { outboxOf } from '../adapters/ses/outbox-of.ts';
import { lettersOf } from '../domain/refresh/letters.ts';
import type { Nurturing } from '../domain/refresh/nurture.ts';
import type { LettersEnv } from '../lambda/environment.ts';
import { waysOf } from './compose.ts';
import { preparing } from './prepare.ts';

export function lettersOut(env: LettersEnv): Nurturing {
  const pipelines = pipelinesOf(env, seeds);
  const people = peopleOf(env, pipelines.clock);
  const secrets = SecretsManagerSecrets.at(env.SECRET_ARN);
  const letters = lettersOf(pipelines.records, letterSeeds);
  const guard = guardOf(env);
  return {
    ...pipelines,
    people,
    secrets,
    letters,
    pace: async () => (await guard.hit('letters', 1)) <= env.LETTERS_PER_SECOND,
    prepare: preparing({ people, secrets, letters, ways: waysOf(env) }),
    outbox: outboxOf(env),
  };
}
