import type { Missing } from '../../../shared/domain/records/refusal.ts';

/** A problem document (RFC 9457) as the API answers it. */
export type ProblemDocument = {
  readonly status: number;
  readonly code: string;
  readonly detail: string;
  readonly missing?: readonly Missing[];
  /** Who decided first, of a conflict. */
  readonly winner?: { readonly id: string; readonly at: string };
  readonly [more: string]: unknown;
};

/** The API refused. */
export class ApiProblem extends Error {
  readonly document: ProblemDocument;

  constructor(document: ProblemDocument) {
    super(`${String(document.status)} ${document.code}: ${document.detail}`);
    this.document = document;
  }

  get code(): string {
    return this.document.code;
  }

  get missing(): readonly Missing[] {
    return this.document.missing ?? [];
  }
}

/** The API was not reached: whether it heard what was sent is not known. */
export class Offline extends Error {
  override readonly name = 'Offline';
}

/** The sign-in is over and could not be renewed. */
export class SignedOut extends Error {
  override readonly name = 'SignedOut';
}
