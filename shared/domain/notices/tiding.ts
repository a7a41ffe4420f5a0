/** What a fact says to people of the staff: whom it concerns, and what of it, as the records stand by now. */
import * as z from 'zod';
import type { Account } from '../accounts/account.ts';
import type { Deal } from '../deals/deal.ts';
import type { FactType } from '../facts/draft.ts';
import type { Fact } from '../facts/fact.ts';
import { lazily } from '../lazily.ts';
import { cardsOf } from '../calls/card-of-call.ts';
import type { Lead } from '../leads/lead.ts';
import { findSurvivor } from '../merges/aliases.ts';
import type { Group } from '../people/actor.ts';
import { present } from '../present.ts';
import { placesOf } from '../records/index-keys.ts';
import type { Records, Ref } from '../records/records.ts';
import { marketingMail, type Overrun } from '../refresh/breaker.ts';
import { mailOf } from '../refresh/person-mail.ts';
import { subjectOfLetter } from '../refresh/subject-of-letter.ts';
import type { Task } from '../tasks/task.ts';
import type { NoticeKind } from './kinds.ts';

/** What a notice is about, as lists show it: contacts in it are hidden until the claim, and nobody is named but the company. */
export type About = {
  readonly on?: Ref;
  readonly company?: string;
  readonly product?: string;
  readonly task?: Pick<Task, 'about' | 'title' | 'dueAt'>;
  readonly paused?: Overrun;
};

export type Tiding = {
  readonly kind: NoticeKind;
  /** One of the staff, or whoever is in one of some groups. */
  readonly to: string | readonly Group[];
  readonly about: About;
};

export type Looking = Pick<Records, 'get' | 'getMany' | 'list'>;
type Read = (fact: Fact, records: Looking) => Promise<Tiding | undefined>;

const heads: readonly Group[] = ['head'];
const sellers: readonly Group[] = ['manager', 'head'];

/** What these facts say, of what is read here. */
const Said = lazily(() => z.object({ to: z.string(), owner: z.string(), letterId: z.string() }).partial());
const saidBy = ({ data }: Fact) => Said().parse(data);

/** A record as a notice shows it. */
export function aboutOf(record: Lead | Deal | Account): About {
  const { company, product } = placesOf(record).card;
  return { on: { kind: record.kind, id: record.id }, ...present({ company, product }) };
}

/** In the queue for anybody, unless it has been taken, or is kept for one person, by now. */
async function queued({ subject: { id } }: Fact, records: Looking): Promise<Tiding | undefined> {
  const lead = await records.get('lead', id);
  if (lead?.stage.name !== 'new' || lead.reservedFor !== undefined) return undefined;
  return { kind: 'in-queue', to: sellers, about: aboutOf(lead) };
}

const backInQueue: Read = (fact, records) =>
  saidBy(fact).to === 'new' ? queued(fact, records) : Promise.resolve(undefined);

/** A lead or deal that somebody was given, and still has. */
const assigned =
  (kind: 'lead' | 'deal', field: 'to' | 'owner'): Read =>
  async (fact, records) => {
    const to = saidBy(fact)[field];
    const record = to === undefined ? undefined : await records.get(kind, fact.subject.id);
    if (to === undefined || !record || keeperOf(record) !== to) return undefined;
    return { kind: 'assigned', to, about: aboutOf(record) };
  };

const keeperOf = (record: Lead | Deal): string | undefined =>
  record.owner ?? (record.kind === 'lead' ? record.reservedFor : undefined);

const late = /^(overdue|escalation)(-|$)/;

async function taskGiven({ part }: Fact, records: Looking): Promise<Tiding | undefined> {
  const task = part && (await records.get('task', part.id));
  if (task?.state.name !== 'open') return undefined;
  return {
    kind: late.test(task.about) ? 'overdue' : 'task-given',
    to: task.assignee ?? heads,
    about: await aboutTask(task, records),
  };
}

/** A task, with the company it is about. */
export async function aboutTask(
  task: Pick<Task, 'subject' | 'about' | 'title' | 'dueAt'>,
  records: Pick<Records, 'get'>,
): Promise<About> {
  const { subject, about, title, dueAt } = task;
  const { kind, id } = subject;
  const record = kind === 'lead' || kind === 'deal' || kind === 'account' ? await records.get(kind, id) : undefined;
  return {
    ...(record ? aboutOf(record) : { on: subject }),
    task: { about, dueAt, ...present({ title }) },
  };
}

async function replied(fact: Fact, records: Looking): Promise<Tiding | undefined> {
  const card = (await answered(saidBy(fact).letterId, records)) ?? (await cardOf(fact.subject, records));
  return card && { kind: 'reply', to: card.owner ?? heads, about: aboutOf(card) };
}

/** The lead or deal whose letter was answered. */
async function answered(letterId: string | undefined, records: Looking): Promise<Lead | Deal | undefined> {
  const letter = letterId === undefined ? undefined : await records.get('letter', letterId);
  return letter && subjectOfLetter(letter, records);
}

async function enrolledIn(enrolmentId: string | undefined, records: Looking): Promise<Lead | Deal | undefined> {
  const enrolment = enrolmentId === undefined ? undefined : await records.get('enrolment', enrolmentId);
  return enrolment && records.get(enrolment.subject.kind, enrolment.subject.id);
}

/** What a person, or the main person of an account, was last written to about; else what they are about by now. */
async function cardOf({ kind, id }: Fact['subject'], records: Looking): Promise<Lead | Deal | undefined> {
  const personId = kind === 'account' ? (await records.get('account', id))?.mainPersonId : id;
  const person = personId === undefined ? undefined : await findSurvivor('person', personId, records);
  if (!person) return undefined;
  const enrolled = await enrolledIn(mailOf(person).enrolmentId, records);
  if (enrolled) return enrolled;
  const { live, last } = await cardsOf(person, records);
  return live ?? last;
}

async function paused(_fact: Fact, records: Looking): Promise<Tiding | undefined> {
  const breaker = await records.get('breaker', marketingMail);
  if (breaker?.state.name !== 'paused') return undefined;
  const { why, count, of } = breaker.state;
  return { kind: 'mail-paused', to: ['head', 'operator'], about: { paused: { why, count, of } } };
}

const readers = {
  LeadReceived: queued,
  LeadMoved: backInQueue,
  LeadReopened: backInQueue,
  LeadRouted: assigned('lead', 'to'),
  LeadAssigned: assigned('lead', 'to'),
  DealOpened: assigned('deal', 'owner'),
  DealAssigned: assigned('deal', 'to'),
  TaskAdded: taskGiven,
  TaskAssigned: taskGiven,
  ReplyReceived: replied,
  ColleagueReplied: replied,
  MailPaused: paused,
} as const satisfies Partial<Record<FactType, Read>>;

/** The facts that say something to staff. */
export const tellingFacts = Object.keys(readers) as (keyof typeof readers)[]; // Object.keys forgets the key type

/** What a fact says, unless it is no longer so. */
export const tidingOf: Read = async (fact, records) =>
  (readers as Partial<Record<string, Read>>)[fact.type]?.(fact, records);
