/** People of the demo plant, and its other systems. */
import type { Actor, Group } from '../../../shared/domain/people/actor.ts';

const person = (number: string, group: Group) =>
  ({ kind: 'staff', id: `00000000-0000-7000-8000-000000000${number}`, groups: [group] }) as const satisfies Actor;

export const anna = person('101', 'manager');
export const boris = person('102', 'manager');
export const head = person('201', 'head');
export const marketer = person('301', 'marketer');
export const office = person('401', 'office');
export const visitor = { kind: 'public' } as const satisfies Actor;
