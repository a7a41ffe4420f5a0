/** The only way to read contacts: it knows who may see whose, and masks for everybody else. */
import type { Account } from '../accounts/account.ts';
import type { Deal } from '../deals/deal.ts';
import type { Fact } from '../facts/fact.ts';
import type { Lead } from '../leads/lead.ts';
import type { Actor } from '../people/actor.ts';
import type { WhosePerson } from '../people/edit-person.ts';
import type { Contacts, People, Submission } from '../people/people.ts';
import { may } from '../people/rights.ts';
import { present } from '../present.ts';
import { maskContacts } from './mask.ts';

/** One request as it was typed in. */
type ShownRequest = {
  readonly id: string;
  readonly name?: string;
  readonly email?: string;
  readonly phone?: string;
  readonly message?: string;
};

export type ShownContacts = {
  readonly masked: boolean;
  readonly name?: string;
  readonly email?: string;
  readonly phone?: string;
  /** What was written first. */
  readonly message?: string;
  /** The body as it came, where nobody could read a contact out of it. */
  readonly rawBody?: string;
  /** Every request that came to this lead, the oldest first. */
  readonly requests: readonly ShownRequest[];
};

/** Until the claim nobody sees an e-mail or a phone; from then on those who may. */
export const mayReadContacts = (viewer: Actor, record: Lead | Deal | Account): boolean =>
  (record.kind !== 'lead' || record.claimedAt !== undefined) && may(viewer, 'read-contacts', record.owner);

/** Those of a person: by their account, and while they have none by the requests of theirs that are worked. */
export const mayReadContactsOf = (viewer: Actor, { account, leadOwners }: WhosePerson): boolean =>
  (account ? [account.owner] : [undefined, ...leadOwners]).some((owner) => may(viewer, 'read-contacts', owner));

/** The contacts behind a lead or a deal, as this viewer may see them. */
export async function contactsFor(viewer: Actor, record: Lead | Deal, people: People): Promise<ShownContacts> {
  const leadId = record.kind === 'lead' ? record.id : record.leadId;
  const [contacts, submissions] = await Promise.all([
    people.get('contacts', record.personId, record.personId),
    // Stryker disable next-line ConditionalExpression: asked for the requests of no lead, a store has none either
    leadId === undefined ? [] : people.list('submission', leadId),
  ]);
  const first = submissions.find(({ id }) => id === leadId)?.value;
  const { name, email, phone, message } = { ...first, ...contacts };
  const rawBody = (email ?? phone) === undefined ? first?.rawBody : undefined;
  const requests = submissions.map(({ id, value }) => ({ id, ...typedIn(value) }));
  const shown = { ...present({ name, message, rawBody }), requests };
  if (mayReadContacts(viewer, record)) return { masked: false, ...shown, ...present({ email, phone }) };
  const readable = requests.map(({ email: _email, phone: _phone, ...request }) => request);
  return { masked: true, ...masked({ ...shown, requests: readable }) };
}

/** The contacts of a person whose account is of this owner: nothing for those who may not read them. */
export async function personContactsFor(
  viewer: Actor,
  { personId, owner }: { readonly personId: string; readonly owner: string | undefined },
  people: Pick<People, 'get'>,
): Promise<Contacts | undefined> {
  return may(viewer, 'read-contacts', owner) ? people.get('contacts', personId, personId) : undefined;
}

const typedIn = ({ name, email, phone, message }: Submission) => present({ name, email, phone, message });

/** A record, or what belongs to it, without what looks like a contact, for those who may not see it. */
export const shownOf = <T>(viewer: Actor, record: Lead | Deal, value: T): T =>
  mayReadContacts(viewer, record) ? value : masked(value);

/** Its facts, in the same way: pages and campaigns may name somebody. */
export const factsShownOf = (viewer: Actor, record: Lead | Deal, facts: readonly Fact[]): Fact[] =>
  facts.map((fact) => ({ ...fact, data: shownOf(viewer, record, fact.data) }));

/** A fact as other systems hear it: what a visitor's page and campaign say may name somebody, all else is ours and goes as it is. */
export const factToldOutside = (fact: Fact): Fact =>
  fact.data['touch'] === undefined ? fact : { ...fact, data: { ...fact.data, touch: masked(fact.data['touch']) } };

/** A value of the same shape, its texts masked. */
const masked = <T>(value: T): T => maskedValue(value) as T; // strings stay strings, and nothing else changes

function maskedValue(value: unknown): unknown {
  if (typeof value === 'string') return isId.test(value) ? value : maskContacts(value);
  if (Array.isArray(value)) return value.map(maskedValue);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, maskedValue(inner)]));
}

const isId = /^[\da-f]{8}-[\da-f-]{27}$|^\d{4}-\d{2}-\d{2}(T[\d:.]+Z)?$/;
