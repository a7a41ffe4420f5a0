/** Routes that create something: a second click, or a client that got no answer and asks again, makes no second one. */
import type * as z from 'zod';
import { byOf } from '../domain/people/by.ts';
import { Problem } from '../domain/problem.ts';
import { AlreadyDone } from '../domain/records/errors.ts';
import type { RecordKind, Records } from '../domain/records/records.ts';
import { Made, type Mark } from '../domain/records/request.ts';
import type { Secrets } from '../domain/secrets.ts';
import { type ApiRoute, apiRoute, type Call, Reply, type RouteSpec, type Telling } from './api-route.ts';
import { inOneSpelling, keyGiven, replayedHeader } from './idempotency.ts';
import { type RouteContract, routeKeyOf } from './route-contract.ts';

/** How long the same from the same person is a second click, where no key says that it is meant. */
const clickSeconds = 10;

type Repeating = Telling & {
  readonly records: Pick<Records, 'answered'>;
  readonly secrets: Pick<Secrets, 'hash'>;
};

/** What the request made or changed when it came first. */
export type Before = {
  readonly made: Made;
  /** Of the record of a kind that it is sure to have made or changed. */
  readonly id: (kind: RecordKind) => string;
};

type OnceSpec<
  Env extends z.ZodType,
  Input extends z.ZodType,
  Output extends z.ZodType,
  Services extends Repeating,
> = RouteSpec<Env, Input, Output, Services> & {
  readonly route: RouteContract & Required<Pick<RouteContract, 'once'>>;
  /** Shows what the request made before, as its first answer did. */
  readonly again: (before: Before, services: Services, call: Call) => Promise<z.input<Output> | Reply<z.input<Output>>>;
};

/**
 * Declares a route whose request takes effect once: with the key its sender gave it within a day, without one for a second
 * click. Come again, it gets what it made, as that is by now.
 */
export function onceRoute<
  Env extends z.ZodType,
  Input extends z.ZodType,
  Output extends z.ZodType,
  Services extends Repeating,
>(spec: OnceSpec<Env, Input, Output, Services>): ApiRoute {
  return apiRoute({
    ...spec,
    run: async (input, services, call) => {
      const { records, secrets } = services;
      const request = await markOf(spec.route, input, call, secrets);
      if (!request) return spec.run(input, services, call);
      const before = await records.answered(request);
      if (before) return replayed(() => spec.again(beforeIn(before.answer), services, call));
      try {
        return await spec.run(input, { ...services, request }, call);
      } catch (error) {
        const meanwhile = isRefusal(error) ? await records.answered(request) : undefined;
        if (!meanwhile) throw error;
        return replayed(() => spec.again(beforeIn(meanwhile.answer), services, call));
      }
    },
  });
}

/** A rival that came first may be the very same request, sent twice at once. */
const isRefusal = (error: unknown): boolean => error instanceof AlreadyDone || error instanceof Problem;

async function markOf(
  route: RouteContract,
  input: unknown,
  call: Call,
  secrets: Repeating['secrets'],
): Promise<Mark | undefined> {
  const given = keyGiven(call);
  if (given === undefined && route.once === 'by-key') return undefined;
  const { kind, id = kind } = byOf(call.by);
  const fingerprint = await secrets.hash('fingerprint', `${id}\n${routeKeyOf(route)}\n${inOneSpelling(input)}`);
  return given === undefined
    ? { key: `by/${id}/body/${fingerprint}`, fingerprint, seconds: clickSeconds }
    : { key: `by/${id}/key/${given}`, fingerprint };
}

function beforeIn(answer: unknown): Before {
  const made = Made().parse(answer);
  const id = (kind: RecordKind): string => {
    const { [kind]: one } = made;
    if (!one) throw new Error(`the request made no ${kind}`);
    return one.id;
  };
  return { made, id };
}

async function replayed<Body>(again: () => Promise<Body | Reply<Body>>): Promise<Reply<Body>> {
  try {
    const result = await again();
    const { status, headers, body } = result instanceof Reply ? result : new Reply(result);
    return new Reply(body, { status, headers: { ...headers, ...replayedHeader } });
  } catch (error) {
    if (!(error instanceof Problem) || error.details.status !== 404) throw error;
    const detail = `${error.details.detail}: this request made it, and it is gone by now; send another Idempotency-Key`;
    throw new Problem({ status: 409, code: 'already-done', detail }, { cause: error });
  }
}
