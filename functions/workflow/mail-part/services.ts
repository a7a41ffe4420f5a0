import letterSeeds from '../../../letters/seeds.json' with { type: 'json' };
import { seeds } from '../../../settings/seeds.ts';
import { guardOf, peopleOf, pipelinesOf } from '../../../shared/adapters/pipelines.ts';
import { SecretsManagerSecrets } from '../../../shared/adapters/secretsmanager/secrets.ts';
import { outboxOf } from '../../../shared/adapters/ses/outbox-of.ts';
import type { MailingPart } from '../../../shared/domain/campaigns/mail-part.ts';
import { lettersOf } from '../../../shared/domain/refresh/letters.ts';
import { waysOf } from '../../../shared/letters/compose.ts';
import { preparing } from '../../../shared/letters/prepare.ts';
import type { Env } from './contract.ts';

/** Until it is asked again whether one more letter may leave. */
const pauseMs = 200;

export function buildServices(env: Env): Omit<MailingPart, 'isTimeUp'> {
  const pipelines = pipelinesOf(env, seeds);
  const people = peopleOf(env, pipelines.clock);
  const secrets = SecretsManagerSecrets.at(env.SECRET_ARN);
  const letters = lettersOf(pipelines.records, letterSeeds);
  const guard = guardOf(env);
  return {
    ...pipelines,
    people,
    secrets,
    prepare: preparing({ people, secrets, letters, ways: waysOf(env) }),
    outbox: outboxOf(env),
    pace: async () => (await guard.hit('letters', 1)) <= env.LETTERS_PER_SECOND,
    pause: () => new Promise((resolve) => setTimeout(resolve, pauseMs)),
  };
}
