/** What left, held against what the journal says should have. */
import { statesOf } from '../test/support/system/executions.ts';
import { headerOf, mailSince } from '../test/support/system/mail.ts';
import { itemsOf, recordsOf } from '../test/support/system/tables.ts';
import { type Basket, baskets } from '../shared/domain/leads/pipeline.ts';
import { dayOf, expectedLetters } from './drip-replay.ts';

const dayMs = 86_400_000;

export type Enrolment = {
  readonly id: string;
  readonly personId: string;
  readonly basket: Basket;
  readonly subject: { readonly kind: string; readonly id: string };
  readonly visit: { readonly enteredAt: string };
  readonly wakeUpOn?: string;
  readonly generation: number;
  readonly stage: { readonly name: string; readonly cause?: string };
};
type Letter = {
  readonly id: string;
  readonly enrolmentId: string;
  readonly letter: string;
  readonly markedAt: string;
  readonly state: string;
};
type Fact = {
  readonly type: string;
  readonly at: string;
  readonly subject: { readonly kind: string; readonly id: string };
  readonly data: Readonly<Record<string, unknown>>;
};

const columns = ['people', 'expected', 'left', 'unknown', 'late', 'twice'] as const;
type Counts = Record<(typeof columns)[number], number>;

/** @throws with everything that is not as it should be */
export async function judge() {
  const [enrolments, letters, mails] = await Promise.all([
    recordsOf('enrolment').then((found) => found.map(({ state }) => state as Enrolment)),
    recordsOf('letter').then((found) => found.map(({ state }) => state as Letter)),
    mailSince(0),
  ]);
  const facts = (await itemsOf('Journal')) as unknown as Fact[];
  const left = new Map<string, number>();
  for (const mail of mails) {
    const id = headerOf(mail, 'X-Voronka-Letter') ?? '';
    left.set(id, (left.get(id) ?? 0) + 1);
  }
  const theirs = Map.groupBy(
    letters.filter(({ state }) => state !== 'refused'),
    ({ enrolmentId }) => enrolmentId,
  );
  const judged = enrolments.map((enrolment) => ({
    enrolment,
    ...judgeOne(enrolment, theirs.get(enrolment.id) ?? [], left, facts),
  }));
  const faults = judged.flatMap(({ fault }) => fault ?? []);
  if (faults.length > 0) throw new Error(`${String(faults.length)} faults:\n${faults.slice(0, 20).join('\n')}`);
  return {
    baskets: baskets.map((basket) => ({
      basket,
      ...summed(judged.filter(({ enrolment }) => enrolment.basket === basket).map(({ counts }) => counts)),
    })),
    transitions: await transitionsOf(enrolments),
  };
}

const summed = (all: readonly Counts[]): Counts =>
  Object.fromEntries(columns.map((name) => [name, all.reduce((sum, one) => sum + one[name], 0)])) as Counts; // each column has its sum

function judgeOne(
  enrolment: Enrolment,
  marked: readonly Letter[],
  left: ReadonlyMap<string, number>,
  facts: readonly Fact[],
): { counts: Counts; fault?: string } {
  const stoppedAt = stopOf(enrolment, facts);
  const begun = { ...enrolment, at: enrolment.visit.enteredAt };
  const expected = expectedLetters(stoppedAt === undefined ? begun : { ...begun, stoppedAt });
  const gone = marked.filter(({ id }) => left.has(id));
  const counts: Counts = {
    people: 1,
    expected: expected.length,
    left: gone.length,
    unknown: marked.filter(({ id, state }) => !left.has(id) && (state === 'marked' || state === 'unknown')).length,
    late: gone.filter(({ markedAt }) => stoppedAt !== undefined && markedAt > stoppedAt).length,
    twice: gone.filter(({ id }) => left.get(id) !== 1).length,
  };
  const should = expected.map(inWords).toSorted().join(', ');
  const did = marked.map(({ letter, markedAt }) => inWords({ letter, day: dayOf(markedAt) }));
  const isFine =
    should === did.toSorted().join(', ') &&
    counts.left + counts.unknown === marked.length &&
    counts.late + counts.twice === 0;
  if (isFine) return { counts };
  const { id, basket, stage } = enrolment;
  const told = JSON.stringify({ id, basket, cause: stage.cause, stoppedAt, should, did: did.join(', '), counts });
  return { counts, fault: told };
}

const inWords = ({ letter, day }: { letter: string; day: number }): string => `${letter} on day ${String(day)}`;

type Stopping = (fact: Fact, enrolment: Enrolment) => boolean;
const onPerson: Stopping = ({ subject }, { personId }) => subject.id === personId;
const onSubject: Stopping = ({ subject, data }, enrolment) =>
  subject.id === enrolment.subject.id && data['to'] !== 'parked';
const ofPerson: Stopping = ({ data }, { personId }) => data['personId'] === personId && data['hard'] !== false;

/** Facts that stop letters, and whose. */
const stopping: Readonly<Record<string, Stopping>> = {
  ReplyReceived: onPerson,
  LettersUnsubscribed: onPerson,
  LetterBounced: ofPerson,
  LeadReceived: ofPerson,
  LeadMoved: onSubject,
  LeadReopened: onSubject,
  LeadTouched: onSubject,
  DealMoved: onSubject,
};

/** When the first of them happened to somebody after they came into the basket. */
const stopOf = (enrolment: Enrolment, facts: readonly Fact[]): string | undefined =>
  facts
    .filter((fact) => fact.at > enrolment.visit.enteredAt && stopping[fact.type]?.(fact, enrolment))
    .map(({ type, at }) => (type === 'LetterBounced' ? tomorrow(at) : at)) // it is told by day, when its letter has left
    .toSorted()[0];

const tomorrow = (at: string): string => new Date(Date.parse(at) + dayMs).toISOString();

/** Of those whose programme came to its end undisturbed: how many states of their workflow. */
async function transitionsOf(enrolments: readonly Enrolment[]): Promise<string> {
  const over = enrolments.filter(({ stage, generation }) => stage.cause === 'programme-over' && generation === 1);
  const counts = await Promise.all(
    over.slice(0, 20).map(async ({ id }) => (await statesOf('nurture', `${id}-1`)).length),
  );
  const sorted = counts.toSorted((a, b) => a - b);
  return `${String(sorted[0])} to ${String(sorted.at(-1))}`;
}
