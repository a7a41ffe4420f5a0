import type { Instant } from '../../calendar/instant-schema.ts';
import type { FactDraft } from '../../facts/draft.ts';
import { convertAlarms, qualifyAlarms } from '../../leads/clocks.ts';
import { mailDomainKeyOf } from '../../leads/enter-by-hand.ts';
import { knownSender } from '../../leads/known-sender.ts';
import type { Lead } from '../../leads/lead.ts';
import { groupOf } from '../../leads/product-group.ts';
import { productsCalled, type SalesContext } from '../../products/named.ts';
import { claimKeys, freeKeys, withLead } from '../../leads/queue.ts';
import { type Known as KnownSender, newLead, type Request } from '../../leads/receive.ts';
import type { PersonalItem } from '../../people/people.ts';
import type { Person } from '../../people/person.ts';
import { lateAlarms } from '../../pipeline/deadlines.ts';
import { present } from '../../present.ts';
import { change, claim, together } from '../../records/plan.ts';
import type { Plan } from '../../records/records.ts';
import type { Contact } from '../account-of.ts';
import { cameKey } from '../came.ts';
import { wrong } from '../columns.ts';
import { contactOf, contactsIn, personOfRow } from '../contact-fields.ts';
import { broughtBy, type RowContext, type RowDecision, type RowKind, type RowStores } from '../row-kind.ts';
import { undoStanding } from '../undo-standing.ts';
import type { LeadRow } from './lead-fields.ts';

/** Requests that are being worked on, or wait to be: each a lead of its own, of the person its contacts lead to. */
export const leadRows: RowKind<LeadRow> = {
  keysOf: ({ externalId, ...row }) => [...contactsIn(row), ...(externalId === undefined ? [] : [`lead/${externalId}`])],
  decide: async (row, stores, context) => {
    const contact = await contactOf(row, stores);
    if (!contact?.keys.length) return { ok: false, errors: [wrong('email', '', 'an e-mail or a phone')] };
    const key = keyOf(row, contact);
    const known = await leadOf(key, stores);
    if (known) return { ok: true, known };
    const errors = problemsOf(row);
    return errors.length > 0 ? { ok: false, errors } : received(row, contact, key, stores, context);
  },
  undo: async (row, stores, context) => {
    const contact = await contactOf(row, stores);
    const key = keyOf(row, contact);
    return undoStanding(await leadOf(key, stores), key, stores, context);
  },
  personOf: personOfRow,
  accountsOf: () => Promise.resolve([]),
};

const keyOf = ({ externalId, received: at, product, need }: LeadRow, contact: Contact | undefined): string =>
  cameKey('lead', externalId, contact?.keys[0], at, product, need);

async function leadOf(key: string, { records }: RowStores): Promise<Lead | undefined> {
  const holder = await records.holderOf(key);
  return holder && records.get('lead', holder.id);
}

function problemsOf({ stage = 'new', owner, received: at = '', entered = at }: LeadRow) {
  return [
    ...(stage !== 'new' && owner === undefined ? [wrong('owner', '', `whose it is, at ${stage}`)] : []),
    ...(entered < at ? [wrong('entered', entered, 'a date not before it was received')] : []),
  ];
}

async function received(
  row: LeadRow,
  contact: Contact,
  key: string,
  { records, secrets }: RowStores,
  context: RowContext,
): Promise<RowDecision> {
  const products = await productsCalled(row, records);
  const request = requestOf(row, contact, await mailDomainKeyOf(row.email, secrets), { ...context, products });
  const known = await knownSender(request, records);
  const lead = leadAt(row, request, known, context);
  const plan = together(
    change(undefined, lead, ...factsOf(lead)),
    personPlan(request, known, lead, context),
    claimKeys(freeKeys(request, known), lead.personId),
    claim({ key, holder: lead }),
  );
  return { ok: true, plan, items: itemsOf(row, contact, lead, known) };
}

const bySource = 'import';

function requestOf(
  row: LeadRow,
  contact: Contact,
  mailDomainKey: string | undefined,
  context: RowContext & SalesContext,
): Request {
  const { source = bySource, received: at = context.at, company, segment, region, need, product, taxId } = row;
  const productGroup = groupOf(present({ product }), context);
  return {
    leadId: context.newId(),
    newPersonId: context.newId(),
    touch: { at, source },
    details: present({ company, segment, region, need, product, productGroup, taxId }),
    contactKeys: contact.keys,
    consents: [],
    verdict: { name: 'new' },
    ...present({ mailDomainKey }),
  };
}

