import middy from '@middy/core';
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import { Problem } from '../domain/problem.ts';
import type { ApiRoute, Served } from './api-route.ts';
import { log } from './log.ts';
import { ourMistake, problemAnswer } from './problem-document.ts';
import { callOf, inputOf } from './request.ts';
import { routeKeyOf } from './route-contract.ts';

/**
 * One function for the routes of an area. It alone turns errors into problem documents, and writes one line per call.
 */
export function apiHandler(routes: readonly ApiRoute[]) {
  const byKey = new Map(routes.map((route) => [routeKeyOf(route.route), route]));
  return middy<APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2>().handler(async (event) => {
    const started = performance.now();
    const { requestId } = event.requestContext;
    const { status, headers, body, isBase64 = false } = await answer(byKey.get(event.routeKey), event);
    log().info('served', { route: event.routeKey, status, ms: Math.round(performance.now() - started), requestId });
    return {
      statusCode: status,
      headers: {
        'content-type': 'application/json',
        'cache-control': 'no-store',
        'x-request-id': requestId,
        ...(byKey.get(event.routeKey)?.route.access.kind === 'public' && fromAnywhere),
        ...headers,
      },
      body: typeof body === 'string' ? body : JSON.stringify(body),
      ...(isBase64 && { isBase64Encoded: true }),
    };
  });
}

/** Forms are on sites of other origins. What they are answered tells nobody anything, and carries no sign-in. */
const fromAnywhere = { 'access-control-allow-origin': '*' };
const mayBeAsked: Served = {
  status: 204,
  headers: {
    ...fromAnywhere,
    'access-control-allow-methods': 'GET, POST',
    'access-control-allow-headers': 'content-type, idempotency-key',
    'access-control-max-age': '86400',
  },
  body: '',
};

/** The route that the HTTP API takes when no other fits. */
const anyOther = '$default';
const noSuchRoute = {
  status: 404,
  code: 'no-such-route',
  detail: 'there is no such route; docs/openapi.json lists those there are',
} as const;

async function answer(route: ApiRoute | undefined, event: APIGatewayProxyEventV2): Promise<Served> {
  try {
    if (event.routeKey === anyOther && event.requestContext.http.method === 'OPTIONS') return mayBeAsked;
    if (event.routeKey === anyOther) throw new Problem(noSuchRoute);
    if (!route) throw new Error(`no route ${event.routeKey} in this function`);
    const call = callOf(event, route.route);
    return await route.serve(inputOf(event, route.route, call), call);
  } catch (error) {
    const problem = problemAnswer(error);
    if (!problem) log().error('our mistake', { error, route: event.routeKey });
    return problem ?? ourMistake(event.requestContext.requestId);
  }
}
