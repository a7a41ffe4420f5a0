/** The working time of a plant: weekdays and hours in its time zone, holidays, working Saturdays and short days. */
import { TZDate } from '@date-fns/tz';
import * as z from 'zod';
import { Day, type Instant } from './instant-schema.ts';

const minuteMs = 60_000;
const dayMs = 1440 * minuteMs;
const Time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'a time of day, for example 09:00');
const minutesOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));

function isZone(name: string): boolean {
  try {
    // Stryker disable BlockStatement: nothing returned is as false as false
    return Boolean(new Intl.DateTimeFormat('en', { timeZone: name }));
  } catch {
    return false;
  }
  // Stryker restore BlockStatement
}

/** An IANA name. */
export const TimeZone = z.string().max(50).refine(isZone, 'an IANA time zone, for example Europe/Moscow');

export const WorkingCalendar = z
  .strictObject({
    timeZone: TimeZone,
    hours: z.strictObject({ from: Time, to: Time }),
    /** 1 is Monday, 7 is Sunday. */
    weekdays: z.array(z.int().min(1).max(7)).min(1),
    /** Exceptions: a holiday, a weekend day people work on, a day that ends early. */
    days: z.record(Day, z.enum(['off', 'working', 'short'])),
    /** By how much a short day ends earlier. */
    shortDayMinutes: z.int().min(0),
  })
  .refine(
    ({ hours, shortDayMinutes }) => minutesOf(hours.from) + shortDayMinutes < minutesOf(hours.to),
    'a short day must have working time left',
  );
export type WorkingCalendar = z.infer<typeof WorkingCalendar>;

/** Thrown when the next 400 days have no working time: the calendar itself is wrong. */
export class NoWorkingTime extends Error {
  override readonly name = 'NoWorkingTime';
}

const searchDays = 400;

/** The calendar day of an instant in a zone. */
export function dayOf(instant: Instant, timeZone: string): string {
  const local = new TZDate(Date.parse(instant), timeZone);
  return new Date(Date.UTC(local.getFullYear(), local.getMonth(), local.getDate())).toISOString().slice(0, 10);
}

const atLocal = (day: string, minutes: number, timeZone: string): number =>
  new TZDate(
    Number(day.slice(0, 4)),
    Number(day.slice(5, 7)) - 1,
    Number(day.slice(8)),
    0,
    minutes,
    timeZone,
  ).getTime();

/** The first instant of a day in a zone. */
export const startOfDay = (day: string, timeZone: string): Instant => new Date(atLocal(day, 0, timeZone)).toISOString();

/** The day so many calendar days later. */
export const plusDays = (day: string, days: number): string =>
  new Date(Date.parse(day) + days * dayMs).toISOString().slice(0, 10);

export function isWorkingDay(day: string, { days, weekdays }: WorkingCalendar): boolean {
  const exception = days[day];
  return exception === undefined ? weekdays.includes(((new Date(day).getUTCDay() + 6) % 7) + 1) : exception !== 'off';
}

type Shift = { readonly from: number; readonly to: number };
const shifts = new WeakMap<WorkingCalendar, Map<string, Shift | undefined>>(); // time zones are slow to ask; a calendar's days are asked again and again

/** When people work on a day, in milliseconds since 1970; nothing on a day off. */
function shiftOn(day: string, calendar: WorkingCalendar): Shift | undefined {
  const known = shifts.get(calendar) ?? new Map<string, Shift | undefined>();
  // Stryker disable next-line CallExpression: a memory only saves time
  shifts.set(calendar, known);
  // Stryker disable next-line ConditionalExpression: a memory only saves time
  if (!known.has(day)) known.set(day, isWorkingDay(day, calendar) ? computeShift(day, calendar) : undefined);
  return known.get(day);
}

