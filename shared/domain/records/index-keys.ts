/** In which lists a record stands, and what they show of it. Boards hold live records only, and never a person's name. */
import { isLiveDeal } from '../deals/enter.ts';
import { isLiveLead } from '../leads/lead.ts';
import { maskContacts } from '../contacts/mask.ts';
import { nextAlarm } from '../pipeline/standing.ts';
import type { Deal } from '../deals/deal.ts';
import type { Lead } from '../leads/lead.ts';
import type { Task } from '../tasks/task.ts';
import type { AnyRecord, Card, RecordOf } from './records.ts';

type Place = { readonly of: string; readonly sort: string };
export type Places = { readonly board?: Place; readonly owner?: Place; readonly parent?: Place; readonly card: Card };

const leadCard = (lead: Lead): Card => ({
  stage: lead.stage.name,
  enteredAt: lead.visit.enteredAt,
  overdue: lead.alarms.every(({ name }) => name !== 'overdue' && name !== 'no-contact' && name !== 'owner-silent'),
  // until the claim, whatever looks like a phone or an e-mail stays out of every list
  ...(lead.company !== undefined && { company: lead.claimedAt === undefined ? maskContacts(lead.company) : lead.company }),
  ...(lead.owner !== undefined && { owner: lead.owner }),
  ...(lead.reservedFor !== undefined && { reservedFor: lead.reservedFor }),
  ...(lead.segment !== undefined && { segment: lead.segment }),
  ...(lead.product !== undefined && { product: lead.claimedAt === undefined ? maskContacts(lead.product) : lead.product }),
  ...dueOf(lead),
  ...(lead.budget && { amount: moneyOf(lead.budget) }),
});

const dealCard = (deal: Deal): Card => {
  const amount = deal.agreement?.amount ?? deal.quote?.amount ?? deal.budget;
  return {
    stage: deal.stage.name,
    process: deal.process,
    enteredAt: deal.visit.enteredAt,
    overdue: deal.alarms.every(({ name }) => name !== 'overdue' && name !== 'papers'),
    ...(deal.company !== undefined && { company: deal.company }),
    ...(deal.owner !== undefined && { owner: deal.owner }),
    ...(deal.segment !== undefined && { segment: deal.segment }),
    ...(deal.lines[0] && { product: deal.lines[0].title }),
    ...dueOf(deal),
    ...(amount && { amount: moneyOf(amount) }),
  };
};

const moneyOf = ({ netMinor, currency }: { netMinor: number; currency: string }) => ({ netMinor, currency });

function dueOf(record: Lead | Deal): Card {
  const due = nextAlarm(record);
  return { ...(due && { dueAt: due.at }), ...(record.wait && { waitUntil: record.wait.until }) };
}

const taskCard = ({ about, title, dueAt, assignee }: Task): Card => ({
  about,
  dueAt,
  ...(title !== undefined && { title }),
  ...(assignee !== undefined && { owner: assignee }),
});

type Placing = { readonly [K in AnyRecord['kind']]: (record: RecordOf<K>) => Places };

const placing: Placing = {
  lead: (lead) => {
    const sort = `${nextAlarm(lead)?.at ?? lead.visit.enteredAt}/${lead.id}`;
    return {
      card: leadCard(lead),
      ...((isLiveLead(lead) || heldStages.includes(lead.stage.name)) && { board: { of: `lead/${lead.stage.name}`, sort } }),
      ...(lead.owner !== undefined && isLiveLead(lead) && { owner: { of: lead.owner, sort: `lead/${sort}` } }),
      parent: { of: lead.accountId ?? lead.personId, sort: `lead/${lead.firstTouch.at}/${lead.id}` },
    };
  },
  deal: (deal) => {
    const sort = `${nextAlarm(deal)?.at ?? deal.visit.enteredAt}/${deal.id}`;
    return {
      card: dealCard(deal),
      ...(isLiveDeal(deal) && { board: { of: `deal/${deal.process}/${deal.stage.name}`, sort } }),
      ...(deal.owner !== undefined && isLiveDeal(deal) && { owner: { of: deal.owner, sort: `deal/${sort}` } }),
      parent: { of: deal.accountId, sort: `deal/${deal.generationAt}/${deal.id}` },
    };
  },
  task: (task) => ({
    card: taskCard(task),
    ...(task.state.name === 'open' && { owner: { of: task.assignee ?? anyHead, sort: `task/${task.dueAt}/${task.id}` } }),
    parent: { of: task.subject.id, sort: `task/${task.dueAt}/${task.id}` },
  }),
  activity: (activity) => ({ card: {}, parent: { of: activity.subject.id, sort: `activity/${activity.at}/${activity.id}` } }),
  quote: (quote) => ({ card: { amount: moneyOf(quote.amount) }, parent: { of: quote.dealId, sort: `quote/${String(quote.quoteVersion).padStart(4, '0')}/${quote.id}` } }),
  purchase: (purchase) => ({ card: { amount: moneyOf(purchase.amount) }, parent: { of: purchase.accountId, sort: `purchase/${purchase.on}/${purchase.id}` } }),
  account: (account) => ({
    card: { ...(account.company !== undefined && { company: account.company }) },
    ...(account.taxId !== undefined && { parent: { of: innOf(account.taxId), sort: `account/${account.id}` } }),
  }),
  person: (person) => ({ card: {}, ...(person.accountId !== undefined && { parent: { of: person.accountId, sort: `person/${person.id}` } }) }),
  desk: () => ({ card: {} }),
  'settings-head': () => ({ card: {} }),
  'setting-version': () => ({ card: {} }),
};

const heldStages: readonly string[] = ['spam', 'unreadable'];

/** The list of tasks for whichever head of sales takes them. */
export const anyHead = 'any-head';

/** The list of accounts of one INN, whatever their KPP. */
export const innOf = (taxId: string): string => `inn/${taxId.split(/\D/)[0] ?? taxId}`;

/** Where a record stands in the lists. */
export const placesOf = (record: AnyRecord): Places => (placing[record.kind] as (record: AnyRecord) => Places)(record); // each kind has its own
