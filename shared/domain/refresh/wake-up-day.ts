/** The day on which somebody in a basket is called. */
import type { Instant } from '../calendar/instant-schema.ts';
import { dayOf, isWorkingDay, startOfDay, type WorkingCalendar } from '../calendar/working-calendar.ts';
import type { FactDraft } from '../facts/draft.ts';
import { later } from '../pipeline/deadlines.ts';
import { present } from '../present.ts';
import type { Context } from '../records/context.ts';
import { type Missing, refuse, type Refused } from '../records/refusal.ts';
import { latestCall } from './cadence.ts';

/** When whoever gets no letters is called at the latest: a working day after the day that was named, and within half a year. */
export function calledBy(from: Instant, wakeUpOn: string | undefined, calendar: WorkingCalendar): Instant {
  const latest = latestCall(from);
  if (wakeUpOn === undefined) return latest;
  const onDay = later(startOfDay(wakeUpOn, calendar.timeZone), { days: 1 }, calendar);
  return onDay < latest ? onDay : latest;
}

/** Why nobody calls on that day. One after half a year is taken: somebody calls before it as well. */
export function dayRefusal(wakeUpOn: string | undefined, { at, policy: { calendar } }: Context): Refused | undefined {
  const missing = [dayMissing(at, calendar)];
  if (wakeUpOn === undefined) return refuse('wake-up-date-needed', 'say on which day somebody calls', { missing });
  if (wakeUpOn <= dayOf(at, calendar.timeZone))
    return refuse('wake-up-date-past', `the wake-up date ${wakeUpOn} is not in the future`, { missing });
  return isWorkingDay(wakeUpOn, calendar)
    ? undefined
    : refuse('not-a-working-day', `nobody works on ${wakeUpOn}`, { missing });
}

export const dayMissing = (at: string, calendar: WorkingCalendar): Missing => ({
  in: 'body',
  field: 'wakeUpOn',
  title: { en: 'Wake-up date', ru: 'Дата возврата' },
  example: dayOf(later(at, { days: 30 }, calendar), calendar.timeZone),
});

export const dayChanged = (from: string | undefined, to: string | undefined): FactDraft[] =>
  from === to ? [] : [{ type: 'BasketDateChanged', data: present({ from, to }) }];
