/** How a lead comes into the queue: whose it is to claim, until when, and how its person remembers it. */
import type { Person } from '../people/person.ts';
import { substituteOf } from '../people/stand-in.ts';
import { present } from '../present.ts';
import type { Context } from '../records/context.ts';
import { claim } from '../records/plan.ts';
import type { Plan } from '../records/records.ts';
import { asking } from '../refresh/person-mail.ts';
import type { Policy } from '../settings/settings.ts';
import { textKey } from '../text-key.ts';
import { claimAlarms, isFocus, ownerFirstAlarms } from './clocks.ts';
import type { Lead } from './lead.ts';
import type { Known, Request } from './receive.ts';

type Queued = Pick<Lead, 'alarms' | 'reservedFor' | 'focus'>;

/** A new lead's clocks and whose it is: a known customer's owner's for a while, a rule's, else anybody's. */
export function queued(details: Request['details'], { account }: Known, { at, policy }: Context): Queued {
  const owner = account?.owner;
  const keeper = owner ?? ruled(details, policy);
  return {
    alarms: owner === undefined ? claimAlarms(details, at, policy) : ownerFirstAlarms(at, policy),
    ...present({
      reservedFor: keeper && (substituteOf(keeper, policy, at) ?? keeper),
      focus: isFocus(details, policy) || undefined,
    }),
  };
}

/** Whose it is by the first rule that fits. */
const ruled = (details: Request['details'], { routing }: Policy): string | undefined =>
  routing.find(
    ({ segment, region, productGroup }) =>
      (segment ?? details.segment) === details.segment &&
      (productGroup ?? details.productGroup) === details.productGroup &&
      (region === undefined || (details.region !== undefined && textKey(region) === textKey(details.region))),
  )?.to;

/** What is known of the sender, as the lead shows it. */
export const knownOf = ({
  persons,
  account,
  suggestedAccountId,
}: Known): Pick<Lead, 'flags' | 'linkedTo' | 'accountId' | 'suggestedAccountId'> => ({
  flags: [
    ...(persons.length > 1 ? ['contacts-of-two-people' as const] : []),
    ...(account ? ['known-customer' as const] : []),
    ...(suggestedAccountId === undefined ? [] : ['account-suggested' as const]),
  ],
  linkedTo: (persons[0]?.openLeads ?? []).map(({ id }) => id),
  ...present({ accountId: account?.id, suggestedAccountId }),
});

const dayMs = 86_400_000;
/** Nobody works on more requests of one person at a time; a flood of them must not make the person too large to store. */
const mostRemembered = 50;

/** What a new request of this person may be a touch on: leads of the last days. */
export const recentLeads = (person: Person, { at, policy }: Context): Person['openLeads'] =>
  person.openLeads.filter((lead) => Date.parse(lead.at) >= Date.parse(at) - policy.thresholds.touchDays * dayMs);

/** The person with one lead more, and with the contact keys that led nowhere before. */
export function withLead(person: Person, lead: Lead, keys: readonly string[], context: Context): Person {
  const entry = { id: lead.id, at: context.at, ...present({ productGroup: lead.productGroup }) };
  return {
    ...asking(person, context.at),
    openLeads: [...recentLeads(person, context), entry].slice(-mostRemembered),
    contactKeys: [...person.contactKeys, ...keys],
  };
}

/** The keys of a request that nobody holds. */
export const freeKeys = ({ contactKeys }: Pick<Request, 'contactKeys'>, { heldKeys }: Known): string[] =>
  contactKeys.filter((key) => !heldKeys.includes(key));

/** The keys that lead to this person from now on. */
export const claimKeys = (keys: readonly string[], personId: string): Plan =>
  claim(...keys.map((key) => ({ key, holder: { kind: 'person' as const, id: personId } })));
