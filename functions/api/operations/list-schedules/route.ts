import { healthOf, type LastRun } from '../../../../shared/domain/operations/runs.ts';
import { present } from '../../../../shared/domain/present.ts';
import { apiRoute } from '../../../../shared/lambda/api-route.ts';
import { Env } from '../environment.ts';
import { buildServices, type Services } from '../services.ts';
import { Input, Output, route } from './contract.ts';

async function listSchedules(_input: object, { schedules, lastRuns, wallNow }: Services) {
  const runs = await lastRuns.last(schedules.map(({ name }) => name));
  return {
    items: schedules.map(({ name, everySeconds }) => {
      const run = runs.get(name);
      return { name, everySeconds, health: healthOf(run, everySeconds, wallNow()), ...told(run) };
    }),
  };
}

const told = ({ startedAt, endedAt, end }: Partial<LastRun> = {}) =>
  present({
    startedAt,
    endedAt,
    counts: end?.ok === true ? end.counts : undefined,
    why: end?.ok === false ? end.why : undefined,
  });

export const listSchedulesRoute = apiRoute({
  route,
  env: Env,
  input: Input,
  output: Output,
  services: buildServices,
  run: listSchedules,
});
