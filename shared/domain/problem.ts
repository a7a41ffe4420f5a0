export type ProblemStatus = 400 | 401 | 403 | 404 | 409 | 410 | 413 | 422 | 429 | 503;

export type ProblemDetails = {
  readonly status: ProblemStatus;
  /** Stable: scripts and screens match on it. */
  readonly code: string;
  /** One sentence for a person: what was wrong, the value, what is allowed. */
  readonly detail: string;
  /** Further members of the problem document, for example `missing` or `winner`. */
  readonly extra?: Readonly<Record<string, unknown>>;
  readonly retryAfterSeconds?: number;
};

/** A request that cannot be answered as asked. The API wrapper alone turns it into a problem document (RFC 9457). */
export class Problem extends Error {
  override readonly name = 'Problem';
  readonly details: ProblemDetails;

  constructor(details: ProblemDetails, options?: ErrorOptions) {
    super(`${String(details.status)} ${details.code}: ${details.detail}`, options);
    this.details = details;
  }
}

export const notFound = (kind: string, id: string): Problem =>
  new Problem({ status: 404, code: 'not-found', detail: `there is no ${kind} ${id}` });
