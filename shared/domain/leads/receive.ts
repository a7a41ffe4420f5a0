/** Intake: what a request becomes, decided in the same transaction as its person. */
import type { Account } from '../accounts/account.ts';
import { suspicion } from '../duplicates/duplicate.ts';
import type { FactDraft } from '../facts/draft.ts';
import type { Person } from '../people/person.ts';
import { present } from '../present.ts';
import { firstStanding, succeed } from '../pipeline/standing.ts';
import type { SalesContext } from '../products/named.ts';
import type { Context } from '../records/context.ts';
import { change, together } from '../records/plan.ts';
import type { Plan } from '../records/records.ts';
import type { Policy } from '../settings/settings.ts';
import { textKey } from '../text-key.ts';
import { byOf } from '../people/by.ts';
import { asking, subscribed } from '../refresh/person-mail.ts';
import { isLiveLead, type Lead, type Touch } from './lead.ts';
import { groupOf } from './product-group.ts';
import { claimKeys, freeKeys, knownOf, queued, recentLeads, withLead } from './queue.ts';

/** A request after parsing: what rules need of it. Names, phones, e-mails and the message are in `People` under `leadId`. */
export type Request = {
  readonly leadId: string;
  readonly newPersonId: string;
  readonly touch: Touch;
  readonly origin?: Lead['origin'];
  readonly details: Pick<
    Lead,
    'company' | 'segment' | 'region' | 'need' | 'product' | 'productGroup' | 'taxId' | 'referredBy' | 'lane'
  >;
  /** Keys of its e-mail and phone, the e-mail first. */
  readonly contactKeys: readonly string[];
  /** A keyed hash of the domain of its company mail; free-mail domains tell nothing. */
  readonly mailDomainKey?: string;
  readonly consents: readonly { readonly purpose: string; readonly textVersion: string; readonly evidenceId: string }[];
  readonly verdict:
    | { readonly name: 'new' }
    | { readonly name: 'spam'; readonly signs: readonly string[] }
    | { readonly name: 'unreadable'; readonly cause: string };
};

/** What is known of the sender: which of its keys somebody holds, those persons (the e-mail's first), the first one's recent leads and account, and the account whose mail domain is the sender's. */
export type Known = {
  readonly heldKeys: readonly string[];
  readonly persons: readonly Person[];
  readonly leads: readonly Lead[];
  readonly account: Account | undefined;
  readonly suggestedAccountId?: string;
  /** Whether somebody was asked before if the two persons are one. */
  readonly isSuspected?: true;
};

export type Received = {
  readonly plan: Plan;
  readonly leadId: string;
  readonly personId: string;
  readonly became: 'lead' | 'touch';
};

/**
 * Receives a request: a touch on an open lead of the same person about the same product within the touch days, else a
 * new lead.
 */
export function receive(asked: Request, known: Known, context: SalesContext): Received {
  const productGroup = groupOf(asked.details, context);
  const request = { ...asked, details: { ...asked.details, ...present({ productGroup }) } };
  const open = request.verdict.name === 'new' ? openLeadFor(request, known, context) : undefined;
  return open ? touch(open, request, known, context) : create(request, known, context);
}

function openLeadFor({ details }: Request, { persons: [person], leads }: Known, context: Context): Lead | undefined {
  if (!person) return undefined;
  const recent = recentLeads(person, context).map(({ id }) => id);
  return leads.find((lead) => isLiveLead(lead) && recent.includes(lead.id) && isAboutTheSame(lead, details));
}

type About = Pick<Lead, 'product' | 'productGroup'>;

const productKey = ({ product }: About): string | undefined => product && textKey(product);

/** One product group, or where nobody knows the group, one product as it was written. */
const isAboutTheSame = (lead: About, asked: About): boolean =>
  lead.productGroup === asked.productGroup &&
  (asked.productGroup !== undefined || productKey(lead) === productKey(asked));

function touch(lead: Lead, request: Request, known: Known, context: Context): Received {
  const [person] = known.persons;
  const n = lead.touches + 1;
  const after = succeed(lead, { ...lead, lastTouch: request.touch, touches: n });
  const part = { kind: 'submission', id: request.leadId }; // under the lead: what was written this time
  const touched: FactDraft = { type: 'LeadTouched', part, data: { touch: request.touch, n } };
  const isTold = person?.mail !== undefined || request.consents.length > 0;
  const consenting = person && isTold ? consent(person, asking(person, context.at), request, context) : together();
  return {
    plan: together(change(lead, after, touched), consenting, suspecting(known, context)),
    leadId: lead.id,
    personId: lead.personId,
    became: 'touch',
  };
}

