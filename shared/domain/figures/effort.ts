/** Where the effort goes: what was done with leads and deals, and for how long they were at work. Waiting is not work. */
import type { Instant } from '../calendar/instant-schema.ts';
import type { FactType } from '../facts/draft.ts';
import { byVersion, type Fact } from '../facts/fact.ts';
import type { History } from '../records/records.ts';
import type { Member } from './members.ts';
import { sumOf } from './numbers.ts';
import type { Span } from './reporting.ts';
import { isEnd } from './stages.ts';

/** The facts effort is folded from, beside traces. */
export const effortFacts = [
  'ActivityRecorded',
  'LeadWaits',
  'LeadWaitEnded',
  'DealWaits',
  'DealWaitEnded',
] as const satisfies readonly FactType[];

/** Of one lead or deal: when somebody called or wrote, and the times it waited for a date. */
export type Effort = { readonly activities: readonly Instant[]; readonly waits: readonly Span[] };

/** By lead and deal, of facts in any order as far as they were recorded by an instant. */
export function effortIn(facts: readonly Fact[], asOf: Instant): ReadonlyMap<string, Effort> {
  const known = facts.filter(({ recordedAt, type }) => recordedAt <= asOf && types.includes(type));
  const bySubject = Map.groupBy(known, ({ subject }) => subject.id);
  return new Map([...bySubject].map(([id, own]) => [id, effortOf(own.toSorted(byVersion))]));
}

const types: readonly string[] = effortFacts;

function effortOf(facts: readonly Fact[]): Effort {
  const activities: Instant[] = [];
  const waits: Span[] = [];
  for (const { type, at, data } of facts) {
    if (type === 'ActivityRecorded') activities.push(at);
    else cutShort(waits, at); // it ended, or another begins in its place
    if (type === 'LeadWaits' || type === 'DealWaits') waits.push({ from: at, before: String(data['until']) });
  }
  return { activities, waits };
}

function cutShort(waits: Span[], at: Instant): void {
  const last = waits.at(-1);
  // Stryker disable next-line EqualityOperator: of two equal instants it does not matter which
  if (last && last.before > at) waits[waits.length - 1] = { from: last.from, before: at };
}

const dayMs = 86_400_000;

/** Days within a time on which a lead or a deal stood at a stage that somebody has to work on, without those it waited. */
export function daysAtWork(
  { trace: { visits, pipeline } }: Member,
  { waits }: Effort,
  span: Span,
  asOf: Instant,
): number {
  const stays = visits.flatMap(({ stage, at, left, passed }) =>
    passed || isEnd(pipeline, stage) ? [] : [{ from: at, before: left?.at ?? asOf }],
  );
  const stood = stays.map((stay) => overlapOf(stay, span));
  const waited = stays.flatMap((stay) => waits.map((wait) => overlapOf(wait, cut(stay, span))));
  return (sumOf(stood) - sumOf(waited)) / dayMs;
}

// Stryker disable EqualityOperator: of two equal instants it does not matter which
const cut = (one: Span, other: Span): Span => ({
  from: one.from > other.from ? one.from : other.from,
  before: one.before < other.before ? one.before : other.before,
});
// Stryker restore EqualityOperator

/** In milliseconds. */
function overlapOf(one: Span, other: Span): number {
  const { from, before } = cut(one, other);
  return Math.max(0, Date.parse(before) - Date.parse(from));
}

/** Facts of effort from an instant on and before another. */
export async function readEffort(
  { from, before }: Span,
  asOf: Instant,
  journal: Pick<History, 'happened'>,
): Promise<ReadonlyMap<string, Effort>> {
  // Stryker disable next-line ArrayDeclaration: a text was not recorded at any time
  const facts: Fact[] = [];
  for await (const page of journal.happened(from, before, { types: effortFacts })) facts.push(...page);
  return effortIn(facts, asOf);
}
