/** What win-backs came to, by the month they began in: a fold of facts. */
import * as z from 'zod';
import type { Instant } from '../calendar/instant-schema.ts';
import { dayOf } from '../calendar/working-calendar.ts';
import type { FactType } from '../facts/draft.ts';
import type { Fact } from '../facts/fact.ts';
import { lazily } from '../lazily.ts';
import { type Net, type Sum, sumsOf } from '../money/sums.ts';
import { present } from '../present.ts';
import { type Arm, type Lift, liftOf } from '../return/lift.ts';
import { winBackFacts } from '../win-backs/facts.ts';
import { leastInQuarter } from '../win-backs/hold-out.ts';
import type { SilenceCause } from '../win-backs/silence-causes.ts';
import { type Action, actions, automatic, type Automatic, type Outcome, outcomes } from '../win-backs/win-back.ts';
import { type Order, ordersIn } from './accounts.ts';
import type { MonthsOfPlant } from './baskets.ts';

/** The facts it is made of, beside what figures count of purchases. */
export const winBackReportFacts = [
  'WinBackStarted',
  'WinBackEnded',
  'SilenceExplained',
] as const satisfies readonly FactType[];

const Started = lazily(() => winBackFacts.WinBackStarted.data());
const Ended = lazily(() => z.object({ outcome: z.enum(outcomes) }));
const Explained = lazily(() => winBackFacts.SilenceExplained.data());

/** One win-back, as the facts tell it. */
export type Attempt = z.infer<ReturnType<typeof Started>> & {
  readonly id: string;
  readonly month: string;
  /** The last day on which an order comes in time. */
  readonly lastDay: string;
  readonly outcome?: Outcome;
  readonly cause?: SilenceCause;
  /** What was ordered in time. */
  readonly ordered: readonly Order[];
};

/** Every win-back that began in some months. An order that was taken back is none. */
export function attemptsIn(
  facts: readonly Fact[],
  { from, to, timeZone, asOf }: MonthsOfPlant & { readonly asOf: Instant },
): Attempt[] {
  const told = Map.groupBy(facts, ({ type }) => type);
  const last = <T>(type: FactType, read: (data: unknown) => T): ReadonlyMap<string, T> =>
    new Map((told.get(type) ?? []).map(({ subject, data }) => [subject.id, read(data)]));
  const ended = last('WinBackEnded', (data) => Ended().parse(data));
  const explained = last('SilenceExplained', (data) => Explained().parse(data));
  const orders = Map.groupBy(ordersIn(facts, asOf), ({ accountId }) => accountId);
  return (told.get('WinBackStarted') ?? []).flatMap(({ subject: { id }, data }) => {
    const started = Started().parse(data);
    const month = started.startedOn.slice(0, 7);
    if (month < from || month > to) return [];
    const lastDay = dayOf(new Date(Date.parse(started.deadline) - 1).toISOString(), timeZone);
    const ordered = (orders.get(started.accountId) ?? []).filter(({ on }) => started.startedOn <= on && on <= lastDay);
    return [
      {
        ...{ ...started, id, month, lastDay, ordered },
        ...present({ outcome: ended.get(id)?.outcome, cause: explained.get(id)?.cause }),
      },
    ];
  });
}

/** `started` = `heldOut` + those that got what the action says; `ended` counts each outcome there was. */
export type WinBackRow = {
  readonly month: string;
  readonly action: Action;
  readonly started: number;
  readonly heldOut: number;
  /** With an order in time; of those held out none counts here. */
  readonly returned: number;
  readonly returnedHeldOut: number;
  readonly running: number;
  readonly ended: Partial<Record<Outcome, number>>;
  /** What came in time, of those not held out. */
  readonly revenue: readonly Sum[];
  /** What the offers cost that were made to who came back. */
  readonly offersCost: readonly Sum[];
};

/** What each offer costs, of those that cost something. */
export type OfferCosts = ReadonlyMap<string, Net>;

/** By month and action, in the order of both. */
export function winBackRows(attempts: readonly Attempt[], offers: OfferCosts): WinBackRow[] {
  const groups = Map.groupBy(attempts, ({ month, action }) => `${month}/${String(actions.indexOf(action))}`);
  return [...groups].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, group]) => rowOf(group, offers));
}

/** What counts attempts. */
export const attemptFigures = ['started', 'made', 'heldOut', 'returned', 'returnedHeldOut', 'running'] as const;
export type AttemptFigure = (typeof attemptFigures)[number];

