/** The only way to read contacts: it knows who may see whose, and masks for everybody else. */
import type { Deal } from '../deals/deal.ts';
import type { Fact } from '../facts/fact.ts';
import type { Lead } from '../leads/lead.ts';
import type { Actor } from '../people/actor.ts';
import type { People } from '../people/people.ts';
import { may } from '../people/rights.ts';
import { present } from '../present.ts';
import { maskContacts } from './mask.ts';

export type ShownContacts = {
  readonly masked: boolean;
  readonly name?: string;
  readonly email?: string;
  readonly phone?: string;
  readonly message?: string;
  readonly rawBody?: string;
};

/** Until the claim nobody sees an e-mail or a phone; from then on those who may. */
export const mayReadContacts = (viewer: Actor, record: Lead | Deal): boolean =>
  (record.kind === 'deal' || record.claimedAt !== undefined) && may(viewer, 'read-contacts', record.owner);

/** The contacts behind a lead or a deal, as this viewer may see them. */
export async function contactsFor(viewer: Actor, record: Lead | Deal, people: People): Promise<ShownContacts> {
  const leadId = record.kind === 'lead' ? record.id : record.leadId;
  const [contacts, submission] = await Promise.all([
    people.get('contacts', record.personId, record.personId),
    leadId === undefined ? undefined : people.get('submission', leadId, leadId),
  ]);
  const known = { ...submission, ...contacts };
  const isUnreadable = record.kind === 'lead' && record.stage.name === 'unreadable';
  const { name, email, phone, message } = known;
  const shown = present({ name, message, rawBody: isUnreadable ? submission?.rawBody : undefined });
  if (mayReadContacts(viewer, record)) return { masked: false, ...shown, ...present({ email, phone }) };
  return {
    masked: true,
    ...Object.fromEntries(Object.entries(shown).map(([field, text]) => [field, maskContacts(text)])),
  };
}

/** A lead without what looks like a contact, for those who may not see it. */
export function maskedLead(viewer: Actor, lead: Lead): Lead {
  if (mayReadContacts(viewer, lead)) return lead;
  const visits = { firstTouch: maskedTouch(lead.firstTouch), lastTouch: maskedTouch(lead.lastTouch) };
  const texts = Object.fromEntries(
    (['company', 'product', 'need', 'region', 'volume'] as const).flatMap((name) =>
      lead[name] === undefined ? [] : [[name, maskContacts(lead[name])]],
    ),
  );
  return { ...lead, ...visits, ...texts };
}

const maskedTouch = (touch: Lead['firstTouch']): Lead['firstTouch'] => ({
  ...touch,
  ...(touch.page !== undefined && { page: maskContacts(touch.page) }),
  ...(touch.referrer !== undefined && { referrer: maskContacts(touch.referrer) }),
});

/** A fact of a lead without what looks like a contact in the pages and campaigns it names. */
export const maskedFact = (viewer: Actor, lead: Lead, fact: Fact): Fact =>
  mayReadContacts(viewer, lead)
    ? fact
    : {
        ...fact,
        data: Object.fromEntries(Object.entries(fact.data).map(([name, value]) => [name, maskedValue(value)])),
      };

const maskedValue = (value: unknown): unknown => {
  if (typeof value === 'string') return isId.test(value) ? value : maskContacts(value);
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, maskedValue(inner)]));
};

const isId = /^[\da-f]{8}-[\da-f-]{27}$|^\d{4}-\d{2}-\d{2}(T[\d:.]+Z)?$/;
