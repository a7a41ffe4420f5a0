import { indexOf, peopleOf, pipelinesOf } from '../../../shared/adapters/pipelines.ts';
import type { Indexing } from '../../../shared/domain/search/index-record.ts';
import { seeds } from '../../../settings/seeds.ts';
import type { Env } from './contract.ts';

export function buildServices(env: Env): Indexing {
  const { records, clock } = pipelinesOf(env, seeds);
  return { records, people: peopleOf(env, clock), index: indexOf(env) };
}
