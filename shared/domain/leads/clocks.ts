/** The alarms of a lead, set when a visit of a stage begins. A later edit of the settings does not move them. */
import type { Instant } from '../calendar/instant-schema.ts';
import { later, overdueAlarms } from '../pipeline/deadlines.ts';
import type { Alarm } from '../pipeline/standing.ts';
import type { Policy } from '../settings/settings.ts';
import type { Lead } from './lead.ts';

type Clocked = Pick<Lead, 'segment'>;

/** Whether its segment is one to serve first. */
export const isFocus = (lead: Clocked, policy: Policy): boolean =>
  policy.segments.some(({ id, focus }) => focus && id === lead.segment);

/** To be claimed: within the segment's time, and by anybody the head sends at twice that. */
export function claimAlarms(lead: Clocked, at: Instant, policy: Policy): [Alarm, Alarm] {
  const { focusClaimMinutes, claimMinutes } = policy.deadlines;
  return overdueAlarms(at, { minutes: isFocus(lead, policy) ? focusClaimMinutes : claimMinutes }, policy.calendar);
}

/** A known customer's lead: its owner's alone for a while, then the head's to give out. */
export const ownerFirstAlarms = (at: Instant, policy: Policy): Alarm[] => [
  { name: 'owner-silent', at: later(at, { minutes: policy.deadlines.ownerFirstMinutes }, policy.calendar) },
];

/** Claimed: the first outgoing contact within its time, or the lead goes back to the queue. */
export const contactAlarms = (at: Instant, policy: Policy): Alarm[] => [
  { name: 'no-contact', at: later(at, { minutes: policy.deadlines.contactMinutes }, policy.calendar) },
];

export const qualifyAlarms = (at: Instant, policy: Policy): Alarm[] =>
  overdueAlarms(at, { days: policy.deadlines.qualifyDays }, policy.calendar);

export const convertAlarms = (at: Instant, policy: Policy): Alarm[] =>
  overdueAlarms(at, { days: policy.deadlines.convertDays }, policy.calendar);
