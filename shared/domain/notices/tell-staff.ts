/** Tells people of the staff of a fact, who want to be told at once; and the team's chat. */
import type { Clock } from '../clock.ts';
import type { Fact } from '../facts/fact.ts';
import type { Pipelines } from '../pipeline/ring.ts';
import { type Context, contextOf } from '../records/context.ts';
import type { Outbox, OutgoingMail, Sending } from '../refresh/outbox.ts';
import type { Policy } from '../settings/settings.ts';
import type { Sender } from '../webhooks/sender.ts';
import { giveOnce, unlessRefused } from './give.ts';
import { type NoticeChoices, type Ways, waysOf } from './kinds.ts';
import { noticeId } from './notice.ts';
import { type Member, recipientsOf } from './recipients.ts';
import { tellChat } from './tell-chat.ts';
import { tidingOf } from './tiding.ts';
import { noticeText, type NoticeText, writingOf } from './words.ts';

export type Telling = Pipelines & {
  readonly outbox: Outbox;
  readonly sender: Sender;
  /** What chats are told by, whatever the product's clock says. */
  readonly wall: Clock;
  /** Of the product's own pages. */
  readonly publicUrl: string;
  /** The letter as its reader gets it. */
  readonly write: (text: NoticeText, to: Member, policy: Policy) => OutgoingMail;
};

export const tellingContext = (services: Pipelines): Promise<Context> =>
  contextOf({ kind: 'system', id: 'notices' }, services);

/**
 * Tells each once, however often the fact comes. One who cannot be told keeps no other waiting.
 *
 * @throws when somebody was not told and may be told again
 */
export async function tellStaff(fact: Fact, services: Telling): Promise<void> {
  const tiding = await tidingOf(fact, services.records);
  if (!tiding) return;
  const context = await tellingContext(services);
  const members = recipientsOf(tiding, fact.by, context.policy, context.at);
  const wanted = await waysOfEach(members, services);
  const atOnce = members.filter(({ id }) => wanted.get(id)?.[tiding.kind] === 'at-once');
  const text = noticeText(tiding, writingOf(context.policy, services.publicUrl));
  const all = [
    ...atOnce.map((member) =>
      letterTo(member, { id: noticeId(fact.id, member.id), of: tiding.kind }, text, services, context),
    ),
    tellChat(fact.id, tiding, services, context),
  ];
  throwFirst(await Promise.allSettled(all));
}

function throwFirst(outcomes: readonly PromiseSettledResult<unknown>[]): void {
  for (const outcome of outcomes) if (outcome.status === 'rejected') throw outcome.reason;
}

/** How each of them wants to be told. */
export async function waysOfEach(
  members: readonly Member[],
  { records }: Pick<Pipelines, 'records'>,
): Promise<ReadonlyMap<string, Ways>> {
  const chosen = await records.getMany(
    'notice-choices',
    members.map(({ id }) => id),
  );
  const byId = new Map<string, NoticeChoices>(chosen.map((choices) => [choices.id, choices]));
  return new Map(members.map(({ id }) => [id, waysOf(byId.get(id))]));
}

type Named = Pick<Parameters<typeof giveOnce>[0], 'id' | 'of'>;

/** @throws when the mail service would not have it */
export async function letterTo(
  member: Member,
  named: Named,
  text: NoticeText,
  services: Telling,
  context: Context,
): Promise<Sending | undefined> {
  const { records, outbox, write } = services;
  const mail = write(text, member, context.policy);
  const sending = await giveOnce({ ...named, to: member.id }, () => outbox.send(mail), { records, context });
  return unlessRefused(sending, `a notice to ${member.id}`);
}
