import type { AdjustableClock } from '../../../shared/adapters/dynamodb/clock.ts';
import { areaOf, type Area } from '../../../shared/adapters/area.ts';
import { adjustableClockOf } from '../../../shared/adapters/pipelines.ts';
import { executionsOf } from '../../../shared/adapters/stepfunctions/executions.ts';
import type { Executions } from '../../../shared/domain/executions.ts';
import { seeds } from '../../../settings/seeds.ts';
import type { Env } from './environment.ts';

export type Services = Area & {
  readonly executions: Executions;
  /** Product time that can be moved, and moves during a call; only the local stages have it. */
  readonly movingClock: AdjustableClock | undefined;
};

export const buildServices = (env: Env): Services => ({
  ...areaOf(env, seeds),
  executions: executionsOf(env),
  movingClock: adjustableClockOf(env),
});
