/** Tells people of the staff of a fact, who want to be told at once; and the team's chat. */
import type { Clock } from '../clock.ts';
import type { Fact } from '../facts/fact.ts';
import type { Pipelines } from '../pipeline/ring.ts';
import { type Context, contextOf } from '../records/context.ts';
import type { Outbox, OutgoingMail, Sending } from '../refresh/outbox.ts';
import { languageOf } from '../refresh/nurture.ts';
import type { Policy } from '../settings/settings.ts';
import type { Sender } from '../webhooks/sender.ts';
import { chatText } from './chat.ts';
import { giveOnce } from './give.ts';
import { type NoticeChoices, type Ways, waysOf } from './kinds.ts';
import { chat, noticeId } from './notice.ts';
import { type Member, recipientsOf } from './recipients.ts';
import { type Tiding, tidingOf } from './tiding.ts';
import { noticeText, type NoticeText, type Writing } from './words.ts';

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
  const text = noticeText(tiding, writingOf(context.policy, services));
  const all = [
    ...atOnce.map((member) =>
      letterTo(member, { id: noticeId(fact.id, member.id), of: tiding.kind }, text, services, context),
    ),
    tellChat(fact.id, tiding, text, services, context),
  ];
  throwFirst(await Promise.allSettled(all));
}

function throwFirst(outcomes: readonly PromiseSettledResult<unknown>[]): void {
  for (const outcome of outcomes) if (outcome.status === 'rejected') throw outcome.reason;
}

/** How notices of this plant are written. */
export const writingOf = (policy: Policy, { publicUrl }: Pick<Telling, 'publicUrl'>): Writing => ({
  language: languageOf(policy),
  timeZone: policy.calendar.timeZone,
  publicUrl,
});

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
  return unlessRefused(
    await giveOnce({ ...named, to: member.id }, () => outbox.send(mail), { records, context }),
    `a notice to ${member.id}`,
  );
}

/** @throws Error */
function unlessRefused(sending: Sending | undefined, what: string): Sending | undefined {
  if (sending?.did === 'refused') throw new Error(`${what} was refused: ${sending.why}`);
  return sending;
}

/** Where a plant has a chat for it. */
async function tellChat(
  cause: string,
  { kind }: Tiding,
  text: NoticeText,
  services: Telling,
  context: Context,
): Promise<void> {
  const { url, kinds } = context.policy.chat;
  if (url === undefined || !kinds.includes(kind)) return;
  const id = noticeId(cause, chat);
  const post = async (): Promise<Sending> => {
    const { status, error } = await services.sender.post({
      url,
      id,
      at: await services.wall.now(),
      body: JSON.stringify({ text: chatText(text) }),
      secrets: [],
    });
    if (status === undefined) return { did: 'unknown', why: error ?? 'no answer' };
    const isTaken = status >= 200 && status < 300;
    return isTaken ? { did: 'sent', messageId: id } : { did: 'refused', why: `answered ${String(status)}` };
  };
  unlessRefused(
    await giveOnce({ id, of: kind, to: chat }, post, { records: services.records, context }),
    'a message to the chat',
  );
}
