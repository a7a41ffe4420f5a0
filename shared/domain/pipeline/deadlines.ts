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
