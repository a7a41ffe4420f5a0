/** Days by the clocks of the plant: after its midnight it is another day there than in UTC. */
import { dayOf } from '../../../shared/domain/calendar/working-calendar.ts';
import { seeds } from '../../../settings/seeds.ts';

/** Of an instant. */
export const plantDay = (at: string): string => dayOf(at, seeds.calendar.timeZone);
/** So many days after today. */
export const plantDayIn = (days: number): string => plantDay(new Date(Date.now() + days * 86_400_000).toISOString());