/** Whether an attempt counts for each. */
export const attempted: Readonly<Record<AttemptFigure, (attempt: Attempt) => boolean>> = {
  started: () => true,
  made: ({ heldOut }) => !heldOut,
  heldOut: ({ heldOut }) => heldOut === true,
  returned: (attempt) => !attempt.heldOut && hasReturned(attempt),
  returnedHeldOut: (attempt) => attempt.heldOut === true && hasReturned(attempt),
  running: ({ outcome }) => outcome === undefined,
};

const hasReturned = ({ ordered }: Attempt): boolean => ordered.length > 0;

function rowOf(group: readonly Attempt[], offers: OfferCosts): WinBackRow {
  const [{ month, action } = { month: '', action: 'call' as const }] = group;
  const returned = group.filter(attempted.returned);
  const count = (figure: AttemptFigure): number => group.filter(attempted[figure]).length;
  return {
    ...{ month, action, started: count('started'), heldOut: count('heldOut'), returned: count('returned') },
    ...{ returnedHeldOut: count('returnedHeldOut'), running: count('running') },
    ended: Object.fromEntries(
      outcomes.flatMap((outcome) => {
        const count = group.filter((each) => each.outcome === outcome).length;
        return count > 0 ? [[outcome, count]] : [];
      }),
    ),
    revenue: sumsOf(returned.flatMap(({ ordered }) => ordered)),
    offersCost: sumsOf(returned.map(({ offerId }) => (offerId === undefined ? undefined : offers.get(offerId)))),
  };
}

/** Whether letters that nobody writes by hand help: over those held out. */
export type Effect = {
  readonly action: Automatic;
  readonly treated: Arm;
  readonly heldOut: Arm;
  /** Nothing where too few began for anything to be seen. */
  readonly lift?: Lift;
};

/** Whether it counts in the effect: it is measured, and its time is over. */
export const isMeasured =
  (today: string) =>
  ({ measured, lastDay }: Attempt): boolean =>
    measured === true && lastDay < today;

/** Of the attempts that count in it. */
export const effectsOf = (attempts: readonly Attempt[], today: string): Effect[] =>
  automatic.map((action) => {
    const over = attempts.filter((each) => each.action === action && isMeasured(today)(each));
    const armOf = (arm: readonly Attempt[]): Arm => ({ count: arm.length, returned: arm.filter(hasReturned).length });
    const [treated, heldOut] = [armOf(over.filter(attempted.made)), armOf(over.filter(attempted.heldOut))];
    const isMeasurable = over.length >= leastInQuarter && heldOut.count > 0;
    return { action, treated, heldOut, ...(isMeasurable && { lift: liftOf(treated, heldOut) }) };
  });

/** What causes of silence are told by: what was ordered last, from whom, and how late it came. */
export const causeAxes = ['product', 'manager', 'lateness'] as const;
export type CauseCount = {
  readonly by: (typeof causeAxes)[number];
  /** Nothing where nobody knows. */
  readonly name?: string;
  readonly cause: SilenceCause;
  readonly count: number;
};

/** Every cause that was told, the most frequent of each axis in front. */
export function causesOf(attempts: readonly Attempt[]): CauseCount[] {
  return causeAxes.flatMap((by) => {
    const counts = new Map<string, { by: typeof by; name?: string; cause: SilenceCause; count: number }>();
    for (const attempt of attempts) {
      const { cause } = attempt;
      if (!cause) continue;
      const name = causeNameOf(by, attempt);
      const key = `${name ?? ''}/${cause}`;
      const counted = counts.get(key) ?? { by, cause, count: 0, ...present({ name }) };
      counts.set(key, { ...counted, count: counted.count + 1 });
    }
    return [...counts.entries()]
      .toSorted(([a, one], [b, other]) => other.count - one.count || (a < b ? -1 : 1))
      .map(([, counted]) => counted);
  });
}

/** What an axis calls the cause of an attempt by; nothing where nobody knows. */
export const causeNameOf = (by: (typeof causeAxes)[number], { lastOrder }: Attempt): string | undefined =>
  nameBy[by](lastOrder);

type LastOrder = Attempt['lastOrder'];
const nameBy: Readonly<Record<(typeof causeAxes)[number], (order: LastOrder) => string | undefined>> = {
  product: (order) => order?.product,
  manager: (order) => order?.manager,
  lateness: (order) => (order?.lateDays === undefined ? undefined : latenessOf(order.lateDays)),
};

/** How late an order was shipped, by its first promise. */
function latenessOf(lateDays: number): string {
  if (lateDays <= 0) return 'in-time';
  return lateDays <= 7 ? 'late-by-a-week' : 'later';
}
