/** Leads and deals as the API shows them. */
import * as z from 'zod';
import { shownOf } from '../../../shared/domain/contacts/contacts-for.ts';
import { Deal } from '../../../shared/domain/deals/deal.ts';
import { SentQuote } from '../../../shared/domain/deals/quote.ts';
import { Fact } from '../../../shared/domain/facts/fact.ts';
import { Lead } from '../../../shared/domain/leads/lead.ts';
import type { Actor } from '../../../shared/domain/people/actor.ts';
import { Attached } from '../../../shared/domain/people/people.ts';
import { lazily } from '../../../shared/domain/lazily.ts';
import { EnrolmentShown } from '../../../shared/domain/refresh/views.ts';

const hidden = { kind: true, stage: true, leg: true, generation: true, generationAt: true } as const;

/** A lead after a change, or at the head of its card: `stage` is the name, `left` says where it came from when it is not open. */
export const LeadView = lazily(() =>
  z.object({
    ...Lead().omit(hidden).shape,
    stage: z.string(),
    left: z.record(z.string(), z.unknown()).optional(),
    dealId: z.uuid().optional(),
  }),
);
export type LeadView = z.infer<ReturnType<typeof LeadView>>;

export const DealView = lazily(() =>
  z.object({
    ...Deal().omit(hidden).shape,
    stage: z.string(),
    left: z.record(z.string(), z.unknown()).optional(),
  }),
);
export type DealView = z.infer<ReturnType<typeof DealView>>;

const typedIn = {
  name: z.string().optional(),
  email: z.string().optional(),
  phone: z.string().optional(),
  message: z.string().optional(),
} as const;
const Contacts = lazily(() =>
  z.object({
    masked: z.boolean(),
    ...typedIn,
    rawBody: z.string().optional(),
    requests: z.array(z.object({ id: z.string(), ...typedIn })).readonly(),
  }),
);
/** What happened, the newest first; what was said about it in words stands beside, under the id the fact names. */
const Timeline = lazily(() =>
  z.object({
    items: z.array(Fact()).readonly(),
    notes: z.array(z.object({ id: z.string(), text: z.string(), attached: Attached.optional() })),
    next: z.string().optional(),
  }),
);

/** Where it stands in the programme of its basket, while it is in one. */
const enrolment = () => EnrolmentShown().optional();

export const LeadCard = lazily(() =>
  z.object({ ...LeadView().shape, contacts: Contacts(), timeline: Timeline(), enrolment: enrolment() }),
);
export type LeadCard = z.infer<ReturnType<typeof LeadCard>>;
export const DealCard = lazily(() =>
  z.object({
    ...DealView().shape,
    contacts: Contacts(),
    timeline: Timeline(),
    enrolment: enrolment(),
    quotes: z.array(SentQuote()),
    terms: z.array(
      z.object({
        id: z.string(),
        state: z.string(),
        confirmed: z.boolean(),
        dueOn: z.string().optional(),
        amount: z.unknown(),
      }),
    ),
  }),
);
export type DealCard = z.infer<ReturnType<typeof DealCard>>;

export function leadView({ stage: { name, ...left }, ...lead }: Lead): LeadView {
  const dealId = 'dealId' in left ? { dealId: left.dealId } : {};
  return { ...lead, stage: name, ...dealId, ...(Object.keys(left).length > 0 && { left }) };
}

export function dealView({ stage: { name, ...left }, ...deal }: Deal): DealView {
  return { ...deal, stage: name, ...(Object.keys(left).length > 0 && { left }) };
}

/** A lead as somebody may see it. */
export const leadShownTo = (by: Actor, lead: Lead): LeadView => leadView(shownOf(by, lead, lead));

/** A deal as somebody may see it. */
export const dealShownTo = (by: Actor, deal: Deal): DealView => dealView(shownOf(by, deal, deal));
