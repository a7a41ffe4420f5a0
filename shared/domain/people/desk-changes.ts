import { change, together } from '../records/plan.ts';
import type { Plan } from '../records/records.ts';
import type { Desk } from './desk.ts';

/** Puts a claimed lead on a manager's desk; the first claim makes the desk. */
export function putOnDesk(desk: Desk | undefined, managerId: string, leadId: string): Plan {
  const before = desk ?? { kind: 'desk', id: managerId, version: 0, uncontacted: [] };
  return change(desk, { ...before, version: before.version + 1, uncontacted: [...before.uncontacted, leadId] });
}

/** Takes a lead off the desk it lies on; nothing to do when it is not there. */
export function takeOffDesk(desk: Desk | undefined, leadId: string): Plan {
  if (!desk?.uncontacted.includes(leadId)) return together();
  return change(desk, {
    ...desk,
    version: desk.version + 1,
    uncontacted: desk.uncontacted.filter((id) => id !== leadId),
  });
}
