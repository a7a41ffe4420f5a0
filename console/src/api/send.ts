import i18next from 'i18next';
import type { Options, Request } from './endpoint.ts';
import { ApiProblem, Offline, type ProblemDocument, SignedOut } from './problem.ts';
import type { Session } from './session.ts';

const prefix = '/api';
let session: Session | undefined;

/** Says whose sign-in requests carry from now on. */
export const sendAs = (signedIn: Session): void => {
  session = signedIn;
};

/**
 * Sends one request as whoever is signed in. A token that the API no longer takes is renewed, and the request sent once more.
 *
 * @throws ApiProblem, Offline, SignedOut
 */
export async function send(request: Request, options: Options): Promise<unknown> {
  const answer = await answerTo(request, options, 'application/json');
  return answer.status === 204 ? undefined : ((await answer.json()) as unknown);
}

/** The same, for an answer that is a file. */
export const download = async (url: string, accept: string): Promise<Blob> =>
  (await answerTo({ method: 'GET', url }, {}, accept)).blob();

async function answerTo(request: Request, options: Options, accept: string): Promise<Response> {
  const first = await attempt(request, options, accept, await session?.token());
  const answer = first.status === 401 ? await attempt(request, options, accept, await session?.renew()) : first;
  if (answer.status === 401) throw new SignedOut('the sign-in is over');
  if (!answer.ok) {
    const [problem] = await Promise.all([problemIn(answer), i18next.loadNamespaces('problems')]); // its words are many, and most visits meet none
    throw new ApiProblem(problem);
  }
  return answer;
}

async function attempt(
  { method, url, body }: Request,
  { signal, idempotencyKey }: Options,
  accept: string,
  token: string | undefined,
): Promise<Response> {
  if (token === undefined) throw new SignedOut('nobody is signed in');
  try {
    return await fetch(`${prefix}${url}`, {
      method,
      headers: { accept, authorization: `Bearer ${token}`, ...headersOf(body, idempotencyKey) },
      body: body === undefined ? null : JSON.stringify(body),
      signal: signal ?? null,
    });
  } catch (error) {
    if (signal?.aborted) throw error;
    throw new Offline(`${method} ${url} was not answered`, { cause: error });
  }
}

const headersOf = (body: unknown, idempotencyKey: string | undefined): Record<string, string> => ({
  ...(body !== undefined && { 'content-type': 'application/json' }),
  ...(idempotencyKey !== undefined && { 'idempotency-key': idempotencyKey }),
});

async function problemIn(answer: Response): Promise<ProblemDocument> {
  try {
    return (await answer.json()) as ProblemDocument;
  } catch {
    return { status: answer.status, code: 'unreadable', detail: `the answer was ${String(answer.status)}` };
  }
}
