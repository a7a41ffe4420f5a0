/** An HTTP API event as the input of a route and the call around it. */
import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import * as z from 'zod';
import { type Actor, type Group, groups } from '../domain/people/actor.ts';
import { Problem } from '../domain/problem.ts';
import type { Call } from './api-route.ts';
import type { Access, RouteContract } from './route-contract.ts';

const Claims = z.object({
  username: z.string().min(1),
  'cognito:groups': z.union([z.string(), z.array(z.string())]).default(''),
});
const Authorized = z.object({
  requestContext: z.object({ authorizer: z.object({ jwt: z.object({ claims: Claims }) }) }),
});

/** Groups come as the string "[manager head]" through the HTTP API. */
const groupsOf = (claim: string | readonly string[]): Group[] => {
  const names = typeof claim === 'string' ? claim.replace(/^\[|\]$/g, '').split(/[\s,]+/) : claim;
  return groups.filter((group) => names.includes(group));
};

function actorOf(event: APIGatewayProxyEventV2, access: Access): Actor {
  if (access.kind === 'public') return { kind: 'public' };
  if (access.kind === 'signed') return { kind: 'erp', id: 'signed' };
  const parsed = Authorized.safeParse(event);
  if (!parsed.success)
    throw new Problem({
      status: 401,
      code: 'not-signed-in',
      detail: 'this needs an access token of a signed-in person',
    });
  const { username, 'cognito:groups': claim } = parsed.data.requestContext.authorizer.jwt.claims;
  const by: Actor = { kind: 'staff', id: username, groups: groupsOf(claim) };
  if (!access.groups.some((group) => by.groups.includes(group)))
    throw new Problem({
      status: 403,
      code: 'not-your-group',
      detail: `this is for ${access.groups.join(', ')}; you are ${by.groups.join(', ') || 'in no group'}`,
    });
  return by;
}

const publicBytes = 16 * 1024;

/** UTF-8; what is not is read as Windows-1251, in which old Russian forms still write. */
function textOf(bytes: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1251').decode(bytes);
  }
}

function bodyOf({ body = '', isBase64Encoded }: APIGatewayProxyEventV2, { kind }: Access): string {
  const text = isBase64Encoded ? textOf(Buffer.from(body, 'base64')) : body;
  if (kind === 'public' && Buffer.byteLength(text) > publicBytes)
    throw new Problem({
      status: 413,
      code: 'too-large',
      detail: `the body has ${String(Buffer.byteLength(text))} bytes; ${String(publicBytes)} are allowed`,
    });
  return text;
}

/** The call: who asks, and the body as it came. */
export function callOf(event: APIGatewayProxyEventV2, { access }: RouteContract): Call {
  const rawBody = bodyOf(event, access);
  const { headers } = event;
  return {
    by: actorOf(event, access),
    headers,
    rawBody,
    contentType: headers['content-type'] ?? '',
    sourceIp: event.requestContext.http.sourceIp,
  };
}

/** The input: the body's fields, the query's and the path's. Public and signed routes read the raw body themselves. */
export function inputOf(
  event: APIGatewayProxyEventV2,
  { access, method }: RouteContract,
  { rawBody }: Call,
): Record<string, unknown> {
  const outside = { ...event.queryStringParameters, ...event.pathParameters };
  if (method === 'GET' || access.kind !== 'staff' || rawBody === '') return outside;
  const body = jsonOf(rawBody);
  const clash = Object.keys(outside).find((name) => name in body);
  if (clash !== undefined)
    throw new Problem({ status: 400, code: 'malformed', detail: `${clash} stands in the body and in the address` });
  return { ...body, ...outside };
}

function jsonOf(text: string): Record<string, unknown> {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    throw new Problem({ status: 400, code: 'malformed', detail: 'the body is not JSON' }, { cause: error });
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new Problem({ status: 400, code: 'malformed', detail: 'the body must be a JSON object' });
  return value as Record<string, unknown>; // an object, checked above
}
