import { areaOf, type Area } from '../../../shared/adapters/area.ts';
import { sendingOf } from '../../../shared/adapters/delivering.ts';
import { adjustableClockOf } from '../../../shared/adapters/pipelines.ts';
import { executionsOf } from '../../../shared/adapters/stepfunctions/executions.ts';
import type { Executions, RunningPages } from '../../../shared/domain/executions.ts';
import type { Delivering } from '../../../shared/domain/webhooks/deliver.ts';
import type { Reach } from '../../../shared/domain/webhooks/target.ts';
import { seeds } from '../../../settings/seeds.ts';
import type { Env } from './environment.ts';

export type Services = Area &
  Delivering & {
    readonly executions: Executions & RunningPages;
    /** Where other systems may be told of facts. */
    readonly reach: Reach;
    /** Moves product time forward; only the local stages can. */
    readonly moveClock: ((to: string) => Promise<void>) | undefined;
  };

export function buildServices(env: Env): Services {
  const clock = adjustableClockOf(env);
  return {
    ...areaOf(env, seeds),
    ...sendingOf(env),
    reach: env.RECEIVERS,
    executions: executionsOf(env),
    moveClock: clock && ((to) => clock.moveTo(to)),
  };
}
