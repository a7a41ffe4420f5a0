/** An offer of the register: terms that hold from a day to a day, what they cost us, and below which margin nobody may go with them. */
import * as z from 'zod';
import { Day, Instant } from '../calendar/instant-schema.ts';
import { dayOf } from '../calendar/working-calendar.ts';
import { lazily } from '../lazily.ts';
import { Amount } from '../money/money.ts';
import { By } from '../people/by.ts';
import type { Context } from '../records/context.ts';
import { Title } from '../settings/entries.ts';

const Terms = z.strictObject({ en: z.string().trim().min(1).max(2000), ru: z.string().trim().min(1).max(2000) });

/** What an offer says, as it is agreed on. */
export const offerDetails = () => ({
  title: Title,
  /** As they stand in letters. */
  terms: Terms,
  /** The first day and the last. */
  from: Day,
  until: Day,
  /** What it costs us beside the margin it takes. */
  cost: Amount.optional(),
  marginFloorPercent: z.number().min(0).max(100),
  /** Whether it is made to customers who are won back. @default false */
  forWinBacks: z.boolean().optional(),
  /** Of the staff. */
  owner: z.string(),
});

export const Offer = lazily(() =>
  z.strictObject({
    kind: z.literal('offer'),
    id: z.uuid(),
    version: z.int().positive(),
    ...offerDetails(),
    openedAt: Instant,
    state: z.discriminatedUnion('name', [
      z.strictObject({ name: z.literal('draft') }),
      z.strictObject({ name: z.literal('approved'), at: Instant, by: By }),
      z.strictObject({ name: z.literal('withdrawn'), at: Instant, by: By }),
    ]),
  }),
);
export type Offer = z.infer<ReturnType<typeof Offer>>;

/** Where the register lists its offers, and those that are approved. */
export const offersList = 'offers';
export const approvedOffers = 'offer/approved';

export const offerStates = ['draft', 'approved', 'expired', 'withdrawn'] as const;

/** Its last day is over; nobody has to say so. */
export const isOver = ({ until }: Pick<Offer, 'until'>, { at, policy }: Pick<Context, 'at' | 'policy'>): boolean =>
  until < dayOf(at, policy.calendar.timeZone);

/** What is told of an offer: an approved one expires by its date. */
export const offerState = (offer: Offer, context: Pick<Context, 'at' | 'policy'>): (typeof offerStates)[number] =>
  offer.state.name === 'approved' && isOver(offer, context) ? 'expired' : offer.state.name;

/** Whether it may be made to a customer at this moment. */
export const isOnOffer = (offer: Offer, context: Pick<Context, 'at' | 'policy'>): boolean =>
  offerState(offer, context) === 'approved' && offer.from <= dayOf(context.at, context.policy.calendar.timeZone);
