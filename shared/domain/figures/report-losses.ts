/** Losses, read from the journal. */
import type { Instant } from '../calendar/instant-schema.ts';
import { plusMonths } from '../calendar/months.ts';
import { startOfDay } from '../calendar/working-calendar.ts';
import type { Span } from './reporting.ts';
import { type Gone, goneFrom, lossRows, type LossRow, reasonOf } from './losses.ts';
import type { Months } from './reporting.ts';
import { type Asked, scopeOf, type Scoping } from './scope.ts';

export type LossReport = { readonly asOf: Instant; readonly currency: string; readonly rows: readonly LossRow[] };

const monthOf = (month: string): number => Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7));
const lengthOf = ({ from, to }: Months): number => monthOf(to) - monthOf(from) + 1;

/** What was lost in a time, beside the time before it that was as long. */
export async function reportLosses(asked: Asked, services: Scoping): Promise<LossReport> {
  const months = lengthOf(asked);
  const { asOf, policy, span, members } = await scopeOf(asked, services, months);
  const { timeZone } = policy.calendar;
  const spanBefore: Span = {
    from: startOfDay(`${plusMonths(asked.from, -months)}-01`, timeZone),
    before: span.from,
  };
  return { asOf, currency: policy.company.currency, rows: lossRows(members, { span, spanBefore }, asked.touch) };
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
