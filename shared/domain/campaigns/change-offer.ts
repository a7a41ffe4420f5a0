/** What staff do with an offer: open and edit a draft, approve it, withdraw it. */
import * as z from 'zod';
import type { FactDraft } from '../facts/draft.ts';
import { lazily } from '../lazily.ts';
import { byOf } from '../people/by.ts';
import { may } from '../people/rights.ts';
import { editedFields, edited } from '../records/edited.ts';
import type { Context } from '../records/context.ts';
import { change, type Decision, together } from '../records/plan.ts';
import { forbid, refuse, type Refused } from '../records/refusal.ts';
import { isOver, type Offer, offerDetails } from './offer.ts';

/** `owner`: whoever opens it, unless it says. */
export const NewOffer = lazily(() => z.strictObject({ ...offerDetails(), owner: z.string().optional() }));
export type NewOffer = z.infer<ReturnType<typeof NewOffer>>;

/** An edit; `null` forgets the cost. */
export const OfferChanges = lazily(() => {
  const { cost, ...details } = offerDetails();
  return z.strictObject({ ...details, cost: cost.unwrap().nullable() }).partial();
});
export type OfferChanges = z.infer<ReturnType<typeof OfferChanges>>;

type Decided = Decision<{ offer: Offer }>;

/** Opens a draft. */
export function openOffer({ owner, cost, ...details }: NewOffer, context: Context): Decided {
  const { by, at, newId } = context;
  const offer: Offer = {
    kind: 'offer',
    id: newId(),
    version: 1,
    ...details,
    ...(cost && { cost }),
    owner: owner ?? String(byOf(by).id), // only staff opens one
    openedAt: at,
    state: { name: 'draft' },
  };
  const refused = rightsRefusal(undefined, context) ?? wrongIn(offer, context);
  return (
    refused ?? {
      ok: true,
      offer,
      plan: change(undefined, offer, { type: 'OfferOpened', data: { from: offer.from, until: offer.until } }),
    }
  );
}

/** Edits a draft. What is approved stays as it was approved. */
export function editOffer(before: Offer, changes: OfferChanges, context: Context): Decided {
  const refused = rightsRefusal(before.owner, context);
  if (refused) return refused;
  const after = edited(before, changes);
  const fields = editedFields(before, after);
  if (fields.length === 0) return unchanged(before);
  if (before.state.name !== 'draft')
    return refuse('offer-not-draft', `the offer is ${before.state.name}; only a draft can be edited`);
  return wrongIn(after, context) ?? succeeded(before, after, { type: 'OfferEdited', data: { fields } });
}

/** Approves a draft: from now on it may be made to customers, on its days. Approved already it changes nothing. */
export function approveOffer(before: Offer, context: Context): Decided {
  const { by, at } = context;
  if (!may(by, 'approve-offer')) return forbid('only a head of sales approves offers');
  if (before.state.name === 'approved') return unchanged(before);
  if (before.state.name === 'withdrawn') return refuse('offer-withdrawn', 'the offer was withdrawn; open another one');
  if (isOver(before, context)) return refuse('offer-over', `the last day of the offer was ${before.until}`);
  const state = { name: 'approved', at, by: byOf(by) } as const;
  return succeeded(before, { ...before, state }, { type: 'OfferApproved', data: {} });
}

/** Takes an offer back, for good. Withdrawn already it changes nothing. */
export function withdrawOffer(before: Offer, context: Context): Decided {
  const { by, at } = context;
  if (!may(by, 'withdraw-offer')) return forbid('offers are withdrawn by a marketer or a head of sales');
  if (before.state.name === 'withdrawn') return unchanged(before);
  const state = { name: 'withdrawn', at, by: byOf(by) } as const;
  return succeeded(before, { ...before, state }, { type: 'OfferWithdrawn', data: { from: before.state.name } });
}

const unchanged = (offer: Offer): Decided => ({ ok: true, offer, plan: together() });

function succeeded(before: Offer, after: Offer, fact: FactDraft): Decided {
  const offer = { ...after, version: before.version + 1 };
  return { ok: true, offer, plan: change(before, offer, fact) };
}

const rightsRefusal = (owner: string | undefined, { by }: Context): Refused | undefined =>
  (owner === undefined ? may(by, 'edit-campaign') : may(by, 'edit-offer', owner))
    ? undefined
    : forbid('an offer is its owner’s and the marketers’');

function wrongIn({ from, until, owner }: Offer, { policy }: Context): Refused | undefined {
  if (until < from) return refuse('days-wrong', `the last day, ${until}, is before the first, ${from}`);
  if (!policy.staff.some(({ id }) => id === owner)) return refuse('owner-unknown', `${owner} is nobody of the staff`);
  return undefined;
}
