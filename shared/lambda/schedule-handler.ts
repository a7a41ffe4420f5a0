import middy from '@middy/core';
import type * as z from 'zod';
import { lazily } from './lazily.ts';
import { log } from './log.ts';

type ScheduleSpec<Env extends z.ZodType, Services> = {
  readonly env: Env;
  readonly services: (env: z.output<Env>) => Services;
  /** Does the work and says what it did, in numbers and ids. */
  readonly run: (services: Services) => Promise<Record<string, unknown>>;
};

/** The one shape of a scheduled function. What fails is tried again by the next run. */
export function scheduleHandler<Env extends z.ZodType, Services>({
  env,
  services: build,
  run,
}: ScheduleSpec<Env, Services>) {
  const services = lazily(() => build(env.parse(process.env)));
  return middy().handler(async () => {
    const done = await run(services());
    log().info('done', done);
    return done;
  });
}
