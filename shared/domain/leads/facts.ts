import * as z from 'zod';
import { Day, Instant } from '../calendar/instant-schema.ts';
import type { FactDefinition } from '../facts/definition.ts';
import { leadOrigins } from '../settings/settings.ts';
import { lanes } from './lane.ts';
import { Touch } from './lead.ts';
import { baskets } from './pipeline.ts';

const movement = { from: z.string(), to: z.string(), visit: z.int() };

/** What can happen to a lead. Facts name people by id; free text stays with the record or in notes. */
export const leadFacts = {
  LeadReceived: {
    version: 1,
    data: () =>
      z.strictObject({
        stage: z.enum(['new', 'spam', 'unreadable']),
        source: z.string(),
        origin: z.enum(leadOrigins),
        personId: z.uuid(),
        touch: Touch(),
        segment: z.string().optional(),
        productGroup: z.string().optional(),
        lane: z.enum(lanes).optional(),
        linkedTo: z.array(z.uuid()),
        spamSigns: z.array(z.string()).optional(),
        cause: z.string().optional(),
        /** It was under way when it came here: an opening balance until it moves. */
        opening: z.literal(true).optional(),
      }),
  },
  LeadTouched: { version: 1, data: () => z.strictObject({ touch: Touch(), n: z.int() }) },
  LeadRouted: { version: 1, data: () => z.strictObject({ to: z.string().optional(), why: z.string() }) },
  LeadMoved: {
    version: 1,
    data: () =>
      z.strictObject({
        ...movement,
        reason: z.string().optional(),
        criterion: z.string().optional(),
        basket: z.enum(baskets).optional(),
        wakeUpAt: Day.optional(),
        dealer: z.string().optional(),
        owner: z.string().optional(),
      }),
  },
  LeadConverted: { version: 1, data: () => z.strictObject({ ...movement, accountId: z.uuid(), dealId: z.uuid() }) },
  LeadConversionRefused: { version: 1, data: () => z.strictObject({ code: z.string(), taskId: z.uuid() }) },
  LeadReopened: { version: 1, data: () => z.strictObject({ ...movement, owner: z.string().optional() }) },
  LeadEdited: { version: 1, data: () => z.strictObject({ fields: z.array(z.string()) }) },
  LeadAssigned: { version: 1, data: () => z.strictObject({ from: z.string().optional(), to: z.string() }) },
  LeadContacted: { version: 1, data: () => z.strictObject({ first: z.boolean() }) },
  LeadWaits: { version: 1, data: () => z.strictObject({ until: Instant }) },
  LeadWaitEnded: { version: 1, data: () => z.strictObject({ by: z.enum(['date', 'hand']) }) },
  LeadOverdue: {
    version: 1,
    data: () => z.strictObject({ stage: z.string(), alarm: z.string(), dueAt: Instant, taskId: z.uuid().optional() }),
  },
  LeadDisputed: { version: 1, data: () => z.strictObject({ taskId: z.uuid() }) },
  LeadRejectionReviewed: {
    version: 1,
    data: () => z.strictObject({ asked: z.enum(['audit', 'dispute']), verdict: z.enum(['upheld', 'overturned']) }),
  },
  LeadDealerAnswered: {
    version: 1,
    data: () => z.strictObject({ dealer: z.string(), answer: z.enum(['sold', 'not-sold', 'in-work', 'no-answer']) }),
  },
  LeadAuditAsked: { version: 1, data: () => z.strictObject({ taskId: z.uuid() }) },
  LeadRestarted: { version: 1, data: () => z.strictObject({ why: z.string() }) },
} as const satisfies Record<string, FactDefinition>;