function computeShift(day: string, { hours, days, shortDayMinutes, timeZone }: WorkingCalendar): Shift {
  const early = days[day] === 'short' ? shortDayMinutes : 0;
  return {
    from: atLocal(day, minutesOf(hours.from), timeZone),
    to: atLocal(day, minutesOf(hours.to) - early, timeZone),
  };
}

/** The shifts from the day of an instant on; they end when 400 days in a row have none. */
function* shiftsFrom(instant: Instant, calendar: WorkingCalendar): Generator<Shift> {
  for (let day = dayOf(instant, calendar.timeZone), idle = 0; idle < searchDays; day = plusDays(day, 1)) {
    const shift = shiftOn(day, calendar);
    idle = shift ? 0 : idle + 1;
    if (shift) yield shift;
  }
}

const noWorkingTime = (instant: Instant): NoWorkingTime =>
  new NoWorkingTime(`the calendar has no working day in ${String(searchDays)} days from ${instant}`);

/**
 * The instant at which so many minutes of working time have passed. From outside working hours they count from the
 * next opening; an end that falls on closing time stays there.
 *
 * @throws NoWorkingTime
 */
export function addWorkingMinutes(instant: Instant, minutes: number, calendar: WorkingCalendar): Instant {
  const start = Date.parse(instant);
  let left = minutes * minuteMs;
  for (const { from, to } of shiftsFrom(instant, calendar)) {
    const opens = Math.max(from, start);
    if (opens >= to) continue;
    if (opens + left <= to) return new Date(opens + left).toISOString();
    left -= to - opens;
  }
  throw noWorkingTime(instant);
}

/**
 * The same time of day so many working days later, kept within that day's hours. From a day off, or after closing, days
 * count from the next opening.
 *
 * @throws NoWorkingTime
 */
export function addWorkingDays(instant: Instant, days: number, calendar: WorkingCalendar): Instant {
  const start = Date.parse(instant);
  let left = days;
  let sinceOpening: number | undefined;
  for (const { from, to } of shiftsFrom(instant, calendar)) {
    if (start >= to) continue;
    sinceOpening ??= Math.max(0, start - from);
    if (left <= 0) return new Date(Math.min(from + sinceOpening, to)).toISOString();
    left -= 1;
  }
  throw noWorkingTime(instant);
}

/**
 * What tells the minutes of working time between two instants, given in milliseconds; 0 when the second is not after the first. The shifts of all the
 * time are laid out once, and each span is looked up in them.
 *
 * @param from the earliest instant that is asked of, and `to` the latest
 */
export function workingMinutesWithin(
  from: Instant,
  to: Instant,
  calendar: WorkingCalendar,
): (fromMs: number, toMs: number) => number {
  const all: (Shift & { readonly before: number })[] = [];
  let before = 0;
  const last = dayOf(to, calendar.timeZone);
  for (let day = dayOf(from, calendar.timeZone); day <= last; day = plusDays(day, 1)) {
    const shift = shiftOn(day, calendar);
    if (!shift) continue;
    all.push({ ...shift, before });
    before += shift.to - shift.from;
  }
  const workedUntil = (ms: number): number => {
    const shift = lastBegun(all, ms);
    return shift ? shift.before + Math.min(ms, shift.to) - shift.from : 0;
  };
  return (fromMs, toMs) => Math.max(0, workedUntil(toMs) - workedUntil(fromMs)) / minuteMs;
}

/** The minutes of working time between two instants; 0 when the second is not after the first. */
export const workingMinutesBetween = (from: Instant, to: Instant, calendar: WorkingCalendar): number =>
  workingMinutesWithin(from, to, calendar)(Date.parse(from), Date.parse(to));

/** The last shift that had begun by then, found by halving. */
function lastBegun<S extends Shift>(all: readonly S[], ms: number): S | undefined {
  let [low, high] = [0, all.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((all[middle]?.from ?? Infinity) <= ms) low = middle + 1;
    else high = middle;
  }
  return all[low - 1];
}
