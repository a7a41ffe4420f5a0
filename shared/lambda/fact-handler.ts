import middy from '@middy/core';
import * as z from 'zod';
import { Fact } from '../domain/facts/fact.ts';
import { lazily } from '../domain/lazily.ts';
import { log } from './log.ts';

type FactSpec<Env extends z.ZodType, Services> = {
  readonly env: Env;
  readonly services: (env: z.output<Env>) => Services;
  readonly run: (fact: Fact, services: Services) => Promise<void>;
};

const FactEvent = z.object({ detail: Fact() });

/**
 * The one shape of a function that a fact on the event bus calls. Errors are never caught here: Lambda tries twice more,
 * then the event goes to the function's dead letters.
 */
export function factHandler<Env extends z.ZodType, Services>(spec: FactSpec<Env, Services>) {
  const services = lazily(() => spec.services(spec.env.parse(process.env)));
  return middy().handler(async (event: unknown) => {
    const { detail } = FactEvent.parse(event);
    await spec.run(detail, services());
    log().info('done', { factId: detail.id, type: detail.type });
  });
}
