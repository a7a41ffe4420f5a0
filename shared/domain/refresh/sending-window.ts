/** When letters leave: on working days between 09:00 and 18:00 of whoever gets them, or of the plant. */
import type { Instant } from '../calendar/instant-schema.ts';
import { addWorkingMinutes, type WorkingCalendar } from '../calendar/working-calendar.ts';

const hours = { from: '09:00', to: '18:00' } as const;

const windows = new WeakMap<WorkingCalendar, Map<string, WorkingCalendar>>(); // a calendar remembers its days, which takes time to find

/** The plant's working days, in the hours letters leave, where somebody lives. @param timeZone an IANA name; the plant's when nobody knows */
export function sendingWindow(plant: WorkingCalendar, timeZone = plant.timeZone): WorkingCalendar {
  const known = windows.get(plant) ?? new Map<string, WorkingCalendar>();
  windows.set(plant, known);
  const window = known.get(timeZone) ?? { ...plant, timeZone, hours };
  known.set(timeZone, window);
  return window;
}

/** An instant, or the next one in the window. @throws NoWorkingTime */
export const inWindow = (instant: Instant, window: WorkingCalendar): Instant => addWorkingMinutes(instant, 0, window);
