/** Losses, read from the journal. */
import type { Instant } from '../calendar/instant-schema.ts';
import { type Gone, goneFrom, lossRows, type LossRow, reasonOf } from './losses.ts';
import { present } from '../present.ts';
import { type Asked, scopeOf, type Scoping, scopeWithBefore } from './scope.ts';

export type LossReport = { readonly asOf: Instant; readonly currency: string; readonly rows: readonly LossRow[] };

/** What was lost in a time, beside the time before it that was as long. */
export async function reportLosses(asked: Asked, services: Scoping): Promise<LossReport> {
  const { asOf, policy, span, spanBefore, members } = await scopeWithBefore(asked, services);
  return {
    asOf,
    currency: policy.company.currency,
    rows: lossRows(members, { span, ...present({ spanBefore }) }, asked.touch),
  };
}

/** Which figure: what was lost at a stage, for a reason. */
export type LossFigure = { readonly pipeline: string; readonly stage: string; readonly reason?: string };

/** Those a figure counts, the first lost in front. */
export async function lostBehind(
  asked: Asked,
  { pipeline, stage, reason }: LossFigure,
  services: Scoping,
): Promise<{ readonly asOf: Instant; readonly lost: readonly Gone[] }> {
  const { asOf, span, members } = await scopeOf(asked, services);
  const own = members.filter(({ trace }) => trace.pipeline === pipeline);
  const lost = goneFrom(own, stage, span).filter(
    (gone) => gone.visit.left?.as === 'lost' && (reason === undefined || reasonOf(gone) === reason),
  );
  return { asOf, lost: lost.toSorted((a, b) => (placeOf(a) < placeOf(b) ? -1 : 1)) };
}

const placeOf = ({ visit, member }: Gone): string => `${visit.left?.since ?? ''}/${member.trace.id}`;
