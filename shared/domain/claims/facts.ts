import * as z from 'zod';
import { Day } from '../calendar/instant-schema.ts';
import type { FactDefinition } from '../facts/definition.ts';
import { Amount } from '../money/money.ts';
import { claimAnswers, claimOutcomes } from './claim.ts';

/** What happens to a claim. What is said of it in words is a note, and none of these. */
export const claimFacts = {
  ClaimOpened: {
    version: 1,
    data: () =>
      z.strictObject({
        accountId: z.uuid(),
        dealId: z.uuid().optional(),
        purchaseId: z.uuid().optional(),
        personId: z.uuid(),
        cause: z.string(),
        department: z.string().optional(),
        cost: Amount.optional(),
        receivedOn: Day,
        dueOn: Day,
      }),
  },
  /** Which fields were edited, and what those that figures count are now. */
  ClaimEdited: {
    version: 1,
    data: () =>
      z.strictObject({
        fields: z.array(z.string()),
        cause: z.string().optional(),
        department: z.string().optional(),
        cost: Amount.optional(),
        dueOn: Day.optional(),
      }),
  },
  ClaimAnswered: { version: 1, data: () => z.strictObject({ as: z.enum(claimAnswers), on: Day }) },
  ClaimClosed: { version: 1, data: () => z.strictObject({ as: z.enum(claimOutcomes) }) },
  ClaimReopened: { version: 1, data: () => z.strictObject({ from: z.enum(['answered', 'closed']), dueOn: Day }) },
} as const satisfies Record<string, FactDefinition>;
