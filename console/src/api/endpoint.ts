/** The API as the console calls it: every call is typed by the contract of its route, of which only the types are imported. */
import type * as z from 'zod';
import { send } from './send.ts';

type Contract = {
  readonly route: { readonly method: string; readonly path: string };
  readonly Input: () => z.ZodType;
  readonly Output: () => z.ZodType;
};

/** What is asked of a route. */
export type Asked<C extends Contract> = z.input<ReturnType<C['Input']>>;
/** What a route answers. */
export type Answered<C extends Contract> = z.output<ReturnType<C['Output']>>;

export type Options = {
  readonly signal?: AbortSignal | undefined;
  /** Sent again under the same key, a change happens once. */
  readonly idempotencyKey?: string;
};
export type Endpoint<C extends Contract> = (asked: Asked<C>, options?: Options) => Promise<Answered<C>>;

/**
 * A route of the API as a function: what the path names goes into it, the rest into the query or the body.
 *
 * @example const showLead = endpoint<typeof ShowLead>('GET', '/leads/{id}');
 * @throws ApiProblem, Offline, SignedOut
 */
export const endpoint =
  <C extends Contract>(method: C['route']['method'], path: C['route']['path']): Endpoint<C> =>
  (asked, options = {}) =>
    send(requestOf(method, path, asked as Readonly<Record<string, unknown>>), options) as Promise<Answered<C>>; // the server checks its answers by the same contract

/** A request without its sign-in. */
export type Request = { readonly method: string; readonly url: string; readonly body?: unknown };

/** Divides what is asked between path, query and body. */
export function requestOf(method: string, path: string, asked: Readonly<Record<string, unknown>>): Request {
  const named = [...path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name);
  const url = path.replaceAll(/\{(\w+)\}/g, (_whole, name: string) => encodeURIComponent(String(asked[name])));
  const rest = Object.entries(asked).filter(([name, value]) => !named.includes(name) && value !== undefined);
  if (method !== 'GET' && method !== 'DELETE') return { method, url, body: Object.fromEntries(rest) };
  const query = new URLSearchParams(rest.map(([name, value]) => [name, String(value)]));
  return { method, url: query.size === 0 ? url : `${url}?${query.toString()}` };
}
