/** The quality of leads, read from the journal. */
import type { Instant } from '../calendar/instant-schema.ts';
import type { WorkingCalendar } from '../calendar/working-calendar.ts';
import { costed, readCosts, sharedOut, type Shares, type Spent } from './costs.ts';
import { byArrival, type Filter, leadsIn, type Member } from './members.ts';
import {
  hourIn,
  isNewOfMarketing,
  isToTakeUp,
  qualityRows,
  type QualityRow,
  responded,
  type Response,
  responseRows,
  type ResponseRow,
  responsibleFor,
  type Verdict,
  verdictOf,
} from './quality.ts';
import { type Asked, scopeOf, type Scoping } from './scope.ts';

export type QualityReport = {
  readonly asOf: Instant;
  readonly currency: string;
  readonly rows: readonly QualityRow[];
  readonly total: QualityRow;
  readonly response: readonly ResponseRow[];
};

/** Leads that came in a time: what they proved to be, what was spent on them, and how soon they were taken up. */
export async function reportQuality(asked: Asked, services: Scoping): Promise<QualityReport> {
  const scope = await scopeOf(asked, services);
  const { asOf, policy, span, everybody } = scope;
  const costs = await readCosts(span, asOf, services.journal);
  const shares = sharesOf(costs, leadsIn(everybody, span), { ...asked, timeZone: policy.calendar.timeZone });
  const leads = leadsIn(scope.members, span);
  return {
    ...{ asOf, currency: policy.company.currency },
    ...qualityRows(leads, shares, asked.touch),
    response: responseRows(leads, policy.calendar),
  };
}

/** What was spent on each lead: acquisition by marketing, shared among the leads that marketing brought. */
const sharesOf = (
  costs: readonly Spent[],
  leads: readonly Member[],
  { touch, timeZone }: Pick<Filter, 'touch'> & { readonly timeZone: string },
): Shares =>
  sharedOut(
    costs.filter(({ costKind, stage }) => costKind === 'marketing' && stage === 'acquisition'),
    leads.filter(isNewOfMarketing).map((lead) => costed(lead, touch)),
    timeZone,
  );

/**
 * Which figure: leads of a verdict, rejected by a criterion; or of those to be taken up all, or those that were or were not,
 * of one hour, or of whom somebody is responsible for (of nobody's where it is empty).
 */
export type QualityFigure = {
  readonly verdict?: Verdict;
  readonly criterion?: string;
  readonly response?: Response;
  readonly hour?: string;
  readonly responsible?: string;
};

/** The leads a figure counts, those that came first in front. */
export async function leadsBehind(
  asked: Asked,
  figure: QualityFigure,
  services: Scoping,
): Promise<{ readonly asOf: Instant; readonly leads: readonly Member[] }> {
  const scope = await scopeOf(asked, services);
  const counted = countedBy(figure, scope.policy.calendar);
  const leads = leadsIn(scope.members, scope.span).filter((lead) => counted.every((isSo) => isSo(lead)));
  return { asOf: scope.asOf, leads: leads.toSorted(byArrival) };
}

function countedBy(
  { verdict, criterion, response, hour, responsible }: QualityFigure,
  calendar: WorkingCalendar,
): ((lead: Member) => boolean)[] {
  const hourOf = hourIn(calendar);
  return [
    verdict !== undefined && ((lead: Member) => verdictOf(lead) === verdict),
    criterion !== undefined && (({ trace }: Member) => trace.visits.at(-1)?.left?.reason === criterion),
    response !== undefined && ((lead: Member) => isToTakeUp(lead) && responded[response](lead)),
    hour !== undefined && ((lead: Member) => hourOf(lead) === hour),
    responsible !== undefined && ((lead: Member) => (responsibleFor(lead) ?? '') === responsible),
  ].filter((isSo) => isSo !== false);
}
