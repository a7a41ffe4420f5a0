/** Everybody who decides: the staff of the demo plant, one of each group, and what is no person. */
import type { Actor, Group } from '../../../shared/domain/people/actor.ts';
import { anna, boris, head, marketer, office, visitor } from '../workflows/staff.ts';

export { anna, boris, head, marketer, office, visitor };

const person = (number: string, group: Group) =>
  ({ kind: 'staff', id: `00000000-0000-7000-8000-000000000${number}`, groups: [group] }) as const satisfies Actor;

export const vera = person('103', 'manager');
export const director = person('501', 'director');
export const operator = person('601', 'operator');
export const erp = { kind: 'erp', id: 'erp' } as const satisfies Actor;
export const robot = { kind: 'system', id: 'alarm' } as const satisfies Actor;
