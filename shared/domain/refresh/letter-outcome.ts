/** What became of a letter, as one commit: its state, and what follows for its address. */
import type { FactDraft } from '../facts/draft.ts';
import { present } from '../present.ts';
import type { Context } from '../records/context.ts';
import { change, together } from '../records/plan.ts';
import type { Plan } from '../records/records.ts';
import { isMachine, type LetterEvent } from './letter-event.ts';
import type { LetterState, SentLetter, Suppression } from './sent-letter.ts';
import { suppress } from './suppress.ts';

/** Events come in any order: a letter only ever goes on to a later of these. */
const order: readonly LetterState[] = [
  'refused',
  'marked',
  'unknown',
  'sent',
  'delayed',
  'soft-bounced',
  'delivered',
  'hard-bounced',
  'complained',
];
const isLater = (state: LetterState, than: LetterState): boolean => order.indexOf(state) > order.indexOf(than);

type Told = Extract<LetterEvent, { did: LetterState }>['did'];
const facts: { readonly [D in Told]?: (letter: SentLetter, messageId: string) => FactDraft } = {
  sent: (_letter, messageId) => ({ type: 'LetterSent', data: { messageId } }),
  delivered: ({ personId }) => ({ type: 'LetterDelivered', data: { personId } }),
  delayed: ({ personId }) => ({ type: 'LetterDelayed', data: { personId } }),
  'soft-bounced': ({ personId }) => ({ type: 'LetterBounced', data: { personId, hard: false } }),
  'hard-bounced': ({ personId }) => ({ type: 'LetterBounced', data: { personId, hard: true } }),
  complained: ({ personId }) => ({ type: 'LetterComplained', data: { personId } }),
};

/**
 * Takes in one event. The same one again changes nothing.
 *
 * @param addressHashes of the addresses that bounced or complained and are not suppressed yet
 */
export function tellOutcome(
  letter: SentLetter,
  event: LetterEvent,
  addressHashes: readonly string[],
  context: Context,
): Plan {
  if (event.did === 'clicked') return clicked(letter, event);
  const cause = suppressing[event.did];
  const suppressed = cause ? addressHashes.map((hash) => suppress(hash, { cause, letterId: letter.id }, context)) : [];
  return together(wentOn(letter, event), ...suppressed);
}

const suppressing: { readonly [D in Told]?: Suppression['cause'] } = {
  'hard-bounced': 'hard-bounce',
  complained: 'complaint',
};

/** The letter with what is told of it, if that is news. */
function wentOn(letter: SentLetter, { did, messageId = letter.messageId }: Extract<LetterEvent, { did: Told }>): Plan {
  const named: SentLetter = { ...letter, version: letter.version + 1, ...present({ messageId }) };
  if (!isLater(did, letter.state)) return letter.messageId === messageId ? together() : change(letter, named);
  const told = facts[did]?.(letter, messageId ?? '');
  return change(letter, { ...named, state: did }, ...(told ? [told] : []));
}

/** A person's first click is kept; a machine's is only told. Neither stops anything. */
function clicked(letter: SentLetter, { at, userAgent }: Extract<LetterEvent, { did: 'clicked' }>): Plan {
  const by = isMachine(userAgent, at, letter.markedAt) ? 'machine' : 'person';
  if (by === 'person' && letter.clickedAt !== undefined) return together();
  const clickedAt = by === 'person' ? at : undefined;
  const after: SentLetter = { ...letter, version: letter.version + 1, ...present({ clickedAt }) };
  return change(letter, after, { type: 'LetterClicked', data: { personId: letter.personId, by } });
}
