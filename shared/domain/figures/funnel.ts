/**
 * The funnel: how many leads and deals entered each stage, and what became of them. Each counts once in a stage, by its last
 * visit there: entered = moved on + lost + parked + went back + here.
 */
import type { Instant } from '../calendar/instant-schema.ts';
import { type WorkingCalendar, workingMinutesWithin } from '../calendar/working-calendar.ts';
import { type Net, type Sum, sumsOf } from '../money/sums.ts';
import { present } from '../present.ts';
import type { Member } from './members.ts';
import type { Span } from './reporting.ts';
import { atRank, medianOf } from './numbers.ts';
import { isEnd, type Pipeline, pipelines, stageOrder } from './stages.ts';
import { type Visit, type WayOut, waysOut } from './trace.ts';

/**
 * Whom a funnel counts. `arrival`: who came in a time, or whose lead did, with all they did since. `movement`: who entered a
 * stage in that time, whenever they came.
 */
export const ways = ['arrival', 'movement'] as const;
export type Way = (typeof ways)[number];

/** One record at one stage: its last visit there, and how many of its visits count. */
export type Stay = { readonly member: Member; readonly visit: Visit; readonly visits: number };

/** What became of a stay by now. */
export type Outcome = WayOut | 'here';
export const outcomes = [...waysOut, 'here'] as const;
export const outcomeOf = ({ visit }: Pick<Stay, 'visit'>): Outcome => visit.left?.as ?? 'here';

/** Why it was lost, or into which basket it was parked. */
export const whyOf = ({ visit: { left } }: Pick<Stay, 'visit'>): string => left?.reason ?? left?.basket ?? 'unknown';

export type FunnelRow = {
  readonly pipeline: Pipeline;
  readonly stage: string;
  readonly entered: number;
  readonly visits: number;
  /** Of those entered: who was under way at this stage when it came here, and who passed it within one move. */
  readonly opening: number;
  readonly passed: number;
  readonly movedOn: number;
  readonly lost: { readonly total: number; readonly byReason: Readonly<Record<string, number>> };
  readonly parked: { readonly total: number; readonly byBasket: Readonly<Record<string, number>> };
  readonly wentBack: number;
  readonly here: number;
  /** Who moved on, of those who are there no more. Nothing where nobody is, and at the last stage of a deal. */
  readonly conversion?: number;
  /** In the stage, of those who left it, passing not counted: calendar days and working hours, by nearest rank. */
  readonly daysMedian?: number;
  readonly daysP90?: number;
  readonly hoursMedian?: number;
  readonly hoursP90?: number;
  /** What those who entered are worth as far as anybody knows; the others are assumed at the median of their segment. */
  readonly amount: { readonly known: readonly Sum[]; readonly assumed: readonly Sum[] };
};

const isIn = (at: Instant, { from, before }: Span): boolean => from <= at && at < before;

/** Every stage of each pipeline in their order, with the stays that count there: one pass over the members, whose stays are found stage by stage. */
export function stagesWith(members: readonly Member[], way: Way, span: Span) {
  const staged = pipelines.flatMap((pipeline) =>
    stageOrder[pipeline].map((stage) => ({ pipeline, stage, stays: [] as Stay[] })),
  );
  const at = Map.groupBy(staged, ({ pipeline }) => pipeline);
  for (const member of members) {
    if (way === 'arrival' && !isIn(member.arrivedAt, span)) continue;
    for (const { stage, stays } of at.get(member.trace.pipeline) ?? []) {
      const stay = stayAt(member, stage, way, span);
      if (stay) stays.push(stay);
    }
  }
  return staged;
}

/** The last visit of a member to a stage, if any of its visits counts. */
function stayAt(member: Member, stage: string, way: Way, span: Span): Stay | undefined {
  let visit: Visit | undefined;
  let visits = 0;
  for (const each of member.trace.visits) {
    if (each.stage !== stage) continue;
    visit = each;
    if (way === 'arrival' || isIn(each.at, span)) visits += 1;
  }
  return visit && visits > 0 ? { member, visit, visits } : undefined;
}

export type Staged = ReturnType<typeof stagesWith>[number];

