import type { Group } from '../domain/people/actor.ts';

/** Who may call a route: anybody, another system that signs, or staff of some groups. */
export type Access =
  | { readonly kind: 'public' }
  | { readonly kind: 'signed' }
  | { readonly kind: 'staff'; readonly groups: readonly Group[] };

/** A route of the HTTP API. `path` names its parameters in braces. */
export type RouteContract = {
  readonly method: 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE';
  readonly path: string;
  readonly access: Access;
  readonly summary: string;
  /**
   * It creates something, and takes effect once: with the same `Idempotency-Key` within a day, and where it is not `by-key`
   * alone also without one shortly after. A file that is announced twice may well be two.
   */
  readonly once?: 'always' | 'by-key';
};

export const routeKeyOf = ({ method, path }: Pick<RouteContract, 'method' | 'path'>): string => `${method} ${path}`;
