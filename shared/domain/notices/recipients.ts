import type { By } from '../people/by.ts';
import { substituteOf } from '../people/stand-in.ts';
import type { Policy } from '../settings/settings.ts';
import type { Tiding } from './tiding.ts';

/** One of the staff. */
export type Member = Policy['staff'][number];

/** Whom something is told: those it concerns and who acts for them today, each once, and never who did it themselves. */
export function recipientsOf({ to }: Pick<Tiding, 'to'>, by: By, policy: Policy, at: string): Member[] {
  const concerned =
    typeof to === 'string' ? [to] : policy.staff.flatMap(({ id, group }) => (to.includes(group) ? [id] : []));
  const told = concerned.flatMap((id) => [id, substituteOf(id, policy, at)]);
  return policy.staff.filter(({ id }) => told.includes(id) && id !== by.id);
}
