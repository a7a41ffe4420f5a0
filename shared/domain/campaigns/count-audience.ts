/** How many of an audience would get a letter, and how many not and why: before anything is sent. */
import { inTurns } from '../imports/in-turns.ts';
import type { Context } from '../records/context.ts';
import { present } from '../present.ts';
import { languageOf } from '../refresh/nurture.ts';
import { sendingWindow } from '../refresh/sending-window.ts';
import type { Member } from '../refresh/sent-letter.ts';
import { knownRecipient, type RecipientReading, type Sendout } from './known-recipient.ts';
import type { Held, HeldCause } from './mailing.ts';
import { type AudienceStores, membersOf } from './members.ts';
import { nextFor } from './recipient.ts';

export type AudienceCount = {
  /** Who would get it, those outside their hours included. */
  readonly would: number;
  readonly held: Held;
  /** Where to go on, while there is more than was counted in this time. */
  readonly next?: string;
};

/** Counts from a place in the audience on, as long as time allows. Somebody met twice on the way is counted once. */
export async function countAudience(
  sendout: Sendout,
  begin: string | undefined,
  stores: RecipientReading & Pick<AudienceStores, 'files'> & { readonly isTimeUp: () => boolean },
  context: Context,
): Promise<AudienceCount> {
  const met = new Set<string>();
  const held: Partial<Record<HeldCause, number>> = {};
  let would = 0;
  let cursor = begin;
  do {
    const page = await membersOf(sendout.audience, cursor, stores);
    for (const { personId, why } of await inTurns(
      page.items,
      () => [],
      (member) => fateOf(sendout, member, stores, context),
    )) {
      const cause = met.has(personId) ? 'twice' : why;
      met.add(personId);
      if (cause === undefined) would += 1;
      else held[cause] = (held[cause] ?? 0) + 1;
    }
    cursor = page.next;
  } while (cursor !== undefined && !stores.isTimeUp());
  return { would, held, ...present({ next: cursor }) };
}

/** Whom one of an audience is, and why they would not get it. */
async function fateOf(sendout: Sendout, member: Member, stores: RecipientReading, { at, policy }: Context) {
  const { recipient, known } = await knownRecipient(sendout, member, languageOf(policy), stores);
  const next = nextFor(known, at, sendingWindow(policy.calendar, recipient.person?.timeZone));
  const why = next.do === 'hold' && next.why !== 'window' ? next.why : undefined;
  return { personId: recipient.person?.id ?? member.id, why };
}
