/** What people do with leads, as acts for a plant. */
import { claimLead } from '../../../shared/domain/leads/claim.ts';
import type { LeadChanges } from '../../../shared/domain/leads/details.ts';
import type { Lead } from '../../../shared/domain/leads/lead.ts';
import { type LeadMove, moveLead } from '../../../shared/domain/leads/move.ts';
import { receive, type Request } from '../../../shared/domain/leads/receive.ts';
import { conversionRecords } from '../../../shared/domain/leads/records.ts';
import { editLead, waitLead } from '../../../shared/domain/leads/work.ts';
import type { Actor } from '../../../shared/domain/people/actor.ts';
import type { WaitRequest } from '../../../shared/domain/pipeline/waiting.ts';
import type { Records } from '../../../shared/domain/records/records.ts';
import { present } from '../../../shared/domain/present.ts';
import { askedOf } from '../../../shared/domain/refresh/asked.ts';
import { enrolledOf } from '../../../shared/domain/refresh/records.ts';
import { recordActivity } from '../../../shared/domain/tasks/activity.ts';
import { finishTask } from '../../../shared/domain/tasks/finish-task.ts';
import { stranger } from '../domain/leads.ts';
import type { Act } from './plant.ts';
import { visitor } from './staff.ts';

const found = async (records: Records, id: string): Promise<Lead> => {
  const lead = await records.get('lead', id);
  if (!lead) throw new Error(`there is no lead ${id}`);
  return lead;
};

const deskOf = async (records: Records, owner: string | undefined) =>
  owner === undefined ? undefined : records.get('desk', owner);

type Asked = Partial<Pick<Request, 'details' | 'verdict'>> & { readonly contactKey?: string };

/** Somebody asks for something, over the form. */
export const asks = (
  leadId: string,
  { details = {}, verdict = { name: 'new' }, contactKey = leadId }: Asked = {},
): Act => ({
  by: visitor,
  decide: async (records, context) => {
    const holder = await records.holderOf(contactKey);
    const person = holder && (await records.get('person', holder.id));
    const account = person?.accountId === undefined ? undefined : await records.get('account', person.accountId);
    const { plan } = receive(
      {
        leadId,
        newPersonId: context.newId(),
        touch: { at: context.at, source: 'site' },
        details,
        contactKeys: [contactKey],
        consents: [],
        verdict,
      },
      { heldKeys: person ? [contactKey] : [], persons: person ? [person] : [], leads: [], account },
      { ...context, products: [] },
    );
    return { ok: true, plan };
  },
});

export const claims = (by: Actor & { id: string }, leadId: string): Act => ({
  by,
  decide: async (records, context) =>
    claimLead(await found(records, leadId), await records.get('desk', by.id), context),
});

/** Calls the person: the first outgoing contact. */
export const calls = (by: Actor & { id: string }, leadId: string): Act => ({
  by,
  decide: async (records, context) =>
    recordActivity(
      await found(records, leadId),
      { id: context.newId(), channel: 'call', direction: 'out', result: 'spoke' },
      await records.get('desk', by.id),
      context,
    ),
});

export const movesLead = (by: Actor, leadId: string, move: LeadMove): Act => ({
  by,
  decide: async (records, context) => {
    const lead = await found(records, leadId);
    const desk = await deskOf(records, lead.owner);
    const enrolled = move.to === 'parked' ? await enrolledOf(lead, records) : undefined;
    const asked = await askedOf(lead, records);
    const beside = { desk, ...(await conversionRecords(lead, records)), sender: stranger };
    return moveLead(lead, move, { ...beside, ...present({ enrolled, asked }) }, context);
  },
});

export const editsLead = (by: Actor, leadId: string, changes: LeadChanges): Act => ({
  by,
  decide: async (records, context) => editLead(await found(records, leadId), changes, context),
});

export const waitsWithLead = (by: Actor, leadId: string, wait: WaitRequest): Act => ({
  by,
  decide: async (records, context) => waitLead(await found(records, leadId), wait, context),
});

export const finishes = (by: Actor, taskId: string, leadId: string): Act => ({
  by,
  decide: async (records, context) => {
    const task = await records.get('task', taskId);
    if (!task) throw new Error(`there is no task ${taskId}`);
    return finishTask(task, await found(records, leadId), undefined, context);
  },
});

/** All that a developer's lead needs to be ready to buy. */
export const qualified = {
  segment: 'developer',
  need: 'Replace 12 drives on a packing line',
  product: 'Frequency converter 7.5 kW',
  criteria: {
    product: 'target',
    region: 'target',
    volume: 'target',
    'lead-time': 'target',
    need: 'target',
    'not-competitor': 'target',
    contacts: 'target',
    company: 'target',
  },
} as const satisfies LeadChanges;