export function funnelRows(staged: readonly Staged[], calendar: WorkingCalendar): FunnelRow[] {
  const stays = staged.flatMap((each) => each.stays);
  const assumed = segmentMedians(stays.map(({ member }) => member));
  const worked = workedIn(stays, calendar);
  return staged.map((each) => rowOf(each, assumed, worked));
}

type Worked = ReturnType<typeof workingMinutesWithin>;

/** The working minutes between any two instants of some stays. */
function workedIn(stays: readonly Stay[], calendar: WorkingCalendar): Worked {
  let [first, last] = ['9999', ''];
  for (const { visit } of stays) {
    const until = visit.left?.at ?? visit.at;
    if (visit.at < first) first = visit.at;
    if (until > last) last = until;
  }
  return last === '' ? () => 0 : workingMinutesWithin(first, last, calendar);
}

function rowOf({ pipeline, stage, stays }: Staged, assumed: Medians, worked: Worked): FunnelRow {
  const by = Map.groupBy(stays, outcomeOf);
  const count = (outcome: Outcome): number => by.get(outcome)?.length ?? 0;
  const gone = stays.length - count('here');
  return {
    ...{ pipeline, stage, entered: stays.length },
    visits: stays.reduce((sum, { visits }) => sum + visits, 0),
    opening: stays.filter(isOpening).length,
    passed: stays.filter(({ visit }) => visit.passed).length,
    movedOn: count('moved-on'),
    lost: { total: count('lost'), byReason: tally(by.get('lost')) },
    parked: { total: count('parked'), byBasket: tally(by.get('parked')) },
    wentBack: count('went-back'),
    here: count('here'),
    ...(gone > 0 && !isEnd(pipeline, stage) && { conversion: count('moved-on') / gone }),
    ...timesOf(stays, worked),
    amount: amountOf(
      stays.map(({ member }) => member),
      assumed,
    ),
  };
}

/** Its first visit is where it was when it came here. */
const isOpening = ({ member: { trace }, visit }: Stay): boolean => trace.opening && trace.visits[0] === visit;

/** How many there are for each reason or basket, in the order of the alphabet. */
function tally(stays: readonly Stay[] = []): Record<string, number> {
  const groups = [...Map.groupBy(stays, whyOf)];
  return Object.fromEntries(groups.map(([name, own]) => [name, own.length] as const).toSorted(byName));
}
const byName = ([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number => (a < b ? -1 : 1);

const dayMs = 86_400_000;

function timesOf(stays: readonly Stay[], worked: Worked) {
  const over = stays.flatMap(({ visit: { at, left, passed } }) =>
    left && !passed ? [{ from: Date.parse(at), to: Date.parse(left.at) }] : [],
  );
  const days = over.map(({ from, to }) => (to - from) / dayMs);
  const hours = over.map(({ from, to }) => worked(from, to) / 60);
  return present({
    ...{ daysMedian: medianOf(days), daysP90: atRank(days, 90) },
    ...{ hoursMedian: medianOf(hours), hoursP90: atRank(hours, 90) },
  });
}

export type Medians = ReadonlyMap<string, Net>;

const noSegment = '';

/** What a record of each segment is worth where nobody knows: the median of those of which it is known, in the currency most of them are in. */
export function segmentMedians(members: readonly Member[]): Medians {
  const known = Map.groupBy(new Set(members), ({ segment = noSegment }) => segment);
  return new Map(
    [...known].flatMap(([segment, own]) => {
      const inCurrencies = [
        ...Map.groupBy(
          own.flatMap(({ trace }) => trace.counted.amount ?? []),
          ({ currency }) => currency,
        ),
      ];
      const [most] = inCurrencies.toSorted(([a, some], [b, others]) => others.length - some.length || (a < b ? -1 : 1));
      const netMinor = most && medianOf(most[1].map((amount) => amount.netMinor));
      return netMinor === undefined ? [] : [[segment, { currency: most?.[0] ?? '', netMinor }] as const];
    }),
  );
}

/** What they are worth: the sums that are known, and those that are assumed. */
export function amountOf(members: readonly Member[], medians: Medians): FunnelRow['amount'] {
  const assumed = members.filter(({ trace }) => !trace.counted.amount);
  return {
    known: sumsOf(members.map(({ trace }) => trace.counted.amount)),
    assumed: sumsOf(assumed.map(({ segment = noSegment }) => medians.get(segment))),
  };
}
