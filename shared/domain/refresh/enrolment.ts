/**
 * One person's way through the programme of a basket, from the parking of their lead or deal to a call or a stop. It stands
 * as records of a pipeline do: it was entered when it began, and its one alarm is when it is decided next.
 */
import * as z from 'zod';
import { Day, Instant } from '../calendar/instant-schema.ts';
import { lazily } from '../lazily.ts';
import { baskets } from '../leads/pipeline.ts';
import { By } from '../people/by.ts';
import { standing } from '../pipeline/standing.ts';
import { Signals } from './person-mail.ts';

/** What ends letters for good. The first that holds is the cause. */
export const endCauses = [
  'erased',
  'returned',
  'other-basket',
  'closed',
  'stopped',
  'complaint',
  'hard-bounce',
  'unsubscribed',
  'consent-withdrawn',
  'reply',
  'colleague-reply',
  'new-request',
  'deal-opened',
  'wake-up',
  'programme-over',
  'call-due',
] as const;
export type EndCause = (typeof endCauses)[number];

/** Why the next letter is not sent now. */
export const waitCauses = [
  'gap',
  'another-letter',
  'window',
  'no-consent',
  'no-address',
  'open-deal',
  'no-letter',
  'mail-paused',
  'rate',
  'call',
] as const;
export type WaitCause = (typeof waitCauses)[number];

/** What became of one letter of a series. `refused`: it has not left, and may be tried again; `tries`: how often it was refused. */
export const Step = lazily(() =>
  z.discriminatedUnion('state', [
    z.strictObject({
      state: z.literal('marked'),
      at: Instant,
      letterId: z.uuid(),
      tries: z.int().positive().optional(),
    }),
    z.strictObject({ state: z.literal('skipped'), at: Instant, why: z.literal('seen-before') }),
    z.strictObject({ state: z.literal('refused'), at: Instant, why: z.string(), tries: z.int().positive() }),
  ]),
);

export const Enrolment = lazily(() =>
  z.strictObject({
    kind: z.literal('enrolment'),
    id: z.uuid(),
    ...standing,
    subject: z.strictObject({ kind: z.enum(['lead', 'deal']), id: z.uuid() }),
    personId: z.uuid(),
    accountId: z.uuid().optional(),
    basket: z.enum(baskets),
    /** What had happened already when it began, and stops nothing. */
    before: Signals(),
    wakeUpOn: Day.optional(),
    /** The enrolment that has ended, and that it goes on from. */
    continues: z.uuid().optional(),
    /** What somebody was asked to do last: to get the consent it waits for, or to call now that it has ended. */
    taskId: z.uuid().optional(),
    /** By the name of the letter. */
    steps: z.record(z.string(), Step()),
    /** Somebody of the staff asked to stop. */
    stop: z.strictObject({ at: Instant, by: By }).optional(),
    stage: z.discriminatedUnion('name', [
      z.strictObject({ name: z.literal('running'), why: z.enum(waitCauses), letter: z.string().optional() }),
      z.strictObject({ name: z.literal('ended'), at: Instant, cause: z.enum(endCauses) }),
    ]),
  }),
);
export type Enrolment = z.infer<ReturnType<typeof Enrolment>>;
