import { normaliseEmail } from '../contacts/email.ts';
import { contactKeysOf } from '../leads/enter-by-hand.ts';
import type { Pipelines } from '../pipeline/ring.ts';
import { contextOf } from '../records/context.ts';
import { decideAndCommit } from '../records/decide.ts';
import { NotYetVisible } from '../records/errors.ts';
import type { Records } from '../records/records.ts';
import type { Secrets } from '../secrets.ts';
import type { LetterEvent } from './letter-event.ts';
import { judgeMail } from './judge-mail.ts';
import { tellOutcome } from './letter-outcome.ts';
import { suppressionKey } from './sent-letter.ts';

export type Recording = Pipelines & { readonly secrets: Pick<Secrets, 'hash'> };

/**
 * Takes in what the mail service told of a letter. Told twice, or late, it comes to the same.
 *
 * @returns whether marketing mail has paused by it
 * @throws NotYetVisible when there is no such letter, which another stage's may be
 */
export async function recordOutcome(event: LetterEvent, services: Recording): Promise<{ readonly paused: boolean }> {
  const { records, secrets } = services;
  const context = await contextOf({ kind: 'system', id: 'mail' }, services);
  const hashes = 'recipients' in event ? await hashesOf(event.recipients, secrets) : [];
  const { letter } = await decideAndCommit(records, context, async () => {
    const letter = await records.get('letter', event.letterId);
    if (!letter) throw new NotYetVisible(`there is no letter ${event.letterId}`);
    return { ok: true, letter, plan: tellOutcome(letter, event, await unsuppressed(hashes, records), context) };
  });
  return { paused: 'recipients' in event && (await judgeMail({ ...letter, state: event.did }, services, context)) };
}

async function hashesOf(recipients: readonly string[], secrets: Recording['secrets']): Promise<string[]> {
  const emails = new Set(recipients.flatMap((address) => normaliseEmail(address) ?? []));
  return (await Promise.all([...emails].map((email) => contactKeysOf({ email }, secrets)))).flat();
}

/** Those of the addresses that are not suppressed yet. */
export async function unsuppressed(hashes: readonly string[], records: Pick<Records, 'holderOf'>): Promise<string[]> {
  const holders = await Promise.all(hashes.map((hash) => records.holderOf(suppressionKey(hash))));
  return hashes.filter((_, n) => holders[n] === undefined);
}
