import type { WorkingCalendar } from '../shared/domain/calendar/working-calendar.ts';
import holidays from './holidays/RU.json' with { type: 'json' };

/** Moscow, Monday to Friday, 09:00 to 18:00, with the public holidays of Russia. */
export const calendar: WorkingCalendar = {
  timeZone: 'Europe/Moscow',
  hours: { from: '09:00', to: '18:00' },
  weekdays: [1, 2, 3, 4, 5],
  days: holidays as WorkingCalendar['days'], // JSON widens the words to string; the schema checks them in a test
  shortDayMinutes: 60,
};
