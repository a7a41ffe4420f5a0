import type { Claim, Ref } from './records.ts';

/** Failures of a commit. Each sets its own `name`, since a minifier may rename the class. */
export class StaleVersion extends Error {
  override readonly name = 'StaleVersion';
  readonly refs: readonly Ref[];

  constructor(refs: readonly Ref[], options?: ErrorOptions) {
    super(`changed meanwhile: ${refs.map(({ kind, id }) => `${kind} ${id}`).join(', ')}`, options);
    this.refs = refs;
  }
}

export class KeyTaken extends Error {
  override readonly name = 'KeyTaken';
  readonly claims: readonly Claim[];

  constructor(claims: readonly Claim[], options?: ErrorOptions) {
    super(`held by another record: ${claims.map(({ key }) => key).join(', ')}`, options);
    this.claims = claims;
  }
}

/** The request took effect before. `answer` is what it was told then. */
export class AlreadyDone extends Error {
  override readonly name = 'AlreadyDone';
  readonly answer: unknown;

  constructor(answer: unknown, options?: ErrorOptions) {
    super('this request took effect before', options);
    this.answer = answer;
  }
}

/** The idempotency key came before with another request. */
export class KeyReused extends Error {
  override readonly name = 'KeyReused';

  constructor(key: string, options?: ErrorOptions) {
    super(`the idempotency key ${key} was used for another request`, options);
  }
}

/** A record above 400 KB, or a commit above 100 actions or 4 MB: limits of a DynamoDB transaction. */
export class TooLarge extends Error {
  override readonly name = 'TooLarge';
}

/** The store was throttled, or in conflict with other transactions, for longer than a commit may try. */
export class Busy extends Error {
  override readonly name = 'Busy';
}

/** Thrown when a consumer reads a record older than the fact it heard: it comes again. */
export class NotYetVisible extends Error {
  override readonly name = 'NotYetVisible';
}
