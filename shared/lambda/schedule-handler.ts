import { Metrics, MetricUnit } from '@aws-lambda-powertools/metrics';
import middy from '@middy/core';
import type * as z from 'zod';
import { lazily } from './lazily.ts';
import { log } from './log.ts';

type ScheduleSpec<Env extends z.ZodType, Input extends z.ZodType, Services> = {
  readonly env: Env;
  /** What a call by hand may ask for; the schedule's own event asks for nothing. */
  readonly input: Input;
  readonly services: (env: z.output<Env>) => Services;
  /** Does the work and says what it did, in numbers and ids. */
  readonly run: (services: Services, input: z.output<Input>) => Promise<Record<string, unknown>>;
};

/** The one shape of a scheduled function. What fails is tried again by the next run. */
export function scheduleHandler<Env extends z.ZodType, Input extends z.ZodType, Services>({
  env,
  input,
  services: build,
  run,
}: ScheduleSpec<Env, Input, Services>) {
  const services = lazily(() => build(env.parse(process.env)));
  return middy().handler(async (event: unknown) => {
    const done = await run(services(), input.parse(event));
    log().info('done', done);
    count(done);
    return done;
  });
}

const metrics = lazily(() => new Metrics({ namespace: 'Voronka' }));

/** Every number of what was done, as a metric of its name. */
function count(done: Record<string, unknown>): void {
  for (const [name, value] of Object.entries(done))
    if (typeof value === 'number') metrics().addMetric(name, MetricUnit.Count, value);
  metrics().publishStoredMetrics();
}
