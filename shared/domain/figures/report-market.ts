/** The market page beside what is so: how long customers of each segment take at each stage, and who is not at the table. */
import type { Instant } from '../calendar/instant-schema.ts';
import type { Deal } from '../deals/deal.ts';
import { type Market, marketId } from '../market/market.ts';
import { present } from '../present.ts';
import type { Records } from '../records/records.ts';
import type { Policy } from '../settings/settings.ts';
import { funnelRows, type Stay, stagesWith } from './funnel.ts';
import { byArrival, type Member } from './members.ts';
import { isBefore, standingAt } from './reaching.ts';
import type { Pipeline } from './stages.ts';
import { membersSince, type Scoping, whenOf } from './scope.ts';

export type JourneyStage = {
  readonly pipeline: Pipeline;
  readonly stage: string;
  /** Days it is meant to take, and took the half of those who left it in the last twelve months. */
  readonly planned?: number;
  readonly daysMedian?: number;
  readonly entered: number;
};

export type MarketSegment = {
  readonly segment: string;
  readonly focus: boolean;
  /** Who usually decides there. */
  readonly committee: readonly string[];
  readonly journey: readonly JourneyStage[];
  /** Of its open deals, how many have nobody in each of these roles. */
  readonly missing: readonly { readonly role: string; readonly deals: number; readonly of: number }[];
};

export type MarketReport = {
  readonly asOf: Instant;
  /** As it was written down last; nothing until somebody does. */
  readonly market?: Market;
  readonly segments: readonly MarketSegment[];
};

type Services = Scoping & { readonly records: Pick<Records, 'get' | 'getMany'> };

type AskedMarket = { readonly asOf?: Instant };

export async function reportMarket(asked: AskedMarket, services: Services): Promise<MarketReport> {
  const { when, members, deals, market } = await comingTo(asked, services);
  const segments = when.policy.segments.map((segment) => ({
    ...{ segment: segment.id, focus: segment.focus, committee: segment.committee },
    journey: journeyOf(segment.id, market, members, when),
    missing: missingIn(
      deals.filter((deal) => deal.segment === segment.id),
      segment.committee,
    ),
  }));
  return { asOf: when.asOf, segments, ...present({ market }) };
}

/** Who came to a stage, or the open deals that lack a role of the committee. */
export type MarketFigure = { readonly segment: string } & (
  | { readonly pipeline: Pipeline; readonly stage: string }
  | { readonly role: string }
);

/** One of them, at a stage with the last stay there. */
export type BehindMarket = Pick<Stay, 'member'> & Partial<Pick<Stay, 'visit'>>;

/** Whom a figure counts, those who came first in front. */
export async function marketBehind(
  asked: AskedMarket,
  figure: MarketFigure,
  services: Services,
): Promise<{ readonly asOf: Instant; readonly behind: readonly BehindMarket[] }> {
  const { when, members, open, deals } = await comingTo(asked, services);
  const behind = 'role' in figure ? lacking(figure, open, deals) : stayed(figure, members, when);
  return { asOf: when.asOf, behind: behind.toSorted((a, b) => byArrival(a.member, b.member)) };
}

const stayed = (
  { segment, pipeline, stage }: Extract<MarketFigure, { readonly stage: string }>,
  members: readonly Member[],
  when: When,
): readonly Stay[] =>
  stagesOf(segment, members, when).find((each) => each.pipeline === pipeline && each.stage === stage)?.stays ?? [];

function lacking(
  { segment, role }: Extract<MarketFigure, { readonly role: string }>,
  open: readonly Member[],
  deals: readonly Deal[],
): readonly BehindMarket[] {
  const own = new Set(deals.filter((deal) => deal.segment === segment && lacks(role)(deal)).map(({ id }) => id));
  return open.flatMap((member) => (own.has(member.trace.id) ? [{ member }] : []));
}

async function comingTo(asked: AskedMarket, services: Services) {
  const month = (asked.asOf ?? (await services.clock.now())).slice(0, 7);
  const { asOf, policy } = await whenOf({ from: month, to: month, ...asked }, services);
  const from = new Date(Date.parse(asOf) - 365 * 86_400_000).toISOString();
  const [market, { members }] = await Promise.all([
    services.records.get('market', marketId),
    membersSince(from, asOf, {}, services),
  ]);
  const open = members.filter(
    (member) => member.trace.kind === 'deal' && isBefore(member, 'paid', asOf) && standingAt(member, asOf),
  );
  const deals = await services.records.getMany(
    'deal',
    open.map(({ trace }) => trace.id),
  );
  return { when: { from, asOf, policy }, members, open, deals, ...present({ market }) };
}

type When = { readonly from: Instant; readonly asOf: Instant; readonly policy: Policy };

/** Every stage, with those of the segment who came to it in the last twelve months. */
const stagesOf = (segment: string, members: readonly Member[], { from, asOf }: When) =>
  stagesWith(
    members.filter((member) => member.segment === segment),
    'movement',
    { from, before: asOf },
  );

/** Every stage somebody of the segment came to, or is meant to. */
function journeyOf(
  segment: string,
  market: Market | undefined,
  members: readonly Member[],
  when: When,
): JourneyStage[] {
  const rows = funnelRows(stagesOf(segment, members, when), when.policy.calendar);
  const meant = market?.segments.find((each) => each.segment === segment)?.journey ?? [];
  return rows.flatMap(({ pipeline, stage, entered, daysMedian }) => {
    const planned = meant.find((each) => each.pipeline === pipeline && each.stage === stage)?.days;
    if (planned === undefined && entered === 0) return [];
    return [{ pipeline, stage, entered, ...present({ planned, daysMedian }) }];
  });
}

const lacks =
  (role: string) =>
  ({ committee }: Deal): boolean =>
    !committee.some((member) => member.role === role);

const missingIn = (deals: readonly Deal[], roles: readonly string[]): MarketSegment['missing'] =>
  roles.map((role) => ({ role, deals: deals.filter(lacks(role)).length, of: deals.length }));
