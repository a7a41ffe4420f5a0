import middy from '@middy/core';
import type { DynamoDBStreamEvent } from 'aws-lambda';
import * as z from 'zod';
import { errorInWords } from '../domain/error-in-words.ts';
import type { Fact } from '../domain/facts/fact.ts';
import { NotYetVisible } from '../domain/records/errors.ts';
import { Poison } from '../domain/poison.ts';
import { lazily } from '../domain/lazily.ts';
import { log } from './log.ts';

/** Where a consumer puts what it cannot digest: ids and reasons, never contents. */
export type DeadLetters = { send: (letter: { factId: string; reason: string }) => Promise<void> };

type StreamSpec<Env extends z.ZodType, Services extends { readonly deadLetters: DeadLetters }> = {
  readonly env: Env;
  readonly services: (env: z.output<Env>) => Services;
  readonly parse: (image: unknown) => Fact;
  readonly run: (fact: Fact, services: Services) => Promise<void>;
};

/** For all of a batch together: its function must end before its time does, whatever fails. */
const patienceMs = 5000;
const isPoison = (error: unknown): boolean => error instanceof Poison || error instanceof z.ZodError;
/** A record that is not where its fact says 5 s after the batch came never will be: its shard must not wait for it. */
const isHopeless = (error: unknown): boolean => isPoison(error) || error instanceof NotYetVisible;

/**
 * The one shape of a consumer of the journal. A failure is tried again until 5 s after the batch came, then thrown, so
 * that the batch comes again; a fact that cannot be read, is poison, or whose record never shows up, goes to the consumer's own dead letters.
 */
export function streamHandler<Env extends z.ZodType, Services extends { readonly deadLetters: DeadLetters }>(
  spec: StreamSpec<Env, Services>,
) {
  const services = lazily(() => spec.services(spec.env.parse(process.env)));
  return middy<DynamoDBStreamEvent>().handler(async ({ Records }) => {
    const patientUntil = Date.now() + patienceMs;
    for (const { dynamodb } of Records) {
      if (dynamodb?.NewImage) await digest(dynamodb.NewImage, services(), { ...spec, patientUntil });
    }
    log().info('digested', { facts: Records.length });
  });
}

type Digesting<Services> = Pick<
  StreamSpec<z.ZodType, Services & { readonly deadLetters: DeadLetters }>,
  'parse' | 'run'
> & { readonly patientUntil: number };

async function digest<Services extends { readonly deadLetters: DeadLetters }>(
  image: unknown,
  services: Services,
  { parse, run, patientUntil }: Digesting<Services>,
): Promise<void> {
  try {
    const fact = parse(image);
    await patiently(() => run(fact, services), patientUntil);
  } catch (error) {
    if (!isHopeless(error)) throw error;
    const reason = errorInWords(error);
    const letter = { factId: idOf(image), reason };
    log().error('poison', letter);
    await services.deadLetters.send(letter);
  }
}

const ImageId = z.object({ id: z.object({ S: z.string() }) });
const idOf = (image: unknown): string => ImageId.safeParse(image).data?.id.S ?? 'unreadable';

async function patiently(work: () => Promise<void>, until: number): Promise<void> {
  for (let attempt = 0; ; attempt += 1) {
    try {
      await work();
      return;
    } catch (error) {
      if (isPoison(error) || Date.now() > until) throw error;
      await new Promise((resolve) => setTimeout(resolve, Math.random() * Math.min(1000, 50 * 2 ** attempt)));
    }
  }
}
