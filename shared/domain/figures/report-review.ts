/** What the director looks at in a review: what changed since the last one, what it asks and whom, and what is due. */
import type { Instant } from '../calendar/instant-schema.ts';
import { monthsBetween } from '../calendar/months.ts';
import { dayOf, plusDays } from '../calendar/working-calendar.ts';
import { type Campaign, campaignsList } from '../campaigns/campaign.ts';
import { isIn } from '../campaigns/report-month.ts';
import { hypothesesList, type Hypothesis } from '../hypotheses/hypothesis.ts';
import { present } from '../present.ts';
import { everyOf } from '../records/all-of.ts';
import type { Records } from '../records/records.ts';
import { type Review, reviewsList } from '../reviews/review.ts';
import type { Policy } from '../settings/settings.ts';
import { readBooks } from './books.ts';
import { type Change, changesIn } from './changes.ts';
import { costed, costsIn, sharedOut, type Spent } from './costs.ts';
import { type Lever, leversOf } from './levers.ts';
import { leadsIn, type Member } from './members.ts';
import { sumOf } from './numbers.ts';
import { isNewOfMarketing, verdictOf } from './quality.ts';
import { reportPlan } from './report-plan.ts';
import type { Span } from './reporting.ts';
import { soldBy } from './sales.ts';
import { membersSince, type Scoping, whenOf } from './scope.ts';
import { isProcess, pipelines } from './stages.ts';

export type Asking = Change & {
  /** Who answers it: of the staff, where anybody fits. */
  readonly addressee?: string;
};

export type ReviewPage = {
  readonly asOf: Instant;
  readonly currency: string;
  /** When the last review was held, and since when its figures were compared. */
  readonly since: Instant;
  readonly before: Instant;
  readonly changes: readonly Asking[];
  /** Hypotheses that were judged since, and those that are due within a week. */
  readonly hypotheses: readonly Hypothesis[];
  /** Of the last twelve months. */
  readonly levers: readonly Lever[];
  /** How many deals of each process were opened in a month, and how many campaigns had a day in it. */
  readonly months: readonly {
    readonly month: string;
    readonly deals: Readonly<Record<string, number>>;
    readonly campaigns: number;
  }[];
};

type Services = Scoping & { readonly records: Pick<Records, 'getMany' | 'list'> };

const dayMs = 86_400_000;
/** Where no review was held yet, or the last one is older, so many days are looked back. */
const [usualDays, mostDays] = [30, 182];
const mostChanges = 12;
const dueDays = 7;

export async function prepareReview(asked: { readonly asOf?: Instant }, services: Services): Promise<ReviewPage> {
  const { asOf, policy } = await nowOf(asked, services);
  const { timeZone } = policy.calendar;
  const { currency } = policy.company;
  const [reviews, hypotheses, campaigns, facts] = await Promise.all([
    everyOf('review', reviewsList, services.records),
    everyOf('hypothesis', hypothesesList, services.records),
    everyOf('campaign', campaignsList, services.records),
    readBooks(asOf, timeZone, services.journal),
  ]);
  const since = lastHeld(reviews, asOf);
  const before = iso(2 * Date.parse(since) - Date.parse(asOf));
  const yearAgo = iso(Date.parse(asOf) - 365 * dayMs);
  const { members, everybody } = await membersSince([yearAgo, before].toSorted()[0] ?? before, asOf, {}, services);
  const { sales } = soldBy(facts, { members: everybody, asOf, policy });
  const [now, was] = [
    { from: since, before: asOf },
    { from: before, before: since },
  ];
  const spent = (span: Span) => spentOnNonTarget(costsIn(facts, asOf), everybody, span, { timeZone, currency });
  const changes = changesIn(
    {
      ...{ members, sales, now, was, currency },
      days: {
        was: dayOf(before, timeZone),
        now: dayOf(since, timeZone),
        after: plusDays(dayOf(asOf, timeZone), 1),
      },
      spentOnNonTarget: { now: spent(now), was: spent(was) },
      gaps: await gapsOf(dayOf(asOf, timeZone).slice(0, 7), asOf, services),
    },
    policy,
    mostChanges,
  );
  const today = dayOf(asOf, timeZone);
  const ofYear = sales.filter(({ on }) => on >= dayOf(yearAgo, timeZone));
  return {
    ...{ asOf, currency, since, before },
    changes: changes.map((change) => ({ ...change, ...present({ addressee: addresseeOf(change, policy) }) })),
    hypotheses: hypotheses.filter((hypothesis) => isOnTable(hypothesis, since, plusDays(today, dueDays))),
    levers: leversOf(members, ofYear, { from: yearAgo, before: asOf }),
    months: monthsOf(members, campaigns, { from: yearAgo, before: asOf }, timeZone),
  };
}

