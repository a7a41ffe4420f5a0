/** The whole way of a customer, from the first visit to the recommendation, told by the facts about them. */
import { present } from '../present.ts';
import type { Fact } from '../facts/fact.ts';
import type { Journal } from '../records/records.ts';
import type { Members } from './members.ts';

export const journeySteps = [
  'first-visit',
  'request',
  'request-again',
  'claimed',
  'contacted',
  'qualified',
  'parked',
  'rejected',
  'handed-to-dealer',
  'deal-opened',
  'quote-sent',
  'lost',
  'won',
  'production-ordered',
  'shipped',
  'cancelled',
  'bought',
  'gave-back',
  'recommended',
] as const;
export type JourneyStep = (typeof journeySteps)[number];

export type Milestone = {
  readonly at: string;
  readonly step: JourneyStep;
  readonly kind: string;
  readonly id: string;
  /** Where a visit or request came from. */
  readonly source?: string;
};

/** Steps a move to a stage is. */
const movedTo: Readonly<Record<string, JourneyStep>> = {
  mql: 'claimed',
  sql: 'qualified',
  parked: 'parked',
  rejected: 'rejected',
  'handed-to-dealer': 'handed-to-dealer',
  lost: 'lost',
  'production-ordered': 'production-ordered',
  shipped: 'shipped',
  cancelled: 'cancelled',
};

/** The step a fact is, if it is one. */
function stepOf({ type, data }: Fact): JourneyStep | undefined {
  if (type === 'LeadMoved' || type === 'DealMoved') return movedTo[String(data['to'])];
  if (type === 'LeadContacted') return data['first'] === true ? 'contacted' : undefined;
  return named[type];
}
const named: Readonly<Record<string, JourneyStep>> = {
  LeadReceived: 'request',
  LeadTouched: 'request-again',
  DealOpened: 'deal-opened',
  QuoteSent: 'quote-sent',
  DealWon: 'won',
};

const sourceOf = ({ data: { touch } }: Fact): string | undefined =>
  typeof touch === 'object' && touch !== null && 'source' in touch ? String(touch.source) : undefined;

const milestone = (fact: Fact): Milestone[] => {
  const step = stepOf(fact);
  const { kind, id } = fact.subject;
  return step === undefined ? [] : [{ at: fact.at, step, kind, id, ...present({ source: sourceOf(fact) }) }];
};

/** Leads and deals whose facts are read: the first of each, where a journey begins, and the newest. */
const mostRead = 30;
const someOf = <T>([first, ...others]: readonly T[]): T[] => (first ? [first, ...others.slice(1 - mostRead)] : []);
const mostFacts = 200;

/**
 * The milestones of an account, the oldest first. The first request is also the first visit anybody knows of: whatever
 * came before it left no contact. Of an account with over 30 leads or deals the first and the newest 29 are told.
 */
export async function journeyOf(
  { leads, deals, purchases, referrals }: Members,
  journal: Pick<Journal, 'of'>,
): Promise<readonly Milestone[]> {
  const read = [...someOf(leads), ...someOf(deals)];
  const facts = await Promise.all(read.map(async ({ id }) => (await journal.of({ id }, { limit: mostFacts })).items));
  const told = facts.flat().flatMap(milestone);
  const [first] = told.filter(({ step }) => step === 'request').toSorted(byTime);
  const bought = purchases.flatMap(({ id, card: { enteredAt: at, stage } }): Milestone[] =>
    at === undefined || stage === 'undone'
      ? []
      : [{ at, step: stage === undefined ? 'bought' : 'gave-back', kind: 'purchase', id }],
  );
  const recommended = referrals.flatMap(({ id, card: { enteredAt: at } }): Milestone[] =>
    at === undefined ? [] : [{ at, step: 'recommended', kind: 'referral', id }],
  );
  const visit: Milestone[] = first ? [{ ...first, step: 'first-visit' }] : [];
  return [...visit, ...told, ...bought, ...recommended].toSorted(byTime);
}

/** A stable sort: what happened at one instant stays in the order it is told, and what is known by its day comes last on it. */
const byTime = (a: Milestone, b: Milestone): number => timeOf(a).localeCompare(timeOf(b));
const timeOf = ({ at }: Milestone): string => (at.includes('T') ? at : `${at}T24`);
