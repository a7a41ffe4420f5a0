/** Segment focus: which segment brings the money, and where the effort goes, side by side. */
import { isOnDayOf } from '../calendar/days.ts';
import { dayOf } from '../calendar/working-calendar.ts';
import { present } from '../present.ts';
import { costed, inWholes, sharedOut, type Spent } from './costs.ts';
import { daysAtWork, type Effort } from './effort.ts';
import type { Member } from './members.ts';
import { sumOf } from './numbers.ts';
import { isNew, isNewOfMarketing } from './quality.ts';
import type { Span } from './reporting.ts';
import type { Sale } from './sales.ts';

/** What is counted on both sides: what went in, and what came out. Money in minor units of the plant's currency. */
export const measures = [
  ...(['leads', 'activities', 'daysAtWork', 'marketingCost', 'salesCost'] as const),
  ...(['orders', 'revenue', 'margin'] as const),
] as const;
export type Measure = (typeof measures)[number];
/** Nothing of costs nobody has entered. */
export type Measured = { readonly [M in Measure]?: number };

export type FocusRow = Measured & {
  /** Nothing where nobody knows. */
  readonly segment?: string;
  /** It is declared as the focus. */
  readonly focus: boolean;
  /** Of all segments, for each measure that is anything. */
  readonly shares: Measured;
};

export type Focus = {
  readonly rows: readonly FocusRow[];
  readonly total: Measured;
  /** The share of each measure that is outside the focus; nothing where no segment is declared as that. */
  readonly outside?: Measured;
};

export type Focusing = {
  readonly members: readonly Member[];
  /** Those that came in the time; costs are shared among all of them, of whom some may not be asked for. */
  readonly leads: readonly Member[];
  readonly everybody: readonly Member[];
  readonly effort: ReadonlyMap<string, Effort>;
  readonly sales: readonly Sale[];
  readonly costs: readonly Spent[];
  readonly focus: ReadonlySet<string>;
  readonly span: Span;
  readonly asOf: string;
  readonly timeZone: string;
  readonly currency: string;
};

const nobody = '';

export function focusOf(focusing: Focusing): Focus {
  const parts = partsOf(focusing);
  const segments = [...new Set(parts.flatMap((part) => [...part.bySegment.keys()]))].toSorted(inFront(focusing.focus));
  const measuredIn = (some: readonly string[]): Measured =>
    Object.fromEntries(
      parts.map(({ measure, bySegment }) => [measure, sumOf(some.map((each) => bySegment.get(each) ?? 0))]),
    );
  const total = measuredIn(segments);
  const rows = segments.map((segment) => {
    const measured = measuredIn([segment]);
    return {
      ...(segment !== nobody && { segment }),
      ...{ focus: focusing.focus.has(segment), ...measured, shares: sharesOf(measured, total) },
    };
  });
  const others = segments.filter((segment) => !focusing.focus.has(segment));
  const hasFocus = focusing.focus.size > 0;
  return { rows, total, ...(hasFocus && { outside: sharesOf(measuredIn(others), total) }) };
}

/** What is the focus first, and what nobody knows last. */
const inFront =
  (focus: ReadonlySet<string>) =>
  (a: string, b: string): number => {
    const rank = (segment: string): number => (focus.has(segment) ? 0 : segment === nobody ? 2 : 1);
    // Stryker disable next-line EqualityOperator: no two of them are the same
    return rank(a) - rank(b) || (a < b ? -1 : 1);
  };

/** Nothing where all of it is nothing. */
const sharesOf = (part: Measured, total: Measured): Measured =>
  Object.fromEntries(
    measures.flatMap((measure) => {
      const [of, whole] = [part[measure], total[measure]];
      // Stryker disable next-line ConditionalExpression: what a part says nothing of, the whole says nothing of either
      return of === undefined || !whole ? [] : [[measure, of / whole]];
    }),
  );

type Part = { readonly measure: Measure; readonly bySegment: ReadonlyMap<string, number> };

/** What was done with each lead and deal in the time. */
export type Work = { readonly member: Member; readonly activities: number; readonly daysAtWork: number };

export function workIn({ members, effort, span, asOf }: Focusing): Work[] {
  // Stryker disable next-line ArrayDeclaration: a text is of no time
  const none: Effort = { activities: [], waits: [] };
  const made = (at: string): boolean => span.from <= at && at < span.before;
  return members.map((member) => {
    const own = effort.get(member.trace.id) ?? none;
    return { member, activities: own.activities.filter(made).length, daysAtWork: daysAtWork(member, own, span, asOf) };
  });
}

/** What was ordered in the time. */
export function soldIn({ sales, span, timeZone }: Focusing): Sale[] {
  return sales.filter(isOnDayOf({ first: dayOf(span.from, timeZone), after: dayOf(span.before, timeZone) }));
}

function partsOf(focusing: Focusing): Part[] {
  const work = workIn(focusing).map(({ member, ...done }) => ({ ...present({ segment: member.segment }), ...done }));
  const sold = soldIn(focusing);
  return [
    summed('leads', focusing.leads.filter(isNew), () => 1),
    summed('activities', work, ({ activities }) => activities),
    summed('daysAtWork', work, (done) => done.daysAtWork),
    ...costsOf('marketing', 'marketingCost', focusing),
    ...costsOf('sales', 'salesCost', focusing),
    summed('orders', sold, () => 1),
    summed('revenue', sold, ({ netMinor }) => netMinor),
    summed('margin', sold, ({ margin }) => margin),
  ];
}

function summed<T extends { readonly segment?: string }>(
  measure: Measure,
  all: readonly T[],
  amount: (one: T) => number,
): Part {
  const bySegment = new Map<string, number>();
  for (const one of all) {
    const { segment = nobody } = one;
    bySegment.set(segment, (bySegment.get(segment) ?? 0) + amount(one));
  }
  return { measure, bySegment };
}

/** Costs of every lifecycle stage: tagged ones are their segment's, the rest is shared among the leads of their months. */
function costsOf(costKind: Spent['costKind'], measure: Measure, focusing: Focusing): Part[] {
  const { costs, everybody, leads, timeZone, currency } = focusing;
  const own = costs.filter((cost) => cost.costKind === costKind && cost.amount.currency === currency);
  if (own.length === 0) return [];
  const [tagged, untagged] = [own.filter(({ segment }) => segment), own.filter(({ segment }) => !segment)];
  const sharing = everybody.filter(costKind === 'sales' ? isNew : isNewOfMarketing);
  const { ofLead, unshared } = sharedOut(
    untagged,
    sharing.map((lead) => costed(lead)),
    timeZone,
  );
  const asked = new Set(leads);
  const parts: { readonly segment?: string; readonly part: number }[] = [
    ...tagged.map(({ segment, amount }) => ({ ...present({ segment }), part: amount.netMinor })),
    ...unshared.map(({ amount }) => ({ part: amount.netMinor })),
    ...sharing
      .filter((lead) => asked.has(lead))
      .map(({ segment, trace }) => ({ ...present({ segment }), part: ofLead.get(trace.id)?.get(currency) ?? 0 })),
  ];
  const { bySegment } = summed(measure, parts, ({ part }) => part);
  return [{ measure, bySegment: inWholes(bySegment) }];
}
