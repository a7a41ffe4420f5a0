import * as z from 'zod';
import { Instant } from '../calendar/instant-schema.ts';
import type { WorkingCalendar } from '../calendar/working-calendar.ts';
import { problemOf } from '../records/decide.ts';
import { refuse, type Refused } from '../records/refusal.ts';
import { overdueAlarms, type Span } from './deadlines.ts';
import type { Alarm } from './standing.ts';

/** As asked: `until: null` ends the waiting by hand, a date needs a reason. */
export const WaitFields = z.strictObject({
  until: Instant.nullable(),
  reason: z.string().trim().min(1).max(200).optional(),
});

export type WaitRequest = { readonly until: Instant; readonly reason: string } | { readonly until: null };

/** @throws Problem 422 when a date comes without a reason */
export function waitRequest({ until, reason }: z.infer<typeof WaitFields>): WaitRequest {
  if (until === null) return { until };
  if (reason === undefined) throw problemOf(reasonNeeded.refusal);
  return { until, reason };
}

const reasonNeeded = refuse('reason-needed', 'say why it waits', {
  missing: [
    {
      in: 'body',
      field: 'reason',
      title: { en: 'Reason', ru: 'Причина' },
      example: 'The budget is decided on in March',
    },
  ],
});

const longestDays = 366;

/** Why one may not wait until then: the date has passed, or is more than a year away. */
export function waitRefusal(until: string, at: string): Refused | undefined {
  if (until <= at) return refuse('wait-date-past', `${until} is not in the future`);
  const days = (Date.parse(until) - Date.parse(at)) / 86_400_000;
  return days > longestDays
    ? refuse('wait-too-long', `${until} is more than ${String(longestDays)} days away; park it instead`)
    : undefined;
}

/** The alarms after a wait: those it did not outlast; when it outlasted the deadline, the head's, a deadline later. */
export function afterWait(alarms: readonly Alarm[], until: string, span: Span, calendar: WorkingCalendar): Alarm[] {
  const left = alarms.filter(({ at }) => at > until);
  if (left.length === alarms.length) return left;
  return overdueAlarms(until, span, calendar)
    .slice(0, 1)
    .map(({ at }) => ({ name: 'escalation', at }));
}