const iso = (ms: number): Instant => new Date(ms).toISOString();

async function nowOf({ asOf }: { readonly asOf?: Instant }, services: Services) {
  const month = (asOf ?? (await services.clock.now())).slice(0, 7);
  return whenOf({ from: month, to: month, ...present({ asOf }) }, services);
}

/** When the last one was held before an instant. */
function lastHeld(reviews: readonly Review[], asOf: Instant): Instant {
  const [last] = reviews
    .map(({ until }) => until)
    .filter((until) => until < asOf)
    .toSorted()
    .toReversed();
  const earliest = iso(Date.parse(asOf) - mostDays * dayMs);
  return last !== undefined && last > earliest ? last : iso(Date.parse(asOf) - usualDays * dayMs);
}

/** What was spent on leads of a time that proved to be none we serve. */
function spentOnNonTarget(
  costs: readonly Spent[],
  everybody: readonly Member[],
  span: Span,
  { timeZone, currency }: { readonly timeZone: string; readonly currency: string },
): number {
  const leads = leadsIn(everybody, span).filter(isNewOfMarketing);
  const days = [dayOf(span.from, timeZone), dayOf(span.before, timeZone)] as const;
  const own = costs.filter(
    ({ costKind, stage, from }) =>
      costKind === 'marketing' && stage === 'acquisition' && days[0] <= from && from < days[1],
  );
  const { ofLead } = sharedOut(
    own,
    leads.map((lead) => costed(lead)),
    timeZone,
  );
  const nonTarget = leads.filter((lead) => verdictOf(lead) === 'non-target');
  return Math.round(sumOf(nonTarget.map(({ trace }) => ofLead.get(trace.id)?.get(currency) ?? 0)));
}

async function gapsOf(month: string, asOf: Instant, services: Services) {
  const { rows } = await reportPlan({ from: month, to: month, asOf }, services);
  return rows.flatMap(({ manager, segment, orders: { gap, plan } }) =>
    segment === undefined && gap !== undefined && plan !== undefined
      ? [{ month, gap, plan, ...present({ manager }) }]
      : [],
  );
}

/** The manager it names; else the first of the staff in the group it asks. */
const addresseeOf = ({ manager, asks }: Change, { staff }: Policy): string | undefined =>
  asks === 'manager' ? manager : staff.find(({ group }) => group === asks)?.id;

const isOnTable = ({ state, reviewOn }: Hypothesis, since: Instant, until: string): boolean =>
  (state.name === 'judged' && state.at >= since) || (state.name === 'running' && reviewOn <= until);

function monthsOf(members: readonly Member[], campaigns: readonly Campaign[], span: Span, timeZone: string) {
  const [from, to] = [dayOf(span.from, timeZone).slice(0, 7), dayOf(span.before, timeZone).slice(0, 7)];
  const opened = members.flatMap(({ trace: { pipeline, visits, opening } }) => {
    const [first] = visits;
    return !first || opening ? [] : [{ pipeline, month: dayOf(first.at, timeZone).slice(0, 7) }];
  });
  return monthsBetween({ from, to }).map((month) => ({
    month,
    deals: Object.fromEntries(
      pipelines
        .filter(isProcess)
        .map((process) => [process, opened.filter((one) => one.pipeline === process && one.month === month).length]),
    ),
    campaigns: campaigns.filter((campaign) => isIn(month, campaign)).length,
  }));
}
