import { seeds } from '../../settings/seeds.ts';
import { dayOf, isWorkingDay, plusDays, startOfDay } from '../../shared/domain/calendar/working-calendar.ts';

const { calendar } = seeds;
const minuteMs = 60_000;

/** The working day so many working days before (or, negative, after) the day of an instant; 0 is that day itself. */
export function workingDayBefore(now: string, age: number): string {
  let day = dayOf(now, calendar.timeZone);
  for (let left = Math.abs(age); left > 0; ) {
    day = plusDays(day, age > 0 ? -1 : 1);
    if (isWorkingDay(day, calendar)) left -= 1;
  }
  return day;
}

/**
 * An instant in the past by its age in working days and its minute of the day at the plant. What is of today happened
 * within the last half hour, in the same order: so nothing is due yet, whatever the hour of the seeding.
 */
export function instantAgo(now: string, age: number, minuteOfDay: number): string {
  const past =
    age > 0
      ? Date.parse(startOfDay(workingDayBefore(now, age), calendar.timeZone)) + minuteOfDay * minuteMs
      : Date.parse(now) - (25 - (minuteOfDay / 1440) * 24) * minuteMs;
  return new Date(past).toISOString();
}
