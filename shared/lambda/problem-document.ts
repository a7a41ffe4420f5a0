import { Problem } from '../domain/problem.ts';
import { AlreadyDone, Busy, KeyReused, TooLarge } from '../domain/records/errors.ts';

const titles: Readonly<Record<number, string>> = {
  400: 'Malformed request',
  401: 'Not signed in',
  403: 'Not allowed',
  404: 'Not found',
  409: 'Decided otherwise meanwhile',
  410: 'Gone',
  413: 'Too large',
  422: 'Refused by a rule',
  429: 'Too many requests',
  500: 'Our mistake',
  503: 'Busy',
};

export type ProblemAnswer = {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Readonly<Record<string, unknown>>;
};

const answer = (
  status: number,
  code: string,
  detail: string,
  extra: Record<string, unknown> = {},
  headers: Record<string, string> = {},
): ProblemAnswer => ({
  status,
  headers: { ...headers, 'content-type': 'application/problem+json' },
  body: { type: 'about:blank', title: titles[status] ?? 'Problem', status, code, detail, ...extra },
});

/** An error as a problem document (RFC 9457); nothing for one that is our mistake. */
export function problemAnswer(error: unknown): ProblemAnswer | undefined {
  if (error instanceof Problem) {
    const { status, code, detail, extra, retryAfterSeconds } = error.details;
    return answer(
      status,
      code,
      detail,
      { ...extra },
      retryAfterSeconds === undefined ? {} : { 'retry-after': String(retryAfterSeconds) },
    );
  }
  if (error instanceof KeyReused) return answer(422, 'idempotency-key-reused', error.message);
  if (error instanceof TooLarge) return answer(413, 'too-large', error.message);
  if (error instanceof Busy) return answer(503, 'busy', 'the store is busy; send it again', {}, { 'retry-after': '2' });
  if (error instanceof AlreadyDone) return answer(409, 'already-done', error.message);
  return undefined;
}

export const ourMistake = (requestId: string): ProblemAnswer =>
  answer(500, 'internal', `something went wrong on our side; the request is ${requestId}`);
