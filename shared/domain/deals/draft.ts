/** A deal under change, as the sayings about it are applied one after the other. */
import { dayOf } from '../calendar/working-calendar.ts';
import type { FactDraft } from '../facts/draft.ts';
import type { Context } from '../records/context.ts';
import { refuse, type Refused } from '../records/refusal.ts';
import type { Plan } from '../records/records.ts';
import type { Deal } from './deal.ts';
import type { DraftQuote } from './quote.ts';

/** Its state, the facts so far, the names of plainly edited fields, and records beside it. */
export type Draft = {
  readonly deal: Deal;
  readonly facts: readonly FactDraft[];
  readonly fields: readonly string[];
  readonly beside: readonly Plan[];
  /** The draft of the quote that is being sent. */
  readonly sending?: DraftQuote | undefined;
};

/** Sets fields, under the name an edit has in the journal. */
export const set = (draft: Draft, name: string, fields: Partial<Deal>): Draft => ({
  ...draft,
  deal: { ...draft.deal, ...fields },
  fields: [...draft.fields, name],
});

/** Sets fields that facts of their own tell of. */
export const said = (draft: Draft, fields: Partial<Deal>, ...facts: FactDraft[]): Draft => ({
  ...draft,
  deal: { ...draft.deal, ...fields },
  facts: [...draft.facts, ...facts],
});

/** What was agreed does not change once the order is paid. */
export const frozen = (deal: Deal, what: string): Refused | undefined =>
  deal.won ? refuse('frozen-after-payment', `the ${what} may not change once the order is paid`) : undefined;

export const today = ({ at, policy }: Context): string => dayOf(at, policy.calendar.timeZone);
