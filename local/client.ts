import * as z from 'zod';
import { Problem } from './problem.ts';
import type { System } from './system.ts';

/** An answer of the API: the body is whatever JSON came. */
export type Answer = {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Readonly<Record<string, unknown>>;
};

export type Request = {
  /** Sent as JSON; a string goes as it is. */
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
};

/** Sends requests to a running system as one person, or as nobody. */
export type Client = (method: string, path: string, request?: Request) => Promise<Answer>;

const SignedIn = z.object({ AuthenticationResult: z.object({ AccessToken: z.string() }) });
const Body = z.record(z.string(), z.unknown());

/** A client without a sign-in: a form, a connector, the ERP. */
export const anonymous = ({ apiUrl }: Pick<System, 'apiUrl'>, headers: Record<string, string> = {}): Client => {
  return async (method, path, { body, headers: more } = {}) => {
    const response = await ask(`${apiUrl}${path}`, {
      method,
      headers: { ...(body !== undefined && { 'content-type': 'application/json' }), ...headers, ...more },
      ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    const text = await response.text();
    return { status: response.status, headers: response.headers, body: bodyOf(text) };
  };
};

/** @throws Problem when nothing answers there */
async function ask(url: string, request: RequestInit): Promise<Response> {
  try {
    return await fetch(url, request);
  } catch (error) {
    throw new Problem(`Nothing answers at ${url}. Is it running? npm start`, { cause: error });
  }
}

/** A client signed in with an access token of the pool. */
export async function signIn(system: System, email: string): Promise<Client> {
  const user = system.users.find((each) => each.email === email);
  if (!user)
    throw new Problem(`There is no sign-in ${email}; there are ${system.users.map((each) => each.email).join(', ')}.`);
  const response = await ask(system.endpoint, {
    method: 'POST',
    headers: {
      'content-type': 'application/x-amz-json-1.1',
      'x-amz-target': 'AWSCognitoIdentityProviderService.InitiateAuth',
    },
    body: JSON.stringify({
      AuthFlow: 'USER_PASSWORD_AUTH',
      ClientId: system.auth.clientId,
      AuthParameters: { USERNAME: user.email, PASSWORD: user.password },
    }),
  });
  const { AuthenticationResult } = SignedIn.parse(await response.json());
  return anonymous(system, { authorization: `Bearer ${AuthenticationResult.AccessToken}` });
}

/** A client signed in as the first person of a group. */
export function signInAs(system: System, group: string): Promise<Client> {
  const user = system.users.find((each) => each.group === group);
  if (!user) throw new Problem(`Nobody of the group ${group} has a sign-in.`);
  return signIn(system, user.email);
}

function bodyOf(text: string): Readonly<Record<string, unknown>> {
  try {
    return Body.parse(JSON.parse(text));
  } catch {
    return { text };
  }
}
