import { addWorkingDays, addWorkingMinutes } from '../calendar/working-calendar.ts';
import type { WorkingCalendar } from '../calendar/working-calendar.ts';
import type { Alarm } from './standing.ts';

export type Span = { readonly minutes: number } | { readonly days: number };

/** An instant a span of working time later. */
export const later = (at: string, span: Span, calendar: WorkingCalendar): string =>
  'minutes' in span ? addWorkingMinutes(at, span.minutes, calendar) : addWorkingDays(at, span.days, calendar);

const twice = (span: Span): Span => ('minutes' in span ? { minutes: span.minutes * 2 } : { days: span.days * 2 });

/** The two alarms of a deadline: for the owner when it has passed, for the head at twice the time. */
export const overdueAlarms = (at: string, span: Span, calendar: WorkingCalendar): [Alarm, Alarm] => [
  { name: 'overdue', at: later(at, span, calendar) },
  { name: 'escalation', at: later(at, twice(span), calendar) },
];

/**
 * The alarms of a visit that began before its record came here. What should have rung already rings once, as soon as the
 * record is followed; the one after it a deadline later, and not at once as well.
 */
export function lateAlarms(alarms: readonly Alarm[], now: string, span: Span, calendar: WorkingCalendar): Alarm[] {
  const [first, ...rest] = alarms;
  if (first === undefined || first.at > now) return [...alarms];
  return [first, ...rest.map(({ name }) => ({ name, at: later(now, span, calendar) }))];
}
