import * as z from 'zod';
import { Day, Instant } from '../calendar/instant-schema.ts';
import { cameWith } from '../imports/came-with.ts';
import { lazily } from '../lazily.ts';
import { Amount } from '../money/money.ts';
import { By } from '../people/by.ts';
import { standing } from '../pipeline/standing.ts';
import { saidText } from '../said-text.ts';
import { leadOrigins } from '../settings/settings.ts';
import { basketStage } from '../refresh/basket-stage.ts';
import { lanes } from './lane.ts';
import { leadStages } from './pipeline.ts';

export const Utm = lazily(() =>
  z.strictObject({
    source: z.string().optional(),
    medium: z.string().optional(),
    campaign: z.string().optional(),
    term: z.string().optional(),
    content: z.string().optional(),
  }),
);
export type Utm = z.infer<ReturnType<typeof Utm>>;

/** One visit that led to us: where from, with what campaign, on which page. */
export const Touch = lazily(() =>
  z.strictObject({
    at: Instant,
    source: z.string(),
    utm: Utm().optional(),
    referrer: z.string().optional(),
    page: z.string().optional(),
  }),
);
export type Touch = z.infer<ReturnType<typeof Touch>>;

/** What is known of a request beside where it stands. */
const leadDetails = {
  company: z.string().min(1).max(200),
  segment: z.string().max(50),
  region: z.string().max(100),
  need: z.string().min(1).max(2000),
  product: z.string().min(1).max(200),
  productGroup: z.string().max(50),
  volume: z.string().max(200),
  budget: Amount,
  wantedOn: Day,
  taxId: z.string().max(30),
  accountId: z.uuid(),
  referredBy: z.uuid(),
  lane: z.enum(lanes),
} as const;

/** The same as staff say and correct it; `null` in an edit forgets the field. */
export const saidDetails = {
  ...leadDetails,
  company: saidText(200),
  segment: saidText(50),
  region: saidText(100),
  need: saidText(2000),
  product: saidText(200),
  productGroup: saidText(50),
  volume: saidText(200),
  taxId: saidText(30),
} as const;

/** Where a lead stands. A stage that is not open says where the lead came from, when, by whom and why. */
export const stageSchema = () => {
  const left = { from: z.string(), at: Instant, by: By, reason: z.string() };
  return z.discriminatedUnion('name', [
    z.strictObject({ name: z.literal('new') }),
    z.strictObject({ name: z.literal('mql') }),
    z.strictObject({ name: z.literal('sql') }),
    z.strictObject({ name: z.literal('parked'), ...left, ...basketStage() }),
    z.strictObject({ name: z.literal('spam'), ...left }),
    z.strictObject({ name: z.literal('unreadable'), ...left }),
    z.strictObject({ name: z.literal('rejected'), ...left, criterion: z.string().optional() }),
    z.strictObject({ name: z.literal('handed-to-dealer'), ...left, dealer: z.string(), feedbackOn: Day }),
    z.strictObject({ name: z.literal('converted'), ...left, accountId: z.uuid(), dealId: z.uuid() }),
    z.strictObject({ name: z.literal('merged'), ...left, into: z.uuid() }),
  ]);
};
export type LeadStage = z.infer<ReturnType<typeof stageSchema>>;

export const Lead = lazily(() =>
  z.strictObject({
    kind: z.literal('lead'),
    id: z.uuid(),
    ...standing,
    stage: stageSchema(),
    personId: z.uuid(),
    /** The person of the staff whose lead it is, from the claim or an assignment on. */
    owner: z.string().optional(),
    /** While nobody has claimed it: only this person, or a head, may. */
    reservedFor: z.string().optional(),
    /** Its segment was in focus when it came into the queue: it stands first there. */
    focus: z.boolean().optional(),
    claimedAt: Instant.optional(),
    firstContactAt: Instant.optional(),
    origin: z.enum(leadOrigins),
    source: z.string(),
    firstTouch: Touch(),
    lastTouch: Touch(),
    touches: z.int().positive(),
    ...z.strictObject(leadDetails).partial().shape,
    /** Answers to the criteria of its segment: is this a customer we serve. */
    criteria: z.record(z.string(), z.enum(['target', 'failed'])),
    flags: z.array(z.enum(['contacts-of-two-people', 'known-customer', 'account-suggested'])),
    linkedTo: z.array(z.uuid()),
    /** A keyed hash of the domain of the sender's company mail. */
    mailDomainKey: z.string().optional(),
    /** An account with the same mail domain: a hint for a person, who confirms it by setting `accountId`. */
    suggestedAccountId: z.uuid().optional(),
    /** A robot could not open a deal; this task says why. */
    conversionTask: z.uuid().optional(),
    ...cameWith(),
  }),
);
export type Lead = z.infer<ReturnType<typeof Lead>>;

export const isLiveLead = ({ stage }: Pick<Lead, 'stage'>): boolean => leadStages[stage.name].kind === 'open';
