/**
 * Where a record stands in a pipeline: its stage, this visit of it, and what will ring next.
 *
 * A leg is one stay in a stage with one next alarm. A workflow parks on a leg, so the leg rises exactly when the
 * stage, the visit or the next alarm changes. A generation is the life of one execution.
 */
import * as z from 'zod';
import { Instant } from '../calendar/instant-schema.ts';

export const Alarm = z.strictObject({ name: z.string(), at: Instant });
export type Alarm = z.infer<typeof Alarm>;

/** "Waiting until DATE because REASON": silences the alarms and stays in the open count. */
export const Wait = z.strictObject({ until: Instant, reason: z.string(), at: Instant });
export type Wait = z.infer<typeof Wait>;

/** The fields every record of a pipeline has beside its own. `alarms` are those still to ring, the earliest first. */
export const standing = {
  version: z.int().positive(),
  leg: z.int().positive(),
  generation: z.int().positive(),
  generationAt: Instant,
  visit: z.strictObject({ n: z.int().positive(), enteredAt: Instant }),
  alarms: z.array(Alarm),
  wait: Wait.optional(),
} as const;

export type Standing = z.infer<z.ZodObject<typeof standing>> & { stage: { name: string } };

/** How every record of a pipeline begins. */
export const firstStanding = (at: Instant) => ({
  version: 1,
  leg: 1,
  generation: 1,
  generationAt: at,
  visit: { n: 1, enteredAt: at },
});

/** What rings next: the end of a wait, else the earliest alarm left; nothing when all have rung. */
export const nextAlarm = ({ wait, alarms }: Pick<Standing, 'wait' | 'alarms'>): Alarm | undefined =>
  wait ? { name: 'wait-over', at: wait.until } : alarms[0];

function standsAsBefore(before: Standing, after: Standing): boolean {
  const [was, is] = [nextAlarm(before), nextAlarm(after)];
  const sameVisit = before.stage.name === after.stage.name && before.visit.n === after.visit.n;
  return sameVisit && was?.name === is?.name && was?.at === is?.at;
}

/** The next version of a record, its leg raised when it stands elsewhere. */
export const succeed = <R extends Standing>(before: R, after: R): R => ({
  ...after,
  version: before.version + 1,
  leg: standsAsBefore(before, after) ? before.leg : before.leg + 1,
});

/** The next version of a record under a new execution: its generation and its leg raised. */
export const revive = <R extends Standing>(before: R, after: R, at: Instant): R => ({
  ...after,
  version: before.version + 1,
  leg: before.leg + 1,
  generation: before.generation + 1,
  generationAt: at,
});

/** An execution lives at most this long before the next generation takes over; Step Functions allow 365. */
const generationDays = 300;

/** When the generation of a record is over. */
export const endOfGeneration = ({ generationAt }: Pick<Standing, 'generationAt'>): Instant =>
  new Date(Date.parse(generationAt) + generationDays * 86_400_000).toISOString();

type Parking = Pick<Standing, 'alarms' | 'wait' | 'generationAt'>;

/** Until when an execution may park: the next alarm, at most the end of its generation. */
export function parksUntil(record: Parking): Instant {
  const end = endOfGeneration(record);
  const alarm = nextAlarm(record)?.at ?? end;
  return new Date(Math.min(Date.parse(alarm), Date.parse(end))).toISOString();
}

/** Seconds an execution may park, at least 1. */
export const timeoutSeconds = (now: Instant, record: Parking): number =>
  Math.max(1, Math.ceil((Date.parse(parksUntil(record)) - Date.parse(now)) / 1000));
