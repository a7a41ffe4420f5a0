import { deliveringOf } from '../../../shared/adapters/delivering.ts';
import { runsOf } from '../../../shared/adapters/pipelines.ts';
import { type Due, deliverDue } from '../../../shared/domain/webhooks/deliver-due.ts';
import { log } from '../../../shared/lambda/log.ts';
import { seeds } from '../../../settings/seeds.ts';
import type { Noting } from '../../../shared/lambda/schedule-handler.ts';
import type { Env } from './contract.ts';

export type Services = Omit<Due, 'isTimeUp'> & Noting;

export const buildServices = (env: Env): Services => ({
  ...deliveringOf(env, seeds),
  runNotes: runsOf(env).of('schedule/deliver-due'),
  told: (failure) => {
    log().error('not delivered', failure);
  },
});

/** A run begins nothing new after so long: the last attempts take ten seconds, and the next run comes a minute after this one. */
const runMs = 45_000;

/** One run, from now on. */
export function runOnce(services: Services): ReturnType<typeof deliverDue> {
  const began = Date.now();
  return deliverDue({ ...services, isTimeUp: () => Date.now() - began > runMs });
}
