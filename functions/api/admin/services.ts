import { areaOf, type Area } from '../../../shared/adapters/area.ts';
import { adjustableClockOf } from '../../../shared/adapters/pipelines.ts';
import { executionsOf } from '../../../shared/adapters/stepfunctions/executions.ts';
import type { Executions, RunningPages } from '../../../shared/domain/executions.ts';
import { seeds } from '../../../settings/seeds.ts';
import type { Env } from './environment.ts';

export type Services = Area & {
  readonly executions: Executions & RunningPages;
  /** Moves product time forward; only the local stages can. */
  readonly moveClock: ((to: string) => Promise<void>) | undefined;
};

export function buildServices(env: Env): Services {
  const clock = adjustableClockOf(env);
  return { ...areaOf(env, seeds), executions: executionsOf(env), moveClock: clock && ((to) => clock.moveTo(to)) };
}
