import middy from '@middy/core';
import type * as z from 'zod';
import { lazily } from '../domain/lazily.ts';
import { log } from './log.ts';

type TaskSpec<Env extends z.ZodType, Input extends z.ZodType, Output extends z.ZodType, Services> = {
  readonly env: Env;
  readonly input: Input;
  readonly output: Output;
  readonly services: (env: z.output<Env>) => Services;
  readonly run: (input: z.output<Input>, services: Services) => Promise<z.input<Output>>;
};

/**
 * The one shape of a Step Functions task, or of a function that a file's arrival calls: parse, run, parse, log. Errors are
 * never caught here: a thrown error only ever means "try again", and the caller does. Refusals are part of the output.
 */
export function taskHandler<Env extends z.ZodType, Input extends z.ZodType, Output extends z.ZodType, Services>(
  spec: TaskSpec<Env, Input, Output, Services>,
) {
  const services = lazily(() => spec.services(spec.env.parse(process.env)));
  return middy().handler(async (event: unknown) => {
    const input = spec.input.parse(event);
    const output = spec.output.parse(await spec.run(input, services()));
    log().info('done', { input, output });
    return output;
  });
}
