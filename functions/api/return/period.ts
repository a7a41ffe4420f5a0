import * as z from 'zod';
import { Day } from '../../../shared/domain/calendar/instant-schema.ts';
import { plusDays } from '../../../shared/domain/calendar/working-calendar.ts';
import { lazily } from '../../../shared/domain/lazily.ts';

const mostDays = 92;

export const days = () => ({ from: Day, to: Day });
export const isPeriod = ({ from, to }: { from: string; to: string }): boolean =>
  from <= to && to < plusDays(from, mostDays);
export const notAPeriod = { path: ['to'], error: `the first day, or one of the ${String(mostDays - 1)} after it` };

/** Both days included, by the plant's calendar. */
export const Period = lazily(() => z.strictObject(days()).refine(isPeriod, notAPeriod));
