/** The market page beside what is so: how long customers of each segment take at each stage, and who is not at the table. */
import type { Instant } from '../calendar/instant-schema.ts';
import type { Deal } from '../deals/deal.ts';
import { type Market, marketId } from '../market/market.ts';
import { present } from '../present.ts';
import type { Records } from '../records/records.ts';
import type { Policy } from '../settings/settings.ts';
import { funnelRows, stagesWith } from './funnel.ts';
import type { Member } from './members.ts';
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

export async function reportMarket(asked: { readonly asOf?: Instant }, services: Services): Promise<MarketReport> {
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
  const segments = policy.segments.map((segment) => ({
    ...{ segment: segment.id, focus: segment.focus, committee: segment.committee },
    journey: journeyOf(segment.id, market, members, { from, asOf, policy }),
    missing: missingIn(
      deals.filter((deal) => deal.segment === segment.id),
      segment.committee,
    ),
  }));
  return { asOf, segments, ...present({ market }) };
}

type When = { readonly from: Instant; readonly asOf: Instant; readonly policy: Policy };

/** Every stage somebody of the segment came to, or is meant to. */
function journeyOf(
  segment: string,
  market: Market | undefined,
  members: readonly Member[],
  { from, asOf, policy }: When,
): JourneyStage[] {
  const own = members.filter((member) => member.segment === segment);
  const rows = funnelRows(stagesWith(own, 'movement', { from, before: asOf }), policy.calendar);
  const meant = market?.segments.find((each) => each.segment === segment)?.journey ?? [];
  return rows.flatMap(({ pipeline, stage, entered, daysMedian }) => {
    const planned = meant.find((each) => each.pipeline === pipeline && each.stage === stage)?.days;
    if (planned === undefined && entered === 0) return [];
    return [{ pipeline, stage, entered, ...present({ planned, daysMedian }) }];
  });
}

const missingIn = (deals: readonly Deal[], roles: readonly string[]): MarketSegment['missing'] =>
  roles.map((role) => ({
    role,
    deals: deals.filter(({ committee }) => !committee.some((member) => member.role === role)).length,
    of: deals.length,
  }));
