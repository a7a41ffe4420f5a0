import { Metrics, MetricUnit } from '@aws-lambda-powertools/metrics';
import middy from '@middy/core';
import type * as z from 'zod';
import { errorInWords } from '../domain/error-in-words.ts';
import { lazily } from '../domain/lazily.ts';
import type { Runs } from '../domain/operations/runs.ts';
import { log } from './log.ts';

/** What was done, in numbers and ids. `failed` counts the parts that were not. */
type Done = { readonly failed?: number } & Readonly<Record<string, unknown>>;

/** Where it notes its runs, so that people see whether it runs. */
export type Noting = { readonly runNotes: Runs };

type ScheduleSpec<Env extends z.ZodType, Input extends z.ZodType, Services extends Noting> = {
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
export function scheduleHandler<Env extends z.ZodType, Input extends z.ZodType, Services extends Noting>({
  env,
  input,
  services: build,
  run,
}: ScheduleSpec<Env, Input, Services>) {
  const services = lazily(() => build(env.parse(process.env)));
  return middy().handler(async (event: unknown) => {
    const { runNotes } = services();
    await runNotes.began();
    try {
      const done = await run(services(), input.parse(event));
      log().info('done', done);
      const counts = countsOf(done);
      publish(counts);
      if (done.failed !== undefined && done.failed > 0)
        throw new Error(`${String(done.failed)} failed; the line before says which`);
      await runNotes.ended({ ok: true, counts });
      return done;
    } catch (error) {
      await runNotes.ended({ ok: false, why: errorInWords(error) });
      throw error;
    }
  });
}

const metrics = lazily(() => new Metrics({ namespace: 'Voronka' }));

/** Every number of what was done. */
const countsOf = (done: Done): Readonly<Record<string, number>> =>
  Object.fromEntries(
    Object.entries(done).flatMap(([name, value]) => (typeof value === 'number' ? [[name, value] as const] : [])),
  );

/** Each as a metric of its name. */
function publish(counts: Readonly<Record<string, number>>): void {
  for (const [name, value] of Object.entries(counts)) metrics().addMetric(name, MetricUnit.Count, value);
  metrics().publishStoredMetrics();
}
