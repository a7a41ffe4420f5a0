/** Wakes the enrolments a fact may stop, or let go on, so that it is decided at once. */
import type { FactType } from '../facts/draft.ts';
import type { Fact } from '../facts/fact.ts';
import { findSurvivor } from '../merges/aliases.ts';
import { lookAgain, type Waking } from '../pipeline/look-again.ts';
import { allOf } from '../records/all-of.ts';
import type { Records } from '../records/records.ts';
import { mailOf } from './person-mail.ts';

/** Whose letters a fact concerns: the person's of its lead, deal, enrolment or letter, or everybody's at its account. */
type Concerns = 'person' | 'account';

const waking: Partial<Record<FactType, readonly Concerns[]>> = {
  LeadReceived: ['person'],
  LeadTouched: ['person'],
  LeadMoved: ['person'],
  LeadReopened: ['person'],
  LeadConverted: ['person', 'account'],
  LeadMerged: ['person'],
  DealOpened: ['account'],
  DealMoved: ['person', 'account'],
  DealReopened: ['person', 'account'],
  PersonEdited: ['person'],
  PersonErased: ['person'],
  PersonAbsorbed: ['person'],
  ConsentGiven: ['person'],
  ConsentWithdrawn: ['person'],
  EnrolmentStopAsked: ['person'],
  BasketDateChanged: ['person'],
  LettersUnsubscribed: ['person'],
  ReplyReceived: ['person'],
  ColleagueReplied: ['account'],
  LetterBounced: ['person'],
  LetterComplained: ['person'],
};

/** @throws NotYetVisible while one of them is just being decided, perhaps by what was known before */
export async function wake({ type, subject }: Fact, stores: Waking): Promise<void> {
  const { records } = stores;
  const concerns = waking[type as FactType];
  if (!concerns) return;
  const of = await concernedBy(subject, records);
  const ids = (await Promise.all(concerns.map((whose) => theirs[whose](of, records)))).flat();
  await lookAgain(await records.standing('enrolment', [...new Set(ids)]), stores);
}

/** The enrolments that concern somebody, or everybody at an account. */
const theirs: Readonly<Record<Concerns, (of: Concerned, records: Waking['records']) => Promise<string[]>>> = {
  person: async ({ personId }, records) => (personId === undefined ? [] : allOfPerson(personId, records)),
  account: async ({ accountId }, records) => (accountId === undefined ? [] : runningIn('owner', accountId, records)),
};

type Concerned = { readonly personId?: string | undefined; readonly accountId?: string | undefined };

async function concernedBy({ kind, id }: Fact['subject'], records: Pick<Records, 'get'>): Promise<Concerned> {
  if (kind === 'person') return { personId: id };
  if (kind === 'account') return { accountId: id };
  return isOfPerson(kind) ? ((await records.get(kind, id)) ?? {}) : {};
}

const ofPerson = ['lead', 'deal', 'enrolment', 'letter'] as const;
const isOfPerson = (kind: string): kind is (typeof ofPerson)[number] => ofPerson.some((each) => each === kind);

/** Those that still run: the last that began, which lists may not show yet, and one before it that has not ended yet. */
async function allOfPerson(personId: string, records: Waking['records']): Promise<string[]> {
  const person = await findSurvivor('person', personId, records);
  const { enrolmentId } = person ? mailOf(person) : {};
  return enrolmentId === undefined ? [] : [enrolmentId, ...(await runningIn('parent', personId, records))];
}

async function runningIn(index: 'owner' | 'parent', of: string, records: Waking['records']): Promise<string[]> {
  const ids: string[] = [];
  for await (const { id, card } of allOf({ index, of, kind: 'enrolment' }, records))
    if (card.stage === 'running') ids.push(id);
  return ids;
}
