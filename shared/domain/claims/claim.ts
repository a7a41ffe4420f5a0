import * as z from 'zod';
import { Day, Instant } from '../calendar/instant-schema.ts';
import { lazily } from '../lazily.ts';
import { Amount } from '../money/money.ts';
import { By } from '../people/by.ts';

export const claimAnswers = ['accepted', 'rejected'] as const;
export const claimOutcomes = ['satisfied', 'not-satisfied'] as const;

/** A complaint of a customer: why, whose fault it is, and what it cost us. What they wrote is a note in `People`. */
export const Claim = lazily(() => {
  /** What they were told, and on which day. */
  const answer = z.strictObject({ as: z.enum(claimAnswers), on: Day, at: Instant, by: By });
  return z.strictObject({
    kind: z.literal('claim'),
    id: z.uuid(),
    version: z.int().positive(),
    accountId: z.uuid(),
    dealId: z.uuid().optional(),
    /** The order complained of. */
    purchaseId: z.uuid().optional(),
    /** Who complains. */
    personId: z.uuid(),
    cause: z.string(),
    /** The department it is the fault of. */
    department: z.string().optional(),
    /** What it cost us so far. */
    cost: Amount.optional(),
    receivedOn: Day,
    /** The last day for the answer. */
    dueOn: Day,
    /** The task to answer it. */
    taskId: z.uuid(),
    state: z.discriminatedUnion('name', [
      z.strictObject({ name: z.literal('open') }),
      z.strictObject({ name: z.literal('answered'), answer }),
      z.strictObject({ name: z.literal('closed'), as: z.enum(claimOutcomes), at: Instant, by: By, answer }),
    ]),
  });
});
export type Claim = z.infer<ReturnType<typeof Claim>>;
export type ClaimState = Claim['state'];

/** The board of claims nobody has answered. */
export const openClaims = 'claim/open';
