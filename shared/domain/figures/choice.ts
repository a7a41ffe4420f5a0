/**
 * Choice out of 100: of a hundred customers who chose between us and a rival, how many chose us.
 * 100 · won over it / (won over it + lost to it), with the 95% interval of the share (Wilson, 1927).
 */
import type { Instant } from '../calendar/instant-schema.ts';
import { monthsBetween } from '../calendar/months.ts';
import { dayOf } from '../calendar/working-calendar.ts';
import { processes, type ProcessName } from '../deals/pipeline.ts';
import { present } from '../present.ts';
import { wilson } from '../return/wilson.ts';
import type { Member } from './members.ts';
import type { Months, Span } from './reporting.ts';
import { isProcess, isPaid } from './stages.ts';

/** A deal that was decided: won, over whom if anybody said, or lost, to whom if to somebody. */
export type Choice = {
  readonly member: Member;
  readonly at: Instant;
  readonly won: boolean;
  /** Nobody: there was no rival. Absent: not known. */
  readonly rivals?: readonly string[];
};

/** What became of the deals that were decided in a time. A win is of when it was first paid, and stays one. */
export function choicesIn(members: readonly Member[], { from, before }: Span): Choice[] {
  return members.flatMap((member) => {
    const choice = choiceOf(member);
    return choice && from <= choice.at && choice.at < before ? [choice] : [];
  });
}

function choiceOf(member: Member): Choice | undefined {
  const { pipeline, visits, opening, counted } = member.trace;
  if (!isProcess(pipeline)) return undefined;
  const paid = visits.find(({ stage }) => isPaid(pipeline, stage));
  if (!paid) return lossOf(member);
  const isOfBefore = opening && paid === visits[0]; // won before it came here
  return isOfBefore ? undefined : { member, at: paid.at, won: true, ...present({ rivals: counted.rivals }) };
}

function lossOf(member: Member): Choice | undefined {
  const left = member.trace.visits.at(-1)?.left;
  if (left?.as !== 'lost') return undefined;
  const { since: at, competitor } = left;
  return { member, at, won: false, ...(competitor !== undefined && { rivals: [competitor] }) };
}

export type Score = {
  readonly won: number;
  readonly lost: number;
  /** Out of 100, and its interval; nothing where nobody chose. */
  readonly choice?: number;
  readonly low?: number;
  readonly high?: number;
};

export type ChoiceRow = Score & {
  /** All segments together where it says none. */
  readonly segment?: string;
  /** The slug of the rival; of ourselves, against all of them, the row is `us`. */
  readonly competitor: string;
  readonly us: boolean;
  /** In the time before, which was as long; nothing where nobody can read that far back. */
  readonly before?: Score;
  readonly byMonth: readonly (Score & { readonly month: string })[];
};

export type Coverage = {
  /** Deals won of the processes that are asked over whom, and those of which it was said. */
  readonly won: { readonly told: number; readonly of: number };
  /** Deals lost, and those lost to somebody by name. */
  readonly lost: { readonly told: number; readonly of: number };
};

export type Choosing = {
  readonly choices: readonly Choice[];
  readonly before?: readonly Choice[];
  readonly months: Months;
  readonly timeZone: string;
  /** Our slug in the register. */
  readonly us: string;
  /** The other companies of the register: whom nobody met has a row too. */
  readonly register: readonly string[];
};

/** Of all segments together, and of each in which somebody chose: ourselves first, then each rival. */
export function choiceRows(choosing: Choosing): ChoiceRow[] {
  const met = metIn(choosing);
  const segments = [...new Set(met.flatMap(({ member }) => member.segment ?? []))].toSorted();
  const whole = rowsFor(undefined, choosing, [...choosing.register, ...met.flatMap(rivalsOf)]);
  const parts = segments.flatMap((segment) => {
    const own = (some: readonly Choice[]) => some.filter(({ member }) => member.segment === segment);
    const part = {
      ...{ ...choosing, choices: own(choosing.choices) },
      ...(choosing.before && { before: own(choosing.before) }),
    };
    return rowsFor(segment, part, metIn(part).flatMap(rivalsOf));
  });
  return [...whole, ...parts];
}

const metIn = ({ choices, before = [] }: Choosing): readonly Choice[] => [...choices, ...before];
const rivalsOf = ({ rivals = [] }: Choice): readonly string[] => rivals;

function rowsFor(segment: string | undefined, choosing: Choosing, rivals: readonly string[]): ChoiceRow[] {
  const others = [...new Set(rivals)].filter((rival) => rival !== choosing.us).toSorted();
  return [undefined, ...others].map((rival) => ({
    ...present({ segment }),
    ...{ competitor: rival ?? choosing.us, us: rival === undefined },
    ...scoreOf(choosing.choices, rival),
    ...(choosing.before && { before: scoreOf(choosing.before, rival) }),
    byMonth: monthsBetween(choosing.months).map((month) => ({
      month,
      ...scoreOf(
        choosing.choices.filter(({ at }) => dayOf(at, choosing.timeZone).startsWith(month)),
        rival,
      ),
    })),
  }));
}

/** Against a rival, or against any. */
export const isAgainst =
  (rival: string | undefined) =>
  ({ rivals = [] }: Choice): boolean =>
    rival === undefined ? rivals.length > 0 : rivals.includes(rival);

function scoreOf(choices: readonly Choice[], rival: string | undefined): Score {
  const against = choices.filter(isAgainst(rival));
  const wins = against.filter((choice) => choice.won).length;
  const score = { won: wins, lost: against.length - wins };
  if (against.length === 0) return score;
  const { low, high } = wilson(wins, against.length);
  return { ...score, choice: (100 * wins) / against.length, low: 100 * low, high: 100 * high };
}

/** A win is asked over whom it was in the processes where customers choose each time. */
export const isUntold = ({ won: isWon, rivals, member }: Choice): boolean =>
  isWon && rivals === undefined && isAsking(member);

const isAsking = ({ trace }: Member): boolean => processes[trace.pipeline as ProcessName].asksRivals; // who chose is a deal

/** How much of what was decided the shares rest on. */
export function coverageOf(choices: readonly Choice[]): Coverage {
  const [wins, losses] = [choices.filter((choice) => choice.won), choices.filter((choice) => !choice.won)];
  const asked = wins.filter(({ member, rivals }) => isAsking(member) || rivals !== undefined);
  return {
    won: { told: asked.filter(({ rivals }) => rivals !== undefined).length, of: asked.length },
    lost: { told: losses.filter(({ rivals }) => rivals !== undefined).length, of: losses.length },
  };
}
