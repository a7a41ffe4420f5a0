/** A person's day: what waits for them by tonight, what costs most if it is left first. */
import { present } from '../present.ts';
import type { Card, Entry } from '../records/records.ts';

/** Everything open that one person has: as the lists show it. */
export type Held = {
  readonly tasks: readonly Entry[];
  readonly leads: readonly Entry[];
  readonly deals: readonly Entry[];
};

export type DayItem = {
  /** A task is due, a stage's time is over, or nobody has planned what comes next. */
  readonly why: 'task' | 'deadline' | 'no-next-step';
  readonly kind: string;
  readonly id: string;
  readonly task?: { readonly id: string; readonly about: string; readonly title?: string };
  readonly stage?: string;
  readonly company?: string;
  readonly amount?: NonNullable<Card['amount']>;
  readonly dueAt?: string;
};

/** An open deal has a next step while its owner has a task about it, or it waits for a date. */
export const hasNextStep = ({ id, card }: Entry, tasks: readonly Entry[]): boolean =>
  card.waitUntil !== undefined || tasks.some((task) => task.card.subject?.id === id);

/**
 * What is due before an instant, and deals without a next step; each record once for its stage, once for each task. The
 * dearest first: what is at stake is the amount, and where nobody knows it the median of those known; then by what is due first.
 */
export function dayOf({ tasks, leads, deals }: Held, until: string): DayItem[] {
  const cards = new Map([...leads, ...deals].map((entry) => [entry.id, entry.card]));
  const isDue = ({ card }: Entry): boolean => (card.dueAt ?? until) < until;
  const dueTasks = tasks.filter(isDue);
  const hasTask = new Set(dueTasks.map(({ card }) => card.subject?.id));
  const rest = [...leads, ...deals].filter(
    ({ id, card }) => !hasTask.has(id) && card.waitUntil === undefined && card.stage !== 'parked',
  );
  const items = [
    ...dueTasks.map((task) => taskItem(task, cards)),
    ...rest.filter(isDue).map((entry) => itemOf('deadline', entry)),
    ...rest
      .filter((entry) => entry.kind === 'deal' && !isDue(entry) && !hasNextStep(entry, tasks))
      .map((entry) => itemOf('no-next-step', entry)),
  ];
  const median = medianOf([...cards.values()].flatMap(({ amount }) => amount?.netMinor ?? []));
  const stake = ({ amount }: DayItem): number => amount?.netMinor ?? median;
  // Stryker disable next-line EqualityOperator: no two items have the same place
  return items.toSorted((a, b) => stake(b) - stake(a) || (placeOf(a) < placeOf(b) ? -1 : 1));
}

const placeOf = ({ dueAt = 'later', id, task }: DayItem): string => [dueAt, id, task?.id].join();

const shownOf = ({ stage, company, amount }: Card) => present({ stage, company, amount });

const itemOf = (why: DayItem['why'], { kind, id, card }: Entry): DayItem => ({
  why,
  kind,
  id,
  ...shownOf(card),
  ...present({ dueAt: card.dueAt }),
});

function taskItem({ id, card }: Entry, cards: ReadonlyMap<string, Card>): DayItem {
  const { subject = { kind: 'task', id }, about = '', title, dueAt } = card;
  const task = { id, about, ...present({ title }) };
  return { why: 'task', ...subject, task, ...shownOf(cards.get(subject.id) ?? {}), ...present({ dueAt }) };
}

/** The middle one, of two the lower; 0 of none. */
function medianOf(values: readonly number[]): number {
  const ordered = values.toSorted((a, b) => a - b);
  return ordered[Math.floor((ordered.length - 1) / 2)] ?? 0;
}
