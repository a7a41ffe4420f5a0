import { peopleOf, pipelinesOf, runsOf } from '../../../shared/adapters/pipelines.ts';
import type { Sweeping } from '../../../shared/domain/people/sweep.ts';
import { seeds } from '../../../settings/seeds.ts';
import type { Noting } from '../../../shared/lambda/schedule-handler.ts';
import type { Env } from './contract.ts';

export function buildServices(env: Env): Sweeping & Noting {
  const { journal, clock } = pipelinesOf(env, seeds);
  return { journal, clock, people: peopleOf(env, clock), runNotes: runsOf(env).of('schedule/sweep-people') };
}
