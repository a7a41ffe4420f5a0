import { describe, expect, it } from '@jest/globals';
import { addTask } from '../../../../shared/domain/tasks/add-task.ts';
import { assignTask } from '../../../../shared/domain/tasks/assign-task.ts';
import type { HeldErpEvent } from '../../../../shared/domain/purchases/erp-event.ts';
import { close } from '../../../../shared/domain/tasks/close-task.ts';
import { anna, boris, head, office } from '../../../support/domain/actors.ts';
import { contextOf, idOf, monday } from '../../../support/domain/contexts.ts';
import { accepted, expectSound, factsOf, nothing, recordsOf, refusalOf } from '../../../support/domain/decisions.ts';
import { leadAt } from '../../../support/domain/leads.ts';

const lead = leadAt('mql', { owner: anna.id });
const subject = { kind: 'lead', id: lead.id } as const;
const { task } = addTask({ id: idOf(7), subject, about: 'call-back', dueAt: monday, assignee: anna.id });

describe('A task', () => {
  it('is given to another person of the staff by a head of sales, and its lead remembers', () => {
    const { task: after, plan } = accepted(assignTask(task, lead, office.id, contextOf(head)));
    expect(after).toEqual({ ...task, assignee: office.id, version: 2 });
    expect(recordsOf('task', plan)).toEqual([after]);
    expect(recordsOf('lead', plan)).toEqual([{ ...lead, version: 6 }]);
    expect(plan.facts[0]?.part).toEqual({ kind: 'task', id: task.id });
    expect(factsOf(plan)).toStrictEqual([
      { type: 'TaskAssigned', data: { about: 'call-back', to: office.id, from: anna.id } },
    ]);
    expectSound(lead, plan);
  });

  it('of any head is somebody’s from then on', () => {
    const { assignee: _, ...free } = task;
    expect(factsOf(accepted(assignTask(free, lead, boris.id, contextOf(head))).plan)).toStrictEqual([
      { type: 'TaskAssigned', data: { about: 'call-back', to: boris.id } },
    ]);
  });

  it('about an event of the ERP is given away as well', () => {
    const held: HeldErpEvent = {
      kind: 'erp-event',
      id: idOf(8),
      version: 3,
      event: { type: 'production-order', orderNumber: 'A-1', orderDate: '2026-03-02', document: 'PO-1' },
      heldAt: monday,
      missing: [],
      taskId: task.id,
    };
    const about = { ...task, subject: { kind: 'erp-event', id: held.id } } as const;
    const { plan } = accepted(assignTask(about, held, boris.id, contextOf(head)));
    expect(plan.changes).toMatchObject([
      { record: { ...held, version: 4 }, expected: 3 },
      { record: { kind: 'task', assignee: boris.id }, expected: 1 },
    ]);
  });

  it('that is done, or theirs already, stays as it is', () => {
    const done = close(task, 'called', contextOf(head)).task;
    expect(accepted(assignTask(done, lead, boris.id, contextOf(head)))).toEqual({
      ok: true,
      task: done,
      plan: nothing,
    });
    expect(accepted(assignTask(task, lead, anna.id, contextOf(head)))).toEqual({ ok: true, task, plan: nothing });
  });

  it('is not a manager’s to give, and goes to nobody who is not of the staff', () => {
    expect(refusalOf(assignTask(task, lead, boris.id, contextOf(anna)))).toEqual({
      kind: 'forbidden',
      code: 'not-yours',
      detail: 'only a head of sales assigns tasks',
    });
    expect(refusalOf(assignTask(task, lead, idOf(99), contextOf(head)))).toEqual({
      kind: 'rule',
      code: 'assignee-unknown',
      detail: `${idOf(99)} is not of the staff`,
    });
  });
});
