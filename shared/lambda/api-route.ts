import type * as z from 'zod';
import type { Clock } from '../domain/clock.ts';
import type { Actor } from '../domain/people/actor.ts';
import { lazily } from '../domain/lazily.ts';
import { standingIn } from '../domain/people/stand-in.ts';
import type { Policies } from '../domain/settings/policy.ts';
import { parseRequest } from './parse-request.ts';
import type { RouteContract } from './route-contract.ts';

/** What a request brings beside its parsed input. */
export type Call = {
  readonly by: Actor;
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly contentType: string;
  /** As it came, decoded to text. */
  readonly rawBody: string;
  readonly sourceIp: string;
};

/** An answer that is not plain 200 JSON. */
export class Reply<Body> {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Body;
  /** The body is bytes, written in base64. */
  readonly isBase64: boolean;

  constructor(
    body: Body,
    {
      status = 200,
      headers = {},
      isBase64 = false,
    }: { status?: number; headers?: Readonly<Record<string, string>>; isBase64?: boolean } = {},
  ) {
    this.body = body;
    this.status = status;
    this.headers = headers;
    this.isBase64 = isBase64;
  }
}

/** What tells who stands in for whom today. */
export type Telling = { readonly clock: Clock; readonly policies: Policies };

export type RouteSpec<
  Env extends z.ZodType,
  Input extends z.ZodType,
  Output extends z.ZodType,
  Services extends Telling,
> = {
  readonly route: RouteContract;
  readonly env: Env;
  /** Built for the first request: an area has some dozens, and a cold start would wait for all of them. */
  readonly input: () => Input;
  readonly output: () => Output;
  readonly services: (env: z.output<Env>) => Services;
  readonly run: (
    input: z.output<Input>,
    services: Services,
    call: Call,
  ) => Promise<z.input<Output> | Reply<z.input<Output>>>;
};

export type Served = {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: unknown;
  readonly isBase64?: boolean;
};

/** A route with its types closed over: what a handler gathers. */
export type ApiRoute = {
  readonly route: RouteContract;
  /** Routes of one area share what is built from the same environment. */
  readonly serve: (input: Readonly<Record<string, unknown>>, call: Call) => Promise<Served>;
};

const built = new WeakMap<object, unknown>(); // one set of services per builder, made on first use

function servicesOf<Env extends z.ZodType, Services>(build: (env: z.output<Env>) => Services, env: Env): Services {
  if (!built.has(build)) built.set(build, build(env.parse(process.env)));
  return built.get(build) as Services; // put there by this very builder
}

/** The services of one request, which has one instant and reads the settings of an instant once. */
function atOneInstant<Services extends Telling>(services: Services): Services {
  const { clock, policies } = services;
  const now = lazily(() => clock.now());
  const read = new Map<string, ReturnType<Policies['at']>>();
  const at: Policies['at'] = (instant) => {
    const policy = read.get(instant) ?? policies.at(instant);
    read.set(instant, policy);
    return policy;
  };
  return { ...services, clock: { now }, policies: { at } };
}

/** A caller of the staff, with whom they stand in for. */
async function standingNow(by: Actor, { clock, policies }: Telling): Promise<Actor> {
  if (by.kind !== 'staff') return by;
  const at = await clock.now();
  return standingIn(by, await policies.at(at), at);
}

/** Declares a route: its contract and its use case. Parsing, both ways, and who stands in for whom, is done around it. */
export function apiRoute<
  Env extends z.ZodType,
  Input extends z.ZodType,
  Output extends z.ZodType,
  Services extends Telling,
>(spec: RouteSpec<Env, Input, Output, Services>): ApiRoute {
  return {
    route: spec.route,
    serve: async (raw, call) => {
      const input = parseRequest(spec.input(), raw);
      const services = atOneInstant(servicesOf(spec.services, spec.env));
      const result = await spec.run(input, services, { ...call, by: await standingNow(call.by, services) });
      const { status, headers, body, isBase64 } = result instanceof Reply ? result : new Reply(result);
      const checked = spec.output().safeParse(body);
      if (!checked.success)
        throw new Error(`${spec.route.path} answers what its contract does not allow: ${checked.error.message}`, {
          cause: checked.error,
        });
      return { status, headers, body: checked.data, ...(isBase64 && { isBase64 }) };
    },
  };
}
