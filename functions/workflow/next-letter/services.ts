import letterSeeds from '../../../letters/seeds.json' with { type: 'json' };
import { seeds } from '../../../settings/seeds.ts';
import { guardOf, peopleOf, pipelinesOf } from '../../../shared/adapters/pipelines.ts';
import { SecretsManagerSecrets } from '../../../shared/adapters/secretsmanager/secrets.ts';
import { SesOutbox } from '../../../shared/adapters/ses/outbox.ts';
import { lettersOf } from '../../../shared/domain/refresh/letters.ts';
import type { Nurturing } from '../../../shared/domain/refresh/nurture.ts';
import { preparing } from '../../../shared/letters/prepare.ts';
import type { Env } from './contract.ts';

export function buildServices(env: Env): Nurturing {
  const pipelines = pipelinesOf(env, seeds);
  const people = peopleOf(env, pipelines.clock);
  const secrets = SecretsManagerSecrets.at(env.SECRET_ARN);
  const letters = lettersOf(pipelines.records, letterSeeds);
  const guard = guardOf(env);
  const { PUBLIC_URL: publicUrl, REPLY_DOMAIN: replyDomain } = env;
  const ways = { publicUrl, ...(replyDomain !== 'none' && { replyDomain }) };
  return {
    ...pipelines,
    people,
    secrets,
    letters,
    pace: async () => (await guard.hit('letters', 1)) <= env.LETTERS_PER_SECOND,
    prepare: preparing({ people, secrets, letters, ways }),
    outbox: SesOutbox.at(env.MAIL_SERVICE, {
      marketing: { from: env.MARKETING_FROM, configurationSet: env.MARKETING_SET },
      service: { from: env.SERVICE_FROM, configurationSet: env.SERVICE_SET },
    }),
  };
}
