import { indexOf, peopleOf, pipelinesOf } from '../../../shared/adapters/pipelines.ts';
import type { indexAndFlag } from '../../../shared/domain/duplicates/index-and-flag.ts';
import { seeds } from '../../../settings/seeds.ts';
import type { Env } from './contract.ts';

export type Services = Parameters<typeof indexAndFlag>[1];

export function buildServices(env: Env): Services {
  const pipelines = pipelinesOf(env, seeds);
  return { ...pipelines, people: peopleOf(env, pipelines.clock), index: indexOf(env) };
}
