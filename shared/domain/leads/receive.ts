/** Intake: what a request becomes, decided in the same transaction as its person. */
import type { Account } from '../accounts/account.ts';
import type { FactDraft } from '../facts/draft.ts';
import type { Person } from '../people/person.ts';
import { present } from '../present.ts';
import { firstStanding, succeed } from '../pipeline/standing.ts';
import type { Context } from '../records/context.ts';
import { change, claim, together } from '../records/plan.ts';
import type { Plan } from '../records/records.ts';
import type { Policy } from '../settings/settings.ts';
import { byOf } from '../people/actor.ts';
import { claimAlarms, ownerFirstAlarms } from './clocks.ts';
import type { Lead, Touch } from './lead.ts';
import { leadStages } from './pipeline.ts';

/** A request after parsing: what rules need of it. Names, phones, e-mails and the message are in `People` under `leadId`. */
export type Request = {
  readonly leadId: string;
  readonly newPersonId: string;
  readonly touch: Touch;
  readonly origin?: Lead['origin'];
  readonly details: Pick<
    Lead,
    'company' | 'segment' | 'region' | 'need' | 'product' | 'productGroup' | 'taxId' | 'referredBy'
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
};

export type Received = {
  readonly plan: Plan;
  readonly leadId: string;
  readonly personId: string;
  readonly became: 'lead' | 'touch';
};

const dayMs = 86_400_000;

/** Receives a request: a touch on an open lead of the same person and product group within the touch days, else a new lead. */
export function receive(request: Request, known: Known, context: Context): Received {
  const open = request.verdict.name === 'new' ? openLeadFor(request, known, context) : undefined;
  return open ? touch(open, request, known, context) : create(request, known, context);
}

function openLeadFor(
  { details }: Request,
  { persons: [person], leads }: Known,
  { at, policy }: Context,
): Lead | undefined {
  const since = Date.parse(at) - policy.thresholds.touchDays * dayMs;
  const recent = (person?.openLeads ?? []).filter(
    (entry) => entry.productGroup === details.productGroup && Date.parse(entry.at) >= since,
  );
  return leads.find(
    ({ id, stage }) =>
      recent.some((entry) => entry.id === id) && ['open', 'paused'].includes(leadStages[stage.name].kind),
  );
}

function touch(lead: Lead, request: Request, { persons: [person] }: Known, context: Context): Received {
  const n = lead.touches + 1;
  const after = succeed(lead, { ...lead, lastTouch: request.touch, touches: n });
  const touched: FactDraft = { type: 'LeadTouched', data: { touch: request.touch, n } };
  const consenting = person && request.consents.length > 0 ? consent(person, person, request, context) : together();
  return {
    plan: together(change(lead, after, touched), consenting),
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
      ...(lead.segment !== undefined && { segment: lead.segment }),
      ...(lead.productGroup !== undefined && { productGroup: lead.productGroup }),
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
    claimKeys(request, known, lead),
  );
  return { plan, leadId: lead.id, personId: lead.personId, became: 'lead' };
}

function newLead(request: Request, known: Known, context: Context): Lead {
  const { at, policy } = context;
  const { touch: first, details } = request;
  const [person] = known.persons;
  return {
    kind: 'lead',
    id: request.leadId,
    ...firstStanding(at),
    ...standingOf(request, routing(request, known, context.policy), context),
    personId: person?.id ?? request.newPersonId,
    origin: request.origin ?? originOf(first.source, policy),
    source: first.source,
    firstTouch: first,
    lastTouch: first,
    touches: 1,
    ...details,
    criteria: {},
    flags: flagsOf(known),
    linkedTo: (person?.openLeads ?? []).map(({ id }) => id),
    ...present({
      accountId: known.account?.id,
      mailDomainKey: request.mailDomainKey,
      suggestedAccountId: known.suggestedAccountId,
    }),
  };
}

const originOf = (source: string, { sources }: Policy): Lead['origin'] =>
  sources.find(({ id }) => id === source)?.origin ?? 'marketing';

/** New, with its clocks running; or held, and nothing rings. */
function standingOf({ verdict, details }: Request, { to, first }: Route, { at, policy, by }: Context) {
  if (verdict.name !== 'new')
    return { stage: { name: verdict.name, from: 'intake', at, by: byOf(by), reason: whyHeld(verdict) }, alarms: [] };
  const alarms = first ? ownerFirstAlarms(at, policy) : claimAlarms(details, at, policy);
  return { stage: { name: 'new' } as const, alarms, ...present({ reservedFor: to }) };
}

type Route = { readonly to?: string; readonly first: boolean };

const whyHeld = (verdict: Exclude<Request['verdict'], { name: 'new' }>): string =>
  verdict.name === 'spam' ? verdict.signs.join(', ') : verdict.cause;

const flagsOf = ({ persons, account, suggestedAccountId }: Known): Lead['flags'] => [
  ...(persons.length > 1 ? ['contacts-of-two-people' as const] : []),
  ...(account ? ['known-customer' as const] : []),
  ...(suggestedAccountId === undefined ? [] : ['account-suggested' as const]),
];

/** To the known customer's owner first, then by the rules of segment and region, else to the common queue. */
function routing({ details, verdict }: Request, { account }: Known, { routing: rules }: Policy): Route {
  if (verdict.name !== 'new') return { first: false };
  if (account?.owner !== undefined) return { to: account.owner, first: true };
  const rule = rules.find(
    ({ segment, region }) =>
      (segment ?? details.segment) === details.segment && (region ?? details.region) === details.region,
  );
  return rule ? { to: rule.to, first: false } : { first: false };
}

const freeKeys = ({ contactKeys }: Request, { heldKeys }: Known): string[] =>
  contactKeys.filter((key) => !heldKeys.includes(key));

/** A spam or unreadable request leaves a known person as it is, and makes a new one nobody's keys lead to. */
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

/** Lists the lead with those of the last days that a request may be a touch on. */
function withLead(person: Person, lead: Lead, keys: readonly string[], { at, policy }: Context): Person {
  const since = Date.parse(at) - policy.thresholds.touchDays * dayMs;
  const recent = person.openLeads.filter((other) => Date.parse(other.at) >= since);
  const entry = { id: lead.id, at, ...present({ productGroup: lead.productGroup }) };
  return { ...person, openLeads: [...recent, entry], contactKeys: [...person.contactKeys, ...keys] };
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
  const after: Person = { ...person, version: person.version + 1, consents: { ...person.consents, ...given } };
  return change(before, after, ...facts, ...consents.map((data) => ({ type: 'ConsentGiven', data }) as const));
}

/** Claims the contact keys nobody holds; a spam lead claims none, lest it take a customer's address. */
const claimKeys = (request: Request, known: Known, { personId }: Lead): Plan =>
  request.verdict.name === 'new'
    ? claim(...freeKeys(request, known).map((key) => ({ key, holder: { kind: 'person' as const, id: personId } })))
    : together();
