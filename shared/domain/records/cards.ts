/** What lists show of a record: never a person's name. */
import { maskContacts } from '../contacts/mask.ts';
import type { Deal } from '../deals/deal.ts';
import type { Lead } from '../leads/lead.ts';
import { nextAlarm } from '../pipeline/standing.ts';
import { isLive } from '../pipeline/where.ts';
import { present } from '../present.ts';
import type { Task } from '../tasks/task.ts';
import type { Delivery } from '../webhooks/delivery.ts';
import type { Card } from './records.ts';

/** Until the claim, whatever looks like a phone or an e-mail stays out of every list. */
const shownOf = ({ claimedAt }: Lead, text: string | undefined): string | undefined =>
  text === undefined || claimedAt !== undefined ? text : maskContacts(text);

/** An alarm that has rung is gone: a record without the first one of its stage is overdue, unless it waits or rings nothing at all. */
export const isOverdue = (record: Lead | Deal): boolean =>
  isLive(record) && record.wait === undefined && !record.alarms.some(({ name }) => firstAlarms.includes(name));
const firstAlarms: readonly string[] = ['overdue', 'no-contact', 'owner-silent', 'convert-again', 'papers'];

export const leadCard = (lead: Lead): Card => {
  const { stage, visit, company, product, owner, reservedFor, segment, lane, budget } = lead;
  return present({
    stage: stage.name,
    enteredAt: visit.enteredAt,
    overdue: isOverdue(lead),
    company: shownOf(lead, company),
    product: shownOf(lead, product),
    owner,
    reservedFor,
    segment,
    lane,
    focus: stage.name === 'new' ? lead.focus : undefined,
    amount: budget && moneyOf(budget),
    ...dueOf(lead),
  });
};

export const dealCard = (deal: Deal): Card => {
  const { stage, process, visit, company, owner, segment, lane, lines, agreement, quote, budget } = deal;
  const amount = agreement?.amount ?? quote?.amount ?? budget;
  return present({
    stage: stage.name,
    process,
    enteredAt: visit.enteredAt,
    overdue: isOverdue(deal),
    company,
    owner,
    segment,
    lane,
    product: lines[0]?.title,
    amount: amount && moneyOf(amount),
    ...dueOf(deal),
  });
};

export const moneyOf = ({ netMinor, currency }: { netMinor: number; currency: string }) => ({ netMinor, currency });

const dueOf = (record: Lead | Deal): Card => present({ dueAt: nextAlarm(record)?.at, waitUntil: record.wait?.until });

export const taskCard = ({ about, title, dueAt, assignee, subject }: Task): Card =>
  present({ about, dueAt, title, owner: assignee, subject });

/** Until when a waiting delivery waits, and until when at most. */
export const deliveryCard = ({ state, until }: Delivery): Card =>
  state.name === 'waiting' ? { dueAt: state.nextAt, waitUntil: until } : {};
