import type { APIGatewayProxyEventV2 } from 'aws-lambda';

type Asked = {
  readonly routeKey: string;
  /** Of a request that fits no route. @default - the one of the route */
  readonly method?: string;
  readonly body?: string;
  readonly isBase64Encoded?: boolean;
  readonly headers?: Record<string, string>;
  readonly query?: Record<string, string>;
  readonly path?: Record<string, string>;
  /** The claims of the access token, as the HTTP API passes them on. */
  readonly claims?: Record<string, unknown>;
};

/** A request as the HTTP API gives it to a function. */
export function httpEvent({
  routeKey,
  method: asked,
  body,
  isBase64Encoded = false,
  headers = {},
  query,
  path,
  claims,
}: Asked): APIGatewayProxyEventV2 {
  const [ofRoute, rawPath] = routeKey.split(' ') as [string, string]; // a method and a path
  const method = asked ?? ofRoute;
  const requestContext = {
    accountId: '000000000000',
    apiId: 'a1b2c3d4',
    domainName: 'api.example',
    domainPrefix: 'api',
    http: { method, path: rawPath, protocol: 'HTTP/1.1', sourceIp: '203.0.113.7', userAgent: 'a browser' },
    requestId: 'request-1',
    routeKey,
    stage: '$default',
    time: '02/Mar/2026:07:00:00 +0000',
    timeEpoch: 1_772_434_800_000,
    ...(claims && { authorizer: { jwt: { claims, scopes: null } } }),
  };
  return {
    version: '2.0',
    routeKey,
    rawPath,
    rawQueryString: new URLSearchParams(query).toString(),
    headers,
    requestContext,
    isBase64Encoded,
    ...(body !== undefined && { body }),
    ...(query && { queryStringParameters: query }),
    ...(path && { pathParameters: path }),
  };
}

/** The claims of a signed-in person, with the groups in the form they arrive in. */
export const signedIn = (groups: unknown = '[manager]'): Record<string, unknown> => ({
  username: '00000000-0000-7000-8000-000000000101',
  'cognito:groups': groups,
});
