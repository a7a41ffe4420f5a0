/** The robot that converts a lead at `sql`, and the task it leaves where a person must settle something first. */
import type { FactDraft } from '../facts/draft.ts';
import { present } from '../present.ts';
import type { Context } from '../records/context.ts';
import { change, type Decision, together } from '../records/plan.ts';
import type { Plan } from '../records/records.ts';
import { addTask } from '../tasks/add-task.ts';
import { close } from '../tasks/close-task.ts';
import type { Task } from '../tasks/task.ts';
import { type ConversionRecords, convertLead } from './convert.ts';
import { step } from './enter.ts';
import type { Lead } from './lead.ts';

/** Converts at once; when that is refused the lead waits at `sql` with one task that says why, however often it is tried. */
export function convertOrAsk(
  before: Lead,
  ready: Lead,
  facts: readonly FactDraft[],
  records: ConversionRecords,
  context: Context,
): Decision<{ lead: Lead; dealId?: string }> {
  const converted = convertLead(ready, records, context);
  return converted.ok
    ? closed(before, converted, change(before, ready, ...facts).facts)
    : asked(before, ready, converted.code, facts, records, context);
}

type Converted = Extract<ReturnType<typeof convertLead>, { ok: true }>;

/** The conversion as one step from where the lead stood before. */
function closed(before: Lead, { lead, dealId, plan }: Converted, facts: Plan['facts']) {
  const after = { ...lead, version: before.version + 1 };
  const others = plan.changes.filter(({ record }) => record.id !== before.id);
  return {
    ok: true as const,
    lead: after,
    dealId,
    plan: {
      ...plan,
      changes: [{ record: after, expected: before.version }, ...others],
      facts: [...facts, ...plan.facts],
    },
  };
}

function asked(
  before: Lead,
  ready: Lead,
  code: string,
  facts: readonly FactDraft[],
  { task }: ConversionRecords,
  context: Context,
): Decision<{ lead: Lead }> {
  const refused = (taskId: string): FactDraft => ({ type: 'LeadConversionRefused', data: { code, taskId } });
  if (task?.state.name === 'open' && task.about === code) {
    const waiting: Lead = { ...ready, conversionTask: task.id };
    return { ok: true, lead: waiting, plan: step(before, waiting, ...facts, refused(task.id)) };
  }
  const added = addTask({
    id: context.newId(),
    subject: { kind: 'lead', id: ready.id },
    about: code,
    dueAt: ready.alarms[0]?.at ?? context.at,
    ...present({ assignee: ready.owner }),
  });
  const waiting: Lead = { ...ready, conversionTask: added.task.id };
  return {
    ok: true,
    lead: waiting,
    plan: together(step(before, waiting, ...facts, refused(added.task.id), added.fact), added.plan),
  };
}

/** Ends the task of a refused conversion when the lead leaves `sql`, or when something else is to be settled now. */
export function settleConversion(lead: Lead, task: Task | undefined, context: Context): Plan {
  if (task?.state.name !== 'open') return together();
  const { plan, fact } = close(task, undefined, context);
  return { ...plan, facts: [{ ...fact, subject: { kind: 'lead', id: lead.id } }] };
}
