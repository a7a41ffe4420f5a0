/** What tells other systems of facts, from a function's environment. */
import type { Journal } from '../domain/records/records.ts';
import type { Delivering } from '../domain/webhooks/deliver.ts';
import type { Reach } from '../domain/webhooks/target.ts';
import type { Settings } from '../domain/settings/settings.ts';
import { systemClock } from './dynamodb/clock.ts';
import { HttpsSender } from './http/https-sender.ts';
import { pipelinesOf, type StoreSettings } from './pipelines.ts';
import { SecretsManagerSecrets } from './secretsmanager/secrets.ts';

type ReceiverSettings = { readonly RECEIVERS: Reach; readonly SECRET_ARN: string };

/** Events go out by the wall clock, whatever the product's says. */
export const deliveringOf = (
  env: StoreSettings & ReceiverSettings,
  seeds: Settings,
): Delivering & { readonly journal: Journal } => ({
  ...pipelinesOf(env, seeds),
  sender: new HttpsSender({ reach: env.RECEIVERS }),
  secrets: SecretsManagerSecrets.at(env.SECRET_ARN),
  wall: systemClock,
  random: Math.random,
});
