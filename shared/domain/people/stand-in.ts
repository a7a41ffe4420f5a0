/** Who acts for whom. A substitute has the rights of the absent person over their records; what they do, they did. */
import { dayOf } from '../calendar/working-calendar.ts';
import type { Policy } from '../settings/settings.ts';
import type { Actor } from './actor.ts';

type Turns = Pick<Policy, 'calendar' | 'substitutes'>;

/** The turns of a day by the plant's clock. */
function turnsOf({ calendar, substitutes }: Turns, at: string): Turns['substitutes'] {
  const today = dayOf(at, calendar.timeZone);
  return substitutes.filter(({ from, to }) => from <= today && today <= to);
}

/** Who acts for somebody today; nobody while they are there themselves. */
export const substituteOf = (absent: string, policy: Turns, at: string): string | undefined =>
  turnsOf(policy, at).find((turn) => turn.absent === absent)?.by;

/** An actor with whom they stand in for today. */
export function standingIn(actor: Actor, policy: Turns, at: string): Actor {
  if (actor.kind !== 'staff') return actor;
  const standsInFor = turnsOf(policy, at)
    .filter(({ by }) => by === actor.id)
    .map(({ absent }) => absent);
  return { ...actor, standsInFor };
}
