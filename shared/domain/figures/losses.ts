/** What leads and deals are lost for: at which stage, for which reason, and from where they came. */
import { type Filter, type Member, touchedOf } from './members.ts';
import { amountOf, type FunnelRow, type Medians, segmentMedians } from './funnel.ts';
import type { Span } from './reporting.ts';
import { type Pipeline, pipelines, stageOrder } from './stages.ts';
import type { Visit } from './trace.ts';

export type LossRow = {
  readonly pipeline: Pipeline;
  readonly stage: string;
  readonly reason: string;
  readonly lost: number;
  readonly amount: FunnelRow['amount'];
  /** In the time before, which was as long; nothing where nobody can read that far back. */
  readonly before?: { readonly lost: number; readonly amount: FunnelRow['amount'] };
  /** Of all that were lost at the stage in this time. */
  readonly share: number;
  /** Of all that left the stage in this time: by so much the reason lowers its conversion. */
  readonly ofGone: number;
  /** From where most of those lost for it came. */
  readonly mostly?: { readonly source: string; readonly lost: number; readonly share: number };
};

/** Who has left a stage for good by now, with how. */
export type Gone = { readonly member: Member; readonly visit: Visit };

/** Whose last visit to a stage ended within a time, as it has ended by now. */
export const goneFrom = (members: readonly Member[], stage: string, { from, before }: Span): Gone[] =>
  members.flatMap((member) => {
    const visit = member.trace.visits.findLast((each) => each.stage === stage);
    const since = visit?.left?.since;
    return visit && since !== undefined && from <= since && since < before ? [{ member, visit }] : [];
  });

const isLost = ({ visit }: Gone): boolean => visit.left?.as === 'lost';
export const reasonOf = ({ visit }: Gone): string => visit.left?.reason ?? 'unknown';

type Times = { readonly span: Span; readonly spanBefore?: Span };

/** Every reason at every stage in this time or the one before, at each stage the most frequent in front. */
export function lossRows(members: readonly Member[], { span, spanBefore }: Times, touch: Filter['touch']): LossRow[] {
  const medians = segmentMedians(members);
  return pipelines.flatMap((pipeline) => {
    const own = members.filter(({ trace }) => trace.pipeline === pipeline);
    return stageOrder[pipeline].flatMap((stage) => {
      const goneBefore = spanBefore && goneFrom(own, stage, spanBefore);
      return rowsAt(goneFrom(own, stage, span), goneBefore, { medians, touch }).map((row) => ({
        pipeline,
        stage,
        ...row,
      }));
    });
  });
}

type Telling = { readonly medians: Medians; readonly touch: Filter['touch'] };

function rowsAt(
  gone: readonly Gone[],
  goneBefore: readonly Gone[] | undefined,
  { medians, touch }: Telling,
): Omit<LossRow, 'pipeline' | 'stage'>[] {
  const [lost, lostBefore] = [gone.filter(isLost), goneBefore?.filter(isLost) ?? []];
  const [by, byBefore] = [Map.groupBy(lost, reasonOf), Map.groupBy(lostBefore, reasonOf)];
  const worth = (some: readonly Gone[]) =>
    amountOf(
      some.map(({ member }) => member),
      medians,
    );
  return [...new Set([...by.keys(), ...byBefore.keys()])]
    .map((reason) => {
      const [now, then] = [by.get(reason) ?? [], byBefore.get(reason) ?? []];
      return {
        ...{ reason, lost: now.length, amount: worth(now) },
        ...(goneBefore && { before: { lost: then.length, amount: worth(then) } }),
        share: now.length / Math.max(1, lost.length),
        ofGone: now.length / Math.max(1, gone.length),
        ...mostlyOf(now, touch),
      };
    })
    .toSorted(
      (a, b) => b.lost - a.lost || (b.before?.lost ?? 0) - (a.before?.lost ?? 0) || (a.reason < b.reason ? -1 : 1),
    );
}

function mostlyOf(lost: readonly Gone[], touch: Filter['touch']): Pick<LossRow, 'mostly'> {
  const sources = Map.groupBy(lost, ({ member }) => touchedOf(member, touch)?.source ?? '');
  const [first] = [...sources].toSorted(([a, some], [b, others]) => others.length - some.length || (a < b ? -1 : 1));
  if (!first?.[0]) return {}; // most of them came from nowhere anybody knows
  const [source, own] = first;
  return { mostly: { source, lost: own.length, share: own.length / lost.length } };
}
