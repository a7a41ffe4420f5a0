import { Metrics, MetricUnit } from '@aws-lambda-powertools/metrics';
import middy from '@middy/core';
import type * as z from 'zod';
import { lazily } from '../domain/lazily.ts';
import { log } from './log.ts';

/** What was done, in numbers and ids. `failed` counts the parts that were not. */
type Done = { readonly failed?: number } & Readonly<Record<string, unknown>>;

type ScheduleSpec<Env extends z.ZodType, Input extends z.ZodType, Services> = {
  readonly env: Env;
  /** What a call by hand may ask for; the schedule's own event asks for nothing. */
  readonly input: Input;
  readonly services: (env: z.output<Env>) => Services;
  readonly run: (services: Services, input: z.output<Input>) => Promise<Done>;
};

/**
 * The one shape of a scheduled function. What fails is tried again by the next run; a run of which a part failed tells what
 * it did, and fails.
 */
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
    if (done.failed !== undefined && done.failed > 0)
      throw new Error(`${String(done.failed)} failed; the line before says which`);
    return done;
  });
}

const metrics = lazily(() => new Metrics({ namespace: 'Voronka' }));

/** Every number of what was done, as a metric of its name. */
function count(done: Done): void {
  for (const [name, value] of Object.entries(done))
    if (typeof value === 'number') metrics().addMetric(name, MetricUnit.Count, value);
  metrics().publishStoredMetrics();
}
