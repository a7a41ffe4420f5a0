import { hopTo } from '../../../../shared/domain/pipeline/hops.ts';
import { Problem } from '../../../../shared/domain/problem.ts';
import { apiRoute } from '../../../../shared/lambda/api-route.ts';
import { Env } from '../environment.ts';
import { buildServices, type Services } from '../services.ts';
import { Input, Output, route } from './contract.ts';

const callMs = 20_000; // an HTTP API waits 30 s for its function

/** Moves the clock in hops: to each alarm on the way, waiting until what it rang has settled. */
export async function moveClock({ to }: Input, services: Services) {
  const { movingClock: clock } = services;
  if (!clock) throw new Problem({ status: 403, code: 'clock-fixed', detail: 'this stage runs on real time' });
  const ends = Date.now() + callMs;
  return hopTo(to, {
    ...services,
    clock,
    moveClock: (instant) => clock.moveTo(instant),
    isTimeUp: () => Date.now() > ends,
    pause: () => new Promise((resolve) => setTimeout(resolve, 25)),
  });
}

export const moveClockRoute = apiRoute({
  route,
  env: Env,
  input: Input,
  output: Output,
  services: buildServices,
  run: moveClock,
});
