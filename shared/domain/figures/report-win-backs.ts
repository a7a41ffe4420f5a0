/** The report of win-backs, read from the journal. */
import { dayOf } from '../calendar/working-calendar.ts';
import type { Records } from '../records/records.ts';
import type { SilenceCause } from '../win-backs/silence-causes.ts';
import type { Action, Outcome } from '../win-backs/win-back.ts';
import { type MonthsAsOf, reportedSince } from './read-reported.ts';
import type { Scoping } from './scope.ts';
import {
  type Attempt,
  attempted,
  type AttemptFigure,
  attemptsIn,
  type CauseCount,
  causeNameOf,
  causesOf,
  type Effect,
  effectsOf,
  isMeasured,
  type OfferCosts,
  type WinBackRow,
  winBackReportFacts,
  winBackRows,
} from './win-backs.ts';

export type WinBackReport = {
  readonly asOf: string;
  readonly currency: string;
  readonly rows: readonly WinBackRow[];
  readonly effects: readonly Effect[];
  readonly causes: readonly CauseCount[];
};

type Services = Omit<Scoping, 'journal'> & { readonly journal: Pick<Scoping['journal'], 'happened'> };

/**
 * What became of those that began from one month to another, both included, by now or by an instant.
 *
 * @throws Problem 422 of a time nobody can tell of
 */
export async function reportWinBacks(asked: MonthsAsOf, services: Services): Promise<WinBackReport> {
  const { asOf, policy, attempts } = await attemptedSince(asked, services);
  return {
    ...{ asOf, currency: policy.company.currency },
    rows: winBackRows(attempts, await costsOf(attempts, services.records)),
    effects: effectsOf(attempts, dayOf(asOf, policy.calendar.timeZone)),
    causes: causesOf(attempts),
  };
}

/** Which attempts a figure counts: of a month and action, with an outcome, that the effect counts, with a cause by the name of an axis (an empty one: nobody knows). */
export type WinBackFigure = {
  readonly month?: string;
  readonly action?: Action;
  readonly figure?: AttemptFigure;
  readonly outcome?: Outcome;
  readonly measured?: true;
  readonly cause?: SilenceCause;
  readonly by?: CauseCount['by'];
  readonly name?: string;
};

/** The attempts a figure counts, those that began first in front. */
export async function attemptsBehind(
  asked: MonthsAsOf,
  figure: WinBackFigure,
  services: Services,
): Promise<{ readonly asOf: string; readonly attempts: readonly Attempt[] }> {
  const { asOf, policy, attempts } = await attemptedSince(asked, services);
  const counted = countedBy(figure, dayOf(asOf, policy.calendar.timeZone));
  const own = attempts.filter((attempt) => counted.every((isSo) => isSo(attempt)));
  return { asOf, attempts: own.toSorted((a, b) => (a.startedOn < b.startedOn ? -1 : 1)) };
}

function countedBy(
  { month, action, figure = 'started', outcome, measured, cause, ...named }: WinBackFigure,
  today: string,
): ((attempt: Attempt) => boolean)[] {
  const said = Object.entries({ month, action, outcome, cause }).filter(([, value]) => value !== undefined);
  return [
    (attempt) => said.every(([name, value]) => attempt[name as 'month' | 'action' | 'outcome' | 'cause'] === value),
    attempted[figure],
    measured ? isMeasured(today) : () => true,
    isNamed(named),
  ];
}

const isNamed =
  ({ by, name = '' }: Pick<WinBackFigure, 'by' | 'name'>) =>
  (attempt: Attempt): boolean =>
    by === undefined || (causeNameOf(by, attempt) ?? '') === name;

/** An order may be told so many months ahead of its day. */
const toldAhead = 12;

async function attemptedSince(asked: MonthsAsOf, services: Services) {
  const reported = { kinds: ['win-back', 'purchase'], types: winBackReportFacts, before: toldAhead } as const;
  const { asOf, policy, facts } = await reportedSince(asked, reported, services);
  const { timeZone } = policy.calendar;
  return { asOf, policy, attempts: attemptsIn(facts, { ...asked, timeZone, asOf }) };
}

/** What each offer says it costs. */
async function costsOf(attempts: readonly Attempt[], records: Pick<Records, 'getMany'>): Promise<OfferCosts> {
  const offers = await records.getMany('offer', [...new Set(attempts.flatMap(({ offerId }) => offerId ?? []))]);
  return new Map(offers.flatMap(({ id, cost }) => (cost ? [[id, cost] as const] : [])));
}
