/** Plan, fact, forecast and gap: of all, of each manager, of each segment, and wherever else something is aimed at. */
import { monthsBetween } from '../calendar/months.ts';
import { type TargetName, targetNames } from '../plans/plan.ts';
import { present } from '../present.ts';
import type { Done } from './done.ts';
import type { Months } from './reporting.ts';
import { sumOf } from './numbers.ts';
import { isOf, type KnownPlan, type Place, targetsOf } from './plans.ts';

/** Money in whole minor units, customers in number; a forecast of customers need not be whole. */
export type Aim = {
  readonly plan?: number;
  readonly fact: number;
  /** What was done and what is expected; nothing of a month that is over, or too far ahead to say. */
  readonly forecast?: number;
  /** What the plan lacks, by the forecast where there is one. Negative: it is passed. */
  readonly gap?: number;
};

export type PlanRow = Place & { readonly [N in TargetName]: Aim } & {
  /** New leads it takes to close the gap in orders, at the conversion and the order of today. */
  readonly leadsForGap?: number;
};

/** How leads became orders lately: of those decided, so many were won, and what one of these came to. */
export type Conversion = { readonly won: number; readonly decided: number; readonly meanOrder?: number };

export type Planning = {
  readonly months: Months;
  readonly plans: readonly KnownPlan[];
  readonly done: readonly Done[];
  /** What is expected in each month that is not over, as far ahead as anybody looks. */
  readonly expected: ReadonlyMap<string, readonly Done[]>;
  readonly conversion: Conversion;
};

export const planRows = (planning: Planning): PlanRow[] =>
  monthsBetween(planning.months).flatMap((month) => placesIn(month, planning).map((place) => rowOf(place, planning)));

/** All together first, then the managers, then the segments, then both where a plan says both. */
function placesIn(month: string, { plans, done, expected }: Planning): Place[] {
  const own = <T extends { readonly month: string }>(some: readonly T[]): readonly T[] =>
    some.filter((one) => one.month === month);
  const aimed = own(plans);
  // Stryker disable next-line ArrayDeclaration: a text instead of nobody is nobody’s either
  const met = [...own(done), ...(expected.get(month) ?? [])];
  const named = (name: 'manager' | 'segment'): Place[] =>
    [...new Set([...aimed, ...met].flatMap((one) => one[name] ?? []))].toSorted().map((id) => ({ month, [name]: id }));
  const both = aimed.flatMap(({ manager, segment }) => (manager && segment ? [{ month, manager, segment }] : []));
  return [{ month }, ...named('manager'), ...named('segment'), ...both];
}

function rowOf(place: Place, { plans, done, expected, conversion }: Planning): PlanRow {
  const isOwn = isOf(place);
  const fact = done.filter((one) => one.month === place.month && isOwn(one));
  const ahead = expected.get(place.month)?.filter(isOwn);
  const targets = targetsOf(plans, place);
  const aims = Object.fromEntries(
    targetNames.map((name) => [name, aimOf(targets[name], total(fact, name), ahead && total(ahead, name), name)]),
  ) as { readonly [N in TargetName]: Aim }; // one for each name
  return { ...place, ...aims, ...present({ leadsForGap: leadsFor(aims.orders.gap, conversion) }) };
}

const total = (some: readonly Done[], name: TargetName): number => sumOf(some.map((one) => one[name] ?? 0));

function aimOf(plan: number | undefined, fact: number, ahead: number | undefined, name: TargetName): Aim {
  const isMoney = name !== 'newCustomers';
  const said = (value: number): number => (isMoney ? Math.round(value) : value);
  const forecast = ahead === undefined ? undefined : fact + ahead;
  const gap = plan === undefined ? undefined : plan - (forecast ?? fact);
  return {
    ...present({ plan }),
    fact: said(fact),
    ...present({
      forecast: forecast === undefined ? undefined : said(forecast),
      gap: gap === undefined ? undefined : said(gap),
    }),
  };
}

function leadsFor(gap: number | undefined, { won, decided, meanOrder = 0 }: Conversion): number | undefined {
  const perLead = (won / Math.max(1, decided)) * meanOrder;
  return gap === undefined || gap <= 0 || perLead === 0 ? undefined : Math.ceil(gap / perLead);
}
