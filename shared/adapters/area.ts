/** What an area of the API works with, from its environment. */
import type { Guard } from '../domain/guard.ts';
import type { People } from '../domain/people/people.ts';
import type { Pipelines } from '../domain/pipeline/ring.ts';
import type { Journal } from '../domain/records/records.ts';
import type { Secrets } from '../domain/secrets.ts';
import type { Settings } from '../domain/settings/settings.ts';
import { documentClient } from './dynamodb/client.ts';
import { DynamoPeople } from './dynamodb/people.ts';
import { guardOf, pipelinesOf, type StoreSettings } from './pipelines.ts';
import { SecretsManagerSecrets } from './secretsmanager/secrets.ts';

export type Area = Pipelines & {
  readonly journal: Journal;
  readonly people: People;
  readonly guard: Guard;
  readonly secrets: Secrets;
};

export const areaOf = (env: StoreSettings & { PEOPLE_TABLE: string; SECRET_ARN: string }, seeds: Settings): Area => ({
  ...pipelinesOf(env, seeds),
  people: new DynamoPeople(documentClient(), env.PEOPLE_TABLE),
  guard: guardOf(env),
  secrets: SecretsManagerSecrets.at(env.SECRET_ARN),
});
