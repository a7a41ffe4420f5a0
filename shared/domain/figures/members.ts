/** Where each lead and deal belongs, and which of them a report is about. */
import type { Instant } from '../calendar/instant-schema.ts';
import { type Lane, laneOf } from '../leads/lane.ts';
import type { leadOrigins } from '../settings/settings.ts';
import { present } from '../present.ts';
import type { Span } from './reporting.ts';
import type { Pipeline } from './stages.ts';
import type { Touched, Trace } from './trace.ts';

/** A record that counts, with what it is counted by. A deal has from its lead when and from where that came. */
export type Member = {
  readonly trace: Trace;
  readonly arrivedAt: Instant;
  readonly firstTouch?: Touched;
  readonly lastTouch?: Touched;
  readonly origin?: string;
  readonly segment?: string;
  readonly manager?: string;
  readonly productGroup?: string;
  readonly lane: Lane;
};

/** What a report is about; what is absent is not asked. */
export type Filter = {
  readonly pipeline?: Pipeline;
  readonly source?: string;
  readonly campaign?: string;
  /** Which touch source and campaign are of. @default first */
  readonly touch?: 'first' | 'last';
  readonly origin?: (typeof leadOrigins)[number];
  readonly segment?: string;
  readonly manager?: string;
  /** A group of products. */
  readonly product?: string;
  /** @default main: the trial of a new direction is not among the others */
  readonly lane?: Lane | 'all';
};

/**
 * Everybody who counts: a merged record does as its survivor, and one whose import was taken back does not.
 *
 * @param groups the group of each product, by its slug
 */
export function membersOf(traces: ReadonlyMap<string, Trace>, groups: ReadonlyMap<string, string>): Member[] {
  return [...traces.values()]
    .filter(({ merged, removed }) => !merged && !removed)
    .map((trace) => memberOf(trace, trace.leadId === undefined ? undefined : traces.get(trace.leadId), groups));
}

function memberOf(trace: Trace, lead: Trace | undefined, groups: ReadonlyMap<string, string>): Member {
  const came = lead ?? trace;
  const { segment, owner: manager, product } = trace.counted;
  const group = product === undefined ? undefined : groups.get(product);
  return {
    ...{ trace, arrivedAt: came.arrivedAt, lane: laneOf(trace.counted) },
    ...present({ firstTouch: came.firstTouch, lastTouch: came.lastTouch, origin: came.origin, segment, manager }),
    ...present({ productGroup: group ?? trace.counted.productGroup ?? lead?.counted.productGroup }),
  };
}

/** The touch that is asked for. */
export const touchedOf = (member: Member, touch: Filter['touch'] = 'first'): Touched | undefined =>
  touch === 'first' ? member.firstTouch : member.lastTouch;

/** Those who came first in front; of two that came at once the one whose id does. */
export const byArrival = (a: Member, b: Member): number => (placeOf(a) < placeOf(b) ? -1 : 1);
const placeOf = ({ arrivedAt, trace }: Member): string => `${arrivedAt}/${trace.id}`;

/** Leads that came from an instant on, and before another. */
export const leadsIn = (members: readonly Member[], { from, before }: Span): Member[] =>
  members.filter(({ trace, arrivedAt }) => trace.kind === 'lead' && from <= arrivedAt && arrivedAt < before);

type Trait = Exclude<keyof Filter, 'touch' | 'lane'>;
const traits: Readonly<Record<Trait, (member: Member, touched: Touched | undefined) => string | undefined>> = {
  pipeline: ({ trace }) => trace.pipeline,
  source: (_, touched) => touched?.source,
  campaign: (_, touched) => touched?.campaign,
  origin: ({ origin }) => origin,
  segment: ({ segment }) => segment,
  manager: ({ manager }) => manager,
  product: ({ productGroup }) => productGroup,
};
const traitNames = Object.keys(traits) as Trait[]; // Object.keys forgets the key type

/** Whether a report is about them. */
export const isAsked =
  ({ touch, lane = 'main', ...asked }: Filter) =>
  (member: Member): boolean => {
    const touched = touchedOf(member, touch);
    return (
      (lane === 'all' || lane === member.lane) &&
      traitNames.every((name) => asked[name] === undefined || asked[name] === traits[name](member, touched))
    );
  };
