import * as z from 'zod';
import { Day, Instant } from '../calendar/instant-schema.ts';
import type { FactDefinition } from '../facts/definition.ts';
import { baskets } from '../leads/pipeline.ts';
import { endCauses, waitCauses } from './enrolment.ts';
import { topics } from './person-mail.ts';

/** What can happen to an enrolment, and to the letters of it. Never an address or a name: those are only in `People`. */
export const refreshFacts = {
  EnrolmentStarted: {
    version: 1,
    data: () =>
      z.strictObject({
        basket: z.enum(baskets),
        of: z.strictObject({ kind: z.enum(['lead', 'deal']), id: z.uuid() }),
        personId: z.uuid(),
        accountId: z.uuid().optional(),
        wakeUpOn: Day.optional(),
        /** The enrolment it goes on from. */
        continues: z.uuid().optional(),
      }),
  },
  /** Somebody of the staff wants no more letters to be sent; it ends by itself. */
  EnrolmentStopAsked: { version: 1, data: () => z.strictObject({}) },
  EnrolmentEnded: {
    version: 1,
    data: () => z.strictObject({ basket: z.enum(baskets), cause: z.enum(endCauses), letters: z.int().nonnegative() }),
  },
  EnrolmentRestarted: { version: 1, data: () => z.strictObject({ why: z.string() }) },
  /** Somebody in a basket is called on another day. */
  BasketDateChanged: { version: 1, data: () => z.strictObject({ from: Day.optional(), to: Day.optional() }) },
  /** Why the next letter does not leave now; told once for each cause. */
  LetterHeld: {
    version: 1,
    data: () => z.strictObject({ letter: z.string().optional(), why: z.enum(waitCauses), until: Instant }),
  },
  LetterSkipped: { version: 1, data: () => z.strictObject({ letter: z.string(), why: z.literal('seen-before') }) },
  /** From here on it counts as sent. */
  LetterMarked: {
    version: 1,
    data: () =>
      z.strictObject({
        personId: z.uuid(),
        enrolmentId: z.uuid().optional(),
        mailingId: z.uuid().optional(),
        winBackId: z.uuid().optional(),
        letter: z.string(),
        letterVersion: z.string(),
      }),
  },
  /** The mail service took it. */
  LetterSent: { version: 1, data: () => z.strictObject({ messageId: z.string() }) },
  /** The mail service would not have it, and it has not left: it may be tried again. */
  LetterRefused: { version: 1, data: () => z.strictObject({ letter: z.string(), why: z.string(), tries: z.int() }) },
  LetterDelivered: { version: 1, data: () => z.strictObject({ personId: z.uuid() }) },
  LetterDelayed: { version: 1, data: () => z.strictObject({ personId: z.uuid() }) },
  /** `hard`: it never will arrive. */
  LetterBounced: { version: 1, data: () => z.strictObject({ personId: z.uuid(), hard: z.boolean() }) },
  LetterComplained: { version: 1, data: () => z.strictObject({ personId: z.uuid() }) },
  LetterClicked: { version: 1, data: () => z.strictObject({ personId: z.uuid(), by: z.enum(['person', 'machine']) }) },
  /** A person has written to us; somebody else at their account has. */
  ReplyReceived: { version: 1, data: () => z.strictObject({ letterId: z.uuid().optional() }) },
  ColleagueReplied: { version: 1, data: () => z.strictObject({ letterId: z.uuid().optional() }) },
  /** A person wants no more letters of a topic. */
  LettersUnsubscribed: {
    version: 1,
    data: () => z.strictObject({ topic: z.enum(topics), letterId: z.uuid() }),
  },
  /** Too much of the last letters came back: no marketing letter leaves until a person resumes. */
  MailPaused: {
    version: 1,
    data: () =>
      z.strictObject({ why: z.enum(['bounces', 'complaints']), count: z.int().positive(), of: z.int().positive() }),
  },
  MailResumed: { version: 1, data: () => z.strictObject({ pausedAt: Instant }) },
  /** An address gets no letter of ours any more, whoever has it. */
  AddressSuppressed: {
    version: 1,
    data: () =>
      z.strictObject({ cause: z.enum(['complaint', 'hard-bounce', 'erased']), letterId: z.uuid().optional() }),
  },
} as const satisfies Record<string, FactDefinition>;
