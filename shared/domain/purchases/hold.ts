import type { Deal } from '../deals/deal.ts';
import type { FactDraft } from '../facts/draft.ts';
import { later } from '../pipeline/deadlines.ts';
import { present } from '../present.ts';
import type { Context } from '../records/context.ts';
import { change, together } from '../records/plan.ts';
import type { Plan } from '../records/records.ts';
import { addTask } from '../tasks/add-task.ts';
import { documentOf, type HeldErpEvent, heldEventId, isHeld, settled, type ToldEvent } from './erp-event.ts';

type Holding = {
  readonly event: ToldEvent;
  readonly missing: readonly string[];
  readonly deal: Deal | undefined;
  /** The event as it was held before. */
  readonly before: HeldErpEvent | undefined;
  /** What of it could be applied. */
  readonly plan: Plan;
};

/** Keeps an event whole, with a task for the deal's owner, or for any head when there is no deal: once while it says the same. */
export function hold(holding: Holding, context: Context): Plan {
  const { event, missing, deal, before, plan } = holding;
  if (before && JSON.stringify([before.event, before.missing]) === JSON.stringify([event, missing])) return plan;
  const { record, task } = heldAs(holding, context);
  const { id, taskId } = record;
  const fact: FactDraft = {
    type: 'ErpEventHeld',
    part: { kind: 'erp-event', id },
    data: { event: event.type, document: documentOf(event), missing: [...missing], taskId },
  };
  const facts = [fact, ...task.map((added) => added.fact)];
  const tasks = task.map((added) => added.plan);
  return deal
    ? together(noted(deal, plan, facts), change(before, record), ...tasks)
    : together(plan, change(before, record, ...facts), ...tasks);
}

/** The record of a held event, and its task unless that of an earlier telling is still open. */
function heldAs({ event, missing, deal, before }: Holding, { at, policy, newId }: Context) {
  const id = heldEventId(policy.company.legalEntity, event);
  const openTask = openTaskOf(before);
  const taskId = openTask ?? newId();
  const added = addTask({
    id: taskId,
    ...(deal
      ? { subject: { kind: 'deal', id: deal.id }, part: { kind: 'erp-event', id } }
      : { subject: { kind: 'erp-event', id } }),
    about: `erp-${event.type}`,
    dueAt: later(at, { days: 1 }, policy.calendar),
    ...present({ assignee: deal?.owner }),
  });
  const version = before ? before.version + 1 : 1;
  const about = { event, missing: [...missing], heldAt: at, taskId, ...present({ dealId: deal?.id }) };
  const record: HeldErpEvent = { kind: 'erp-event', id, version, ...about };
  return { record, task: openTask === undefined ? [added] : [] };
}

const openTaskOf = (before: HeldErpEvent | undefined): string | undefined =>
  before && isHeld(before) ? before.taskId : undefined;

/** The plan with more facts of its deal, which it may change already. */
function noted(deal: Deal, plan: Plan, facts: readonly FactDraft[]): Plan {
  const own = plan.changes.find(({ record }) => record.id === deal.id);
  const others = { ...plan, changes: plan.changes.filter((other) => other !== own) };
  return together(others, change(deal, own?.record ?? { ...deal, version: deal.version + 1 }, ...facts));
}

/** What becomes of the record that held an event when it is applied at last, or somebody has seen to it. */
export const letGo = (before: HeldErpEvent | undefined, at: string): Plan =>
  before && isHeld(before) ? change(before, settled(before, at), { type: 'ErpEventSettled', data: {} }) : together();
