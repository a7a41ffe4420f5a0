/** Gives a letter that was marked to the mail service, once, and keeps what it said. */
import type { Account } from '../accounts/account.ts';
import type { Offer } from '../campaigns/offer.ts';
import type { Deal } from '../deals/deal.ts';
import type { Lead } from '../leads/lead.ts';
import type { Context } from '../records/context.ts';
import { decideAndCommit } from '../records/decide.ts';
import { together } from '../records/plan.ts';
import type { Records } from '../records/records.ts';
import type { Policy } from '../settings/settings.ts';
import { outcomePlan, type Series } from './outcome.ts';
import type { Outbox, OutgoingMail, Sending } from './outbox.ts';
import { senderOf, type SentLetter } from './sent-letter.ts';

/** What a letter is about. */
export type About = {
  readonly subject?: Lead | Deal | undefined;
  readonly account?: Account | undefined;
  /** What may be offered with it. @default - nothing */
  readonly offers?: readonly Offer[];
};

/** The letter as its reader gets it. @throws when it cannot be written, which nothing is committed before */
export type Prepare = (letter: SentLetter, about: About, policy: Policy) => Promise<OutgoingMail>;

type Sender = { readonly records: Records; readonly outbox: Outbox };

/** Only for who marked it. */
export async function sendMarked(
  letter: SentLetter,
  mail: OutgoingMail,
  { records, outbox }: Sender,
  context: Context,
): Promise<Sending> {
  const sending = await outbox.send(mail);
  await decideAndCommit(records, context, async () => {
    const [now, series, person] = await Promise.all([
      records.get('letter', letter.id),
      seriesOf(letter, records),
      records.get('person', letter.personId),
    ]);
    return { ok: true, plan: now ? outcomePlan({ letter: now, series, person }, sending, context) : together() };
  });
  return sending;
}

/** What has the letter as a step; a mailing has none. */
function seriesOf(letter: SentLetter, records: Pick<Records, 'get'>): Promise<Series | undefined> {
  const { kind, id } = senderOf(letter);
  return kind === 'mailing' ? Promise.resolve(undefined) : records.get(kind, id);
}
