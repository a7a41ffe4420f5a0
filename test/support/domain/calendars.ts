/** Working calendars at random, and their arithmetic once more: minute by minute and day by day, slow and obvious. */
import * as fc from 'fast-check';
import type { WorkingCalendar } from '../../../shared/domain/calendar/working-calendar.ts';

const minuteMs = 60_000;
const clockTime = (minutes: number): string =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
const minutesOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));

/** The days the arbitraries speak of: both changes of the clock, in Europe and in America, lie among them. */
const firstDay = Date.UTC(2026, 1, 20);
const manyDays = 290;

export const anyDay = fc
  .integer({ min: 0, max: manyDays })
  .map((n) => new Date(firstDay + n * 1440 * minuteMs).toISOString().slice(0, 10));

/** Whole minutes, so that minutes can be counted one by one. */
export const anyMinute = fc
  .integer({ min: 0, max: manyDays * 1440 })
  .map((n) => new Date(firstDay + n * minuteMs).toISOString());

/** Opening is never within the hours that a change of the clock skips or repeats. */
export const anyCalendar: fc.Arbitrary<WorkingCalendar> = fc
  .record({
    timeZone: fc.constantFrom('Europe/Moscow', 'Europe/Berlin', 'America/New_York', 'UTC'),
    opens: fc.integer({ min: 4 * 60, max: 14 * 60 }),
    open: fc.integer({ min: 4 * 60, max: 9 * 60 }),
    short: fc.integer({ min: 0, max: 9 * 60 }),
    weekdays: fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 3 }),
    days: fc.dictionary(anyDay, fc.constantFrom('off', 'working', 'short'), { maxKeys: 60 }),
  })
  .map(({ timeZone, opens, open, short, weekdays, days }) => ({
    timeZone,
    hours: { from: clockTime(opens), to: clockTime(opens + open) },
    weekdays,
    days,
    shortDayMinutes: Math.min(short, open - 1),
  }));

/** A plant that works around the clock of its day, through every change of the clock. */
export const anyNightCalendar = anyCalendar.map((calendar) => ({ ...calendar, hours: { from: '00:00', to: '23:30' } }));

const formats = new Map<string, Intl.DateTimeFormat>();
const hours = new Map<string, { day: string; minute: number }>();

/** What the wall clock of a zone shows. Asked once an hour: within an hour no zone here changes its clock. */
function wallClock(at: number, timeZone: string): { day: string; minute: number } {
  const hour = Math.floor(at / (60 * minuteMs));
  const key = `${timeZone} ${String(hour)}`;
  const known = hours.get(key) ?? read(hour * 60 * minuteMs, timeZone);
  hours.set(key, known);
  return { day: known.day, minute: known.minute + (at - hour * 60 * minuteMs) / minuteMs };
}

function read(at: number, timeZone: string): { day: string; minute: number } {
  const format =
    formats.get(timeZone) ?? new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'short' });
  formats.set(timeZone, format);
  const [day = '', time = ''] = format.format(at).split(' ');
  return { day, minute: minutesOf(time) };
}

export const slowDayOf = (instant: string, timeZone: string): string => wallClock(Date.parse(instant), timeZone).day;

const closingOf = (day: string, { hours: { to }, days, shortDayMinutes }: WorkingCalendar): number =>
  minutesOf(to) - (days[day] === 'short' ? shortDayMinutes : 0);

const nextDay = (day: string): string => new Date(Date.parse(day) + 1440 * minuteMs).toISOString().slice(0, 10);

export function slowIsWorkingDay(day: string, { days, weekdays }: WorkingCalendar): boolean {
  if (days[day] === 'off') return false;
  if (days[day] === 'working' || days[day] === 'short') return true;
  const weekday = new Date(day).getUTCDay();
  return weekdays.includes(weekday === 0 ? 7 : weekday);
}

/** Whether people work during the minute that begins at an instant. */
function isWorking(at: number, calendar: WorkingCalendar): boolean {
  const { day, minute } = wallClock(at, calendar.timeZone);
  return (
    slowIsWorkingDay(day, calendar) && minute >= minutesOf(calendar.hours.from) && minute < closingOf(day, calendar)
  );
}

/** Walks on minute by minute until so many of them were working ones. */
export function slowAddWorkingMinutes(instant: string, minutes: number, calendar: WorkingCalendar): string {
  let at = Date.parse(instant);
  for (let left = minutes; left > 0; at += minuteMs) if (isWorking(at, calendar)) left -= 1;
  return new Date(at).toISOString();
}

/** Walks from one instant to the other and counts the working minutes. */
export function slowWorkingMinutesBetween(from: string, to: string, calendar: WorkingCalendar): number {
  let count = 0;
  for (let at = Date.parse(from); at < Date.parse(to); at += minuteMs) if (isWorking(at, calendar)) count += 1;
  return count;
}

/** The day and the wall clock's time so many working days later. */
export function slowAddWorkingDays(instant: string, days: number, calendar: WorkingCalendar) {
  const opening = minutesOf(calendar.hours.from);
  const start = wallClock(Date.parse(instant), calendar.timeZone);
  let { day } = start;
  const counts = slowIsWorkingDay(day, calendar) && start.minute < closingOf(day, calendar);
  const time = counts ? Math.max(start.minute, opening) : opening;
  if (!counts)
    do day = nextDay(day);
    while (!slowIsWorkingDay(day, calendar));
  for (let left = days; left > 0; left -= 1)
    do day = nextDay(day);
    while (!slowIsWorkingDay(day, calendar));
  return { day, minute: Math.min(time, closingOf(day, calendar)) };
}

/** What the wall clock shows at an instant. */
export const shownAt = (instant: string, timeZone: string) => wallClock(Date.parse(instant), timeZone);
