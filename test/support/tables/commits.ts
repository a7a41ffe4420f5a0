/** Records and commits that stores are tried with. Every id is new, so that tests on one table do not meet. */
import { v7 } from 'uuid';
import type { Account } from '../../../shared/domain/accounts/account.ts';
import type { Deal } from '../../../shared/domain/deals/deal.ts';
import type { FactDraft } from '../../../shared/domain/facts/draft.ts';
import type { Lead } from '../../../shared/domain/leads/lead.ts';
import type { Desk } from '../../../shared/domain/people/desk.ts';
import { change, together } from '../../../shared/domain/records/plan.ts';
import type { Commit, Plan } from '../../../shared/domain/records/records.ts';
import type { Purchase } from '../../../shared/domain/purchases/purchase.ts';
import type { Task } from '../../../shared/domain/tasks/task.ts';

export const mondayAtTen = '2026-03-02T07:00:00.000Z';

export const aLead = (fields: Partial<Lead> = {}): Lead => ({
  kind: 'lead',
  id: v7(),
  version: 1,
  leg: 1,
  generation: 1,
  generationAt: mondayAtTen,
  visit: { n: 1, enteredAt: mondayAtTen },
  alarms: [{ name: 'overdue', at: '2026-03-02T09:00:00.000Z' }],
  stage: { name: 'new' },
  personId: v7(),
  origin: 'marketing',
  source: 'site',
  firstTouch: { at: mondayAtTen, source: 'site' },
  lastTouch: { at: mondayAtTen, source: 'site' },
  touches: 1,
  criteria: {},
  flags: [],
  linkedTo: [],
  ...fields,
});

export const aDesk = (fields: Partial<Desk> = {}): Desk => ({
  kind: 'desk',
  id: v7(),
  version: 1,
  uncontacted: [],
  ...fields,
});

export const anAccount = (fields: Partial<Account> = {}): Account => ({
  kind: 'account',
  id: v7(),
  version: 1,
  mainPersonId: v7(),
  ...fields,
});

export const aPurchase = (fields: Partial<Purchase> = {}): Purchase => ({
  kind: 'purchase',
  id: v7(),
  version: 1,
  accountId: v7(),
  orderNumber: 'IE-7',
  amount: { netMinor: 1_250_000, currency: 'RUB', vatPercent: 22 },
  on: '2026-03-02',
  source: 'erp',
  ...fields,
});

export const aTask = (fields: Partial<Task> = {}): Task => ({
  kind: 'task',
  id: v7(),
  version: 1,
  subject: { kind: 'lead', id: v7() },
  about: 'overdue-new',
  dueAt: '2026-03-02T10:00:00.000Z',
  state: { name: 'open' },
  ...fields,
});

/** The next version of a record, with other fields. */
export const next = <R extends { version: number }>(record: R, fields: Partial<R> = {}): R => ({
  ...record,
  ...fields,
  version: record.version + 1,
});

/** Plans as one commit of a visitor, now. */
export const commitOf = (plans: Plan | readonly Plan[], more: Partial<Commit> = {}): Commit => ({
  ...together(...[plans].flat()),
  at: mondayAtTen,
  by: { kind: 'public' },
  origin: 'live',
  policy: 0,
  ...more,
});

export const edited: FactDraft = { type: 'LeadEdited', data: { fields: ['need'] } };

/** A lead's arrival, as a plan. */
export const arrival = (lead: Lead): Plan =>
  change(undefined, lead, {
    type: 'LeadReceived',
    data: {
      stage: 'new',
      source: lead.source,
      origin: lead.origin,
      personId: lead.personId,
      touch: lead.firstTouch,
      linkedTo: [],
    },
  });

export const aDeal = (fields: Partial<Deal> = {}): Deal => ({
  kind: 'deal',
  id: v7(),
  version: 1,
  leg: 1,
  generation: 1,
  generationAt: mondayAtTen,
  visit: { n: 1, enteredAt: mondayAtTen },
  alarms: [{ name: 'overdue', at: '2026-03-03T07:00:00.000Z' }],
  process: 'project',
  stage: { name: 'new-deal' },
  passed: [],
  origin: 'manual',
  accountId: v7(),
  personId: v7(),
  linkedTo: [],
  lines: [],
  committee: [],
  paymentTerms: [],
  payments: [],
  shipments: [],
  ...fields,
});