function leadAt(row: LeadRow, request: Request, known: KnownSender, context: RowContext): Lead {
  const { at, policy } = context;
  const { stage = 'new', amount, currency = policy.company.currency, vatRate = policy.company.vatPercent } = row;
  const enteredAt = row.entered ?? request.touch.at;
  const lead: Lead = {
    ...newLead(request, known, { ...context, at: request.touch.at }),
    generationAt: at,
    visit: { n: 1, enteredAt },
    ...(amount !== undefined && { budget: { netMinor: amount, currency, vatPercent: vatRate } }),
    ...broughtBy(context),
  };
  return stage === 'new' ? inQueue(lead, row, at) : worked(lead, stage, row, enteredAt, context);
}

/** What nobody claimed in time stands in the queue as overdue; hundreds of alarms for the head would say no more. */
const inQueue = (lead: Lead, { owner }: LeadRow, now: Instant): Lead => ({
  ...lead,
  ...present({ reservedFor: owner ?? lead.reservedFor }),
  alarms: lead.alarms.every(({ at }) => at > now) ? lead.alarms : [],
});

/** Its owner has been at work on it: the time to qualify or to convert it runs. */
function worked(
  { reservedFor: _kept, focus: _queued, ...lead }: Lead,
  stage: 'mql' | 'sql',
  { owner }: LeadRow,
  enteredAt: Instant,
  { at, policy }: RowContext,
): Lead {
  const { calendar, deadlines } = policy;
  const [alarms, days] = {
    mql: [qualifyAlarms(enteredAt, policy), deadlines.qualifyDays] as const,
    sql: [convertAlarms(enteredAt, policy), deadlines.convertDays] as const,
  }[stage];
  return {
    ...lead,
    stage: { name: stage },
    alarms: lateAlarms(alarms, at, { days }, calendar),
    claimedAt: enteredAt,
    firstContactAt: enteredAt,
    ...present({ owner }),
  };
}

function factsOf(lead: Lead): FactDraft[] {
  const {
    stage,
    source,
    origin,
    personId,
    firstTouch: touch,
    linkedTo,
    segment,
    productGroup,
    lane,
    owner,
    visit,
  } = lead;
  const told = { stage: 'new', source, origin, personId, touch, linkedTo, opening: true } as const;
  const receivedAs: FactDraft = {
    type: 'LeadReceived',
    data: { ...told, ...present({ segment, productGroup, lane }) },
    at: touch.at,
  };
  if (stage.name === 'new') return [receivedAs];
  const moved = { from: 'new', to: stage.name, visit: visit.n, reason: bySource, ...present({ owner }) };
  return [receivedAs, { type: 'LeadMoved', data: moved, at: visit.enteredAt }];
}

/** The person remembers the lead from when it was received. */
function personPlan(request: Request, { persons, ...known }: KnownSender, lead: Lead, context: RowContext): Plan {
  const [before] = persons;
  const base: Person = before ?? {
    kind: 'person',
    id: lead.personId,
    version: 0,
    // Stryker disable next-line ArrayDeclaration: what is no lead of theirs is forgotten at once
    openLeads: [],
    contactKeys: [],
    consents: {},
    ...broughtBy(context),
  };
  const then = { ...context, at: request.touch.at };
  const after = withLead(base, lead, freeKeys(request, { persons, ...known }), then);
  const appeared: FactDraft[] = before ? [] : [{ type: 'PersonAppeared', data: { source: lead.source } }];
  return change(before, { ...after, version: base.version + 1 }, ...appeared);
}

/** What was written, under the lead; contacts of a new person only. */
function itemsOf({ message }: LeadRow, { contacts }: Contact, lead: Lead, { persons }: KnownSender): PersonalItem[] {
  const value = { rawBody: '', contentType: 'import', ...contacts, ...present({ message }) };
  const { id: of, personId } = lead;
  return [
    { kind: 'submission', of, id: of, value },
    ...(persons.length > 0 ? [] : [{ kind: 'contacts', of: personId, id: personId, value: contacts } as const]),
  ];
}
