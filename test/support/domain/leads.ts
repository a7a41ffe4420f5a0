/** Leads as they stand at each stage, and what a move of them looks at. */
import type { Account } from '../../../shared/domain/accounts/account.ts';
import type { Lead, LeadStage } from '../../../shared/domain/leads/lead.ts';
import type { LeadMoveRecords } from '../../../shared/domain/leads/move.ts';
import type { LeadStageName } from '../../../shared/domain/leads/pipeline.ts';
import type { Desk } from '../../../shared/domain/people/desk.ts';
import type { Person } from '../../../shared/domain/people/person.ts';
import { anna } from './actors.ts';
import type { Sender } from '../../../shared/domain/leads/release.ts';
import { daysAfter, idOf, monday } from './contexts.ts';

export const leadId = idOf(0x101); // its end is not divisible by ten: a rejection of it is not audited
export const personId = idOf(0x201);
export const accountId = idOf(0x301);

const left = { at: monday, by: { kind: 'staff', id: anna.id }, from: 'mql' } as const;

const stages: { readonly [N in LeadStageName]: Extract<LeadStage, { name: N }> } = {
  new: { name: 'new' },
  mql: { name: 'mql' },
  sql: { name: 'sql' },
  parked: { name: 'parked', ...left, reason: 'needs', basket: 'needs' },
  spam: { name: 'spam', ...left, from: 'intake', reason: 'many links' },
  unreadable: { name: 'unreadable', ...left, from: 'intake', reason: 'no contact' },
  rejected: { name: 'rejected', ...left, reason: 'region', criterion: 'region' },
  'handed-to-dealer': {
    name: 'handed-to-dealer',
    ...left,
    reason: 'handed-to-dealer',
    dealer: 'ural-automation',
    feedbackOn: '2026-03-10',
  },
  converted: { name: 'converted', ...left, from: 'sql', reason: 'converted', accountId, dealId: idOf(0x401) },
  merged: { name: 'merged', ...left, reason: 'duplicate', into: idOf(0x102) },
};

/** Alarms a day and two days away at the open stages; elsewhere nothing rings. */
const alarmsAt = (name: LeadStageName): Lead['alarms'] =>
  name === 'new' || name === 'mql' || name === 'sql'
    ? [
        { name: 'overdue', at: daysAfter(monday, 1) },
        { name: 'escalation', at: daysAfter(monday, 2) },
      ]
    : [];

/** Nobody owns a lead before it was claimed; from `mql` on it is Anna's. */
const ownedAt = (name: LeadStageName): Partial<Lead> =>
  name === 'new' || name === 'unreadable' || name === 'spam' ? {} : { owner: anna.id, claimedAt: monday };

export function leadAt(name: LeadStageName, fields: Partial<Lead> = {}): Lead {
  const touch = { at: monday, source: 'site' };
  return {
    kind: 'lead',
    id: leadId,
    version: 5,
    leg: 4,
    generation: 2,
    generationAt: monday,
    visit: { n: 3, enteredAt: monday },
    alarms: alarmsAt(name),
    stage: stages[name],
    personId,
    origin: 'marketing',
    source: 'site',
    firstTouch: touch,
    lastTouch: touch,
    touches: 1,
    criteria: {},
    flags: [],
    linkedTo: [],
    ...ownedAt(name),
    ...fields,
  };
}

/** The criteria of the segment `dealer`, all answered as target. */
export const dealerCriteria = {
  product: 'target',
  region: 'target',
  'not-competitor': 'target',
  contacts: 'target',
} as const;

/** All that a dealer's lead needs to be ready to buy. */
export const qualified = {
  segment: 'dealer',
  need: 'Stock for the season',
  product: 'Interface relay R4',
  criteria: dealerCriteria,
} as const satisfies Partial<Lead>;

export const personWith = (fields: Partial<Person> = {}): Person => ({
  kind: 'person',
  id: personId,
  version: 2,
  openLeads: [],
  contactKeys: [],
  consents: {},
  ...fields,
});

export const accountWith = (fields: Partial<Account> = {}): Account => ({
  kind: 'account',
  id: accountId,
  version: 3,
  mainPersonId: personId,
  ...fields,
});

export const deskWith = (...uncontacted: string[]): Desk => ({ kind: 'desk', id: anna.id, version: 6, uncontacted });

/** Somebody nobody knew, with an e-mail. */
export const stranger: Sender = {
  contacts: { email: 'ivan@zavod.example' },
  contactKeys: ['email-key'],
  known: { heldKeys: [], persons: [], leads: [], account: undefined },
};

/** Nothing lies on the desk, and nobody knows the customer; a held lead's sender can be reached. */
export const moveRecords = (records: Partial<LeadMoveRecords> = {}): LeadMoveRecords => ({
  desk: undefined,
  person: personWith(),
  known: undefined,
  sameTaxId: [],
  sender: stranger,
  ...records,
});
