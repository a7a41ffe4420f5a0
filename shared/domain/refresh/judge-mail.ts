/** Looks at what came back of the last letters, and pauses marketing mail when it is too much. */
import type { Context } from '../records/context.ts';
import type { Pipelines } from '../pipeline/ring.ts';
import { decideAndCommit } from '../records/decide.ts';
import type { Records } from '../records/records.ts';
import { type Breaker, judge, judgedLetters, marketingLetters, marketingMail } from './breaker.ts';
import type { LetterState, SentLetter } from './sent-letter.ts';

/** What became of the last letters that still count, newest first. */
export async function lastStates(
  breaker: Breaker | undefined,
  records: Pick<Records, 'list'>,
): Promise<ReadonlyMap<string, LetterState>> {
  const { items } = await records.list(marketingLetters, { limit: judgedLetters, newestFirst: true });
  const { since = '' } = breaker ?? {};
  return new Map(
    items.filter(({ card }) => (card.enteredAt ?? '') >= since).map(({ id, card }) => [id, card.stage as LetterState]), // a letter stands there by its state
  );
}

/** @param letter the last one something was told of: lists may not show it yet. @returns whether mail has paused by it */
export async function judgeMail(letter: SentLetter, services: Pipelines, context: Context): Promise<boolean> {
  const { records } = services;
  const { plan } = await decideAndCommit(records, context, async () => {
    const breaker = await records.get('breaker', marketingMail);
    const states = new Map(await lastStates(breaker, records));
    if (states.has(letter.id)) states.set(letter.id, letter.state);
    return { ok: true, plan: judge(breaker, [...states.values()], context) };
  });
  return plan.changes.length > 0;
}

/** Whether marketing mail has paused itself. */
export async function isPaused(records: Pick<Records, 'get'>): Promise<boolean> {
  const breaker = await records.get('breaker', marketingMail);
  return breaker?.state.name === 'paused';
}
