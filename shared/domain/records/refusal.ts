import type { Said } from '../said.ts';
import type { Instant } from '../calendar/instant-schema.ts';

/** What is still asked for: the dotted path, inside `changes` unless it is said to stand beside them in the body; its title, what is allowed, and a value that would pass. */
export type Missing = {
  readonly in?: 'body';
  readonly field: string;
  readonly title: Said;
  readonly allowed?: readonly string[];
  readonly example: unknown;
};

/**
 * Why a change is refused. `rule`: it may not be done as asked (422). `conflict`: somebody decided otherwise
 * meanwhile (409). `forbidden`: not by this person (403).
 */
export type Refusal = {
  readonly kind: 'rule' | 'conflict' | 'forbidden';
  readonly code: string;
  readonly detail: string;
  readonly missing?: readonly Missing[];
  readonly winner?: { readonly id: string; readonly at: Instant };
};

export type Refused = { readonly ok: false; readonly refusal: Refusal };

export const refuse = (code: string, detail: string, extra: Partial<Refusal> = {}): Refused => ({
  ok: false,
  refusal: { kind: 'rule', code, detail, ...extra },
});

export const forbid = (detail: string): Refused => refuse('not-yours', detail, { kind: 'forbidden' });
