/** A reply on the card it belongs to, and the stop of the letters it answers. */
import { v5 } from 'uuid';
import { cardsOf } from '../calls/card-of-call.ts';
import type { Deal } from '../deals/deal.ts';
import type { Lead } from '../leads/lead.ts';
import type { Attached, People } from '../people/people.ts';
import type { Person } from '../people/person.ts';
import type { Pipelines } from '../pipeline/ring.ts';
import { succeed } from '../pipeline/standing.ts';
import { present } from '../present.ts';
import { type Context, contextOf } from '../records/context.ts';
import { decideAndCommit } from '../records/decide.ts';
import { change, together } from '../records/plan.ts';
import type { Plan, Records } from '../records/records.ts';
import { given, mailOf } from '../refresh/person-mail.ts';
import { subjectOfLetter } from '../refresh/subject-of-letter.ts';
import type { Secrets } from '../secrets.ts';
import type { Activity } from '../tasks/task.ts';
import { findSender, type Sender } from './find-sender.ts';
import type { InboundMail } from './inbound-mail.ts';

export type Replying = Pipelines & {
  readonly people: Pick<People, 'put'>;
  readonly secrets: Pick<Secrets, 'hash'>;
};

const replies = '7c0f6a0e-52a7-5a0c-8f0b-6d2d3c1e9a54'; // the name space of their activities; changing it would record every reply again

/** The id of the one activity a message makes (RFC 9562, version 5). */
export const replyIdOf = (messageId: string): string => v5(messageId, replies);

/** What is shown of a message: its words, and what hangs on it. */
export type Written = { readonly text: string; readonly attached: Attached | undefined };

/** What became of a reply; a stranger's is nobody's here. */
export type Recorded = { readonly from: Sender['is']; readonly activityId?: string };

/**
 * Records a reply by its sender, and stops their letters, or those of all at their account. The same message again
 * changes nothing.
 *
 * @param key what the message is known by: its id, or the place it is kept at
 */
export async function recordReply(
  mail: Pick<InboundMail, 'from' | 'to'>,
  { text, attached }: Written,
  key: string,
  services: Replying,
): Promise<Recorded> {
  const { records, people } = services;
  const sender = await findSender(mail, services);
  if (sender.is === 'stranger') return { from: 'stranger' };
  const activityId = replyIdOf(key);
  if (await records.get('activity', activityId)) return { from: sender.is, activityId };
  const context = await contextOf({ kind: 'system', id: 'mail' }, services);
  const card = await cardOf(sender, records);
  if (card)
    await people.put([
      {
        ...{ kind: 'note', of: card.id, id: activityId },
        value: { text, at: context.at, by: 'mail', ...present({ attached }) },
      },
    ]);
  await decideAndCommit(
    records,
    context,
    async () => ({
      ok: true,
      plan: together(
        await stopping(sender, records, context),
        card ? await onCard(card, activityId, text !== '', records, context) : together(),
      ),
    }),
    { rounds: 20 },
  );
  return { from: sender.is, ...(card && { activityId }) };
}

/** The lead or deal whose letters are answered, else what the person is about by now. */
async function cardOf(sender: Exclude<Sender, { is: 'stranger' }>, records: Records): Promise<Lead | Deal | undefined> {
  const byLetter = sender.letter && (await subjectOfLetter(sender.letter, records));
  if (byLetter) return byLetter;
  const person = sender.is === 'person' ? sender.person : await records.get('person', sender.account.mainPersonId);
  if (!person) return undefined;
  const enrolled = await lastSubjectOf(person, records);
  if (enrolled) return enrolled;
  const { live, last } = await cardsOf(person, records);
  return live ?? last;
}

async function lastSubjectOf(person: Person, records: Pick<Records, 'get'>): Promise<Lead | Deal | undefined> {
  const { enrolmentId } = mailOf(person);
  const enrolment = enrolmentId === undefined ? undefined : await records.get('enrolment', enrolmentId);
  return enrolment?.stage.name === 'running' ? records.get(enrolment.subject.kind, enrolment.subject.id) : undefined;
}

/** What makes letters stop: the person's own reply, or one at their account. */
async function stopping(
  sender: Exclude<Sender, { is: 'stranger' }>,
  records: Pick<Records, 'get'>,
  { at }: Context,
): Promise<Plan> {
  const data = sender.letter ? { letterId: sender.letter.id } : {};
  if (sender.is === 'person') {
    const person = await records.get('person', sender.person.id);
    if (!person) return together();
    const mail = mailOf(person);
    const after = { ...mail, signals: given(mail.signals, 'replied', at) };
    return change(person, { ...person, version: person.version + 1, mail: after }, { type: 'ReplyReceived', data });
  }
  const account = await records.get('account', sender.account.id);
  if (!account) return together();
  const signals = given(account.signals ?? {}, 'colleagueReplied', at);
  return change(account, { ...account, version: account.version + 1, signals }, { type: 'ColleagueReplied', data });
}

/** On the card as it stands by now. */
async function onCard(
  { kind, id }: Lead | Deal,
  activityId: string,
  noted: boolean,
  records: Pick<Records, 'get'>,
  { at }: Context,
): Promise<Plan> {
  const card = await records.get(kind, id);
  if (!card) return together();
  const activity: Activity = {
    kind: 'activity',
    id: activityId,
    version: 1,
    subject: { kind, id },
    channel: 'mail',
    direction: 'in',
    result: 'replied',
    at,
    by: { kind: 'system', id: 'mail' },
    noted,
  };
  const fact = {
    type: 'ActivityRecorded',
    part: { kind: 'activity', id: activityId },
    data: { channel: 'mail', direction: 'in', result: 'replied' },
  } as const;
  return together(change(card, succeed<Lead | Deal>(card, card), fact), change(undefined, activity));
}