function create(request: Request, known: Known, context: Context): Received {
  const lead = newLead(request, known, context);
  const signs = request.verdict.name === 'spam' ? { spamSigns: [...request.verdict.signs] } : {};
  const cause = request.verdict.name === 'unreadable' ? { cause: request.verdict.cause } : {};
  const received: FactDraft = {
    type: 'LeadReceived',
    data: {
      stage: request.verdict.name,
      source: lead.source,
      origin: lead.origin,
      personId: lead.personId,
      touch: request.touch,
      linkedTo: lead.linkedTo,
      ...present({ segment: lead.segment, productGroup: lead.productGroup, lane: lead.lane }),
      ...signs,
      ...cause,
    },
  };
  const routed: FactDraft[] =
    lead.reservedFor === undefined
      ? []
      : [
          {
            type: 'LeadRouted',
            data: {
              to: lead.reservedFor,
              why: lead.flags.includes('known-customer') ? 'owner-of-the-customer' : 'rule',
            },
          },
        ];
  const plan = together(
    change(undefined, lead, received, ...routed),
    personPlan(request, known, lead, context),
    request.verdict.name === 'new' ? claimKeys(freeKeys(request, known), lead.personId) : together(),
    suspecting(known, context),
  );
  return { plan, leadId: lead.id, personId: lead.personId, became: 'lead' };
}

/** The e-mail of one person with the phone of another: they may be one, which a person decides. */
function suspecting({ persons: [one, other], isSuspected }: Known, context: Context): Plan {
  if (!one || !other || isSuspected) return together();
  return suspicion('person', [one.id, other.id], 'contacts-of-two-people', context).plan;
}

/** The lead a request becomes, as it comes into the queue, or is held. */
export function newLead(request: Request, known: Known, context: Context): Lead {
  const { at, policy } = context;
  const { touch: first, details } = request;
  return {
    kind: 'lead',
    id: request.leadId,
    ...firstStanding(at),
    ...standingOf(request, known, context),
    personId: known.persons[0]?.id ?? request.newPersonId,
    origin: request.origin ?? sourceOf(first.source, policy)?.origin ?? 'marketing',
    source: first.source,
    firstTouch: first,
    lastTouch: first,
    touches: 1,
    ...present({ lane: sourceOf(first.source, policy)?.lane }),
    ...details,
    criteria: {},
    ...knownOf(known),
    ...present({ mailDomainKey: request.mailDomainKey }),
  };
}

const sourceOf = (source: string, { sources }: Policy) => sources.find(({ id }) => id === source);

/** New, with its clocks running; or held, and nothing rings. */
function standingOf(request: Request, known: Known, context: Context) {
  const { verdict } = request;
  if (verdict.name === 'new') return { stage: { name: 'new' } as const, ...queued(request.details, known, context) };
  const { at, by } = context;
  return { stage: { name: verdict.name, from: 'intake', at, by: byOf(by), reason: whyHeld(verdict) }, alarms: [] };
}

const whyHeld = (verdict: Exclude<Request['verdict'], { name: 'new' }>): string =>
  verdict.name === 'spam' ? verdict.signs.join(', ') : verdict.cause;

/** A spam or unreadable request leaves a known person as it is, and makes a new one nobody's keys lead to: it must not take a customer's address. */
function personPlan(request: Request, known: Known, lead: Lead, context: Context): Plan {
  const [person] = known.persons;
  if (request.verdict.name !== 'new' && person) return together();
  const base: Person = person ?? {
    kind: 'person',
    id: lead.personId,
    version: 0,
    openLeads: [],
    contactKeys: [],
    consents: {},
  };
  const after = request.verdict.name === 'new' ? withLead(base, lead, freeKeys(request, known), context) : base;
  const appeared: FactDraft[] = person ? [] : [{ type: 'PersonAppeared', data: { source: lead.source } }];
  return consent(person, after, request, context, ...appeared);
}

function consent(
  before: Person | undefined,
  person: Person,
  { consents }: Request,
  { at }: Context,
  ...facts: readonly FactDraft[]
): Plan {
  const given = Object.fromEntries(
    consents.map(({ purpose, textVersion, evidenceId }) => [purpose, { textVersion, at, evidenceId }]),
  );
  const agreed = given['marketing'] ? subscribed(person) : person;
  const after: Person = { ...agreed, version: person.version + 1, consents: { ...person.consents, ...given } };
  return change(before, after, ...facts, ...consents.map((data) => ({ type: 'ConsentGiven', data }) as const));
}
