/** What an area of the API works with, from its environment. */
import type { Guard } from '../domain/guard.ts';
import type { People } from '../domain/people/people.ts';
import type { Pipelines } from '../domain/pipeline/ring.ts';
import type { History, Journal } from '../domain/records/records.ts';
import type { SearchIndex } from '../domain/search/search.ts';
import type { Secrets } from '../domain/secrets.ts';
import type { Settings } from '../domain/settings/settings.ts';
import { finderOf, guardOf, peopleOf, pipelinesOf, type StoreSettings } from './pipelines.ts';
import { SecretsManagerSecrets } from './secretsmanager/secrets.ts';

export type Area = Pipelines & {
  readonly journal: Journal & History;
  readonly people: People;
  readonly index: Pick<SearchIndex, 'find'>;
  readonly guard: Guard;
  readonly secrets: Secrets;
};

export function areaOf(env: StoreSettings & { PEOPLE_TABLE: string; SECRET_ARN: string }, seeds: Settings): Area {
  const pipelines = pipelinesOf(env, seeds);
  return {
    ...pipelines,
    people: peopleOf(env, pipelines.clock),
    index: finderOf(env),
    guard: guardOf(env),
    secrets: SecretsManagerSecrets.at(env.SECRET_ARN),
  };
}
