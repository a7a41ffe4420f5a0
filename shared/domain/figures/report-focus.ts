/** Segment focus, read from the journal. */
import type { Instant } from '../calendar/instant-schema.ts';
import { plusMonths } from '../calendar/months.ts';
import { startOfDay } from '../calendar/working-calendar.ts';
import { readBooks } from './books.ts';
import { costsIn } from './costs.ts';
import { readEffort } from './effort.ts';
import { type Focus, type Focusing, focusOf, type Measure, soldIn, workIn } from './focus.ts';
import { type Filter, leadsIn } from './members.ts';
import { isNew } from './quality.ts';
import type { Months } from './reporting.ts';
import { soldBy } from './sales.ts';
import { scopeOf, type Scoping } from './scope.ts';

export type FocusAsked = Months & Pick<Filter, 'lane' | 'manager'> & { readonly asOf?: Instant };
export type FocusReport = Focus & { readonly asOf: Instant; readonly currency: string };

/** What nobody touched for longer before the first month is not at work. */
const idleMonths = 12;
/** Waits that began earlier before the first month are not known to have. */
const waitedMonths = 6;

export async function reportFocus(asked: FocusAsked, services: Scoping): Promise<FocusReport> {
  const { asOf, currency, ...focusing } = await focusingOf(asked, services);
  return { asOf, currency, ...focusOf({ asOf, currency, ...focusing }) };
}

/** Which cell: what is measured, of a segment, of nobody's (an empty one), or of all. */
export type FocusCell = { readonly figure: Exclude<Measure, 'marketingCost' | 'salesCost'>; readonly row?: string };

/** What a cell counts: leads and deals with what was done with them, or orders. */
export async function focusBehind(asked: FocusAsked, { figure, row }: FocusCell, services: Scoping) {
  const focusing = await focusingOf(asked, services);
  const { asOf } = focusing;
  const isIn = ({ segment = '' }: { readonly segment?: string }): boolean => row === undefined || row === segment;
  if (figure === 'orders' || figure === 'revenue' || figure === 'margin')
    return { asOf, sales: soldIn(focusing).filter(isIn), worked: [] };
  const worked = workIn(focusing).filter(
    ({ member, activities, daysAtWork }) =>
      isIn(member) &&
      {
        leads: focusing.leads.includes(member) && isNew(member),
        activities: activities > 0,
        daysAtWork: daysAtWork > 0,
      }[figure],
  );
  return { asOf, sales: [], worked };
}

async function focusingOf(asked: FocusAsked, services: Scoping): Promise<Focusing> {
  const { asOf, policy, span, members, everybody } = await scopeOf(asked, services, idleMonths);
  const { timeZone } = policy.calendar;
  const { currency } = policy.company;
  const waitedFrom = startOfDay(`${plusMonths(asked.from, -waitedMonths)}-01`, timeZone);
  const [facts, effort] = await Promise.all([
    readBooks(asOf, timeZone, services.journal),
    readEffort({ from: waitedFrom, before: span.before }, asOf, services.journal),
  ]);
  const { sales } = soldBy(facts, { members: everybody, asOf, policy });
  return {
    ...{ members, effort, span, asOf, timeZone, currency },
    ...{ leads: leadsIn(members, span), everybody: leadsIn(everybody, span) },
    sales: asked.manager === undefined ? sales : sales.filter(({ manager }) => manager === asked.manager),
    costs: costsIn(facts, asOf).filter(({ from }) => asked.from <= from.slice(0, 7) && from.slice(0, 7) <= asked.to),
    focus: new Set(policy.segments.flatMap(({ id, focus: isFocus }) => (isFocus ? [id] : []))),
  };
}
