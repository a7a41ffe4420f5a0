/** Offers as the API shows them. */
import * as z from 'zod';
import { type Offer, offerDetails, offerState, offerStates } from '../../../shared/domain/campaigns/offer.ts';
import { lazily } from '../../../shared/domain/lazily.ts';
import type { Context } from '../../../shared/domain/records/context.ts';

export const OfferView = lazily(() =>
  z.object({
    id: z.uuid(),
    version: z.int().positive(),
    ...offerDetails(),
    openedAt: z.string(),
    /** `expired`: approved, and its last day is over. */
    state: z.enum(offerStates),
    /** When it was approved or withdrawn, and by whom. */
    decided: z.object({ at: z.string(), by: z.string().optional() }).optional(),
  }),
);

export function offerView(offer: Offer, context: Pick<Context, 'at' | 'policy'>) {
  const { kind: _kind, state, ...details } = offer;
  const decided =
    state.name === 'draft' ? {} : { decided: { at: state.at, ...(state.by.id !== undefined && { by: state.by.id }) } };
  return { ...details, state: offerState(offer, context), ...decided };
}

/** Which offer, and the version of it that its caller saw. */
export const OneOffer = lazily(() => z.strictObject({ id: z.uuid(), expectedVersion: z.int().positive().optional() }));
