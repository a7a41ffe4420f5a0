/** What a plant aims at in some months: of all, of managers, of segments and of both, some of it set anew or taken back. */
import { type Random, randomOf } from '../../../local/demo/random.ts';
import type { Fact } from '../../../shared/domain/facts/fact.ts';
import { plannedAt, planId, type PlanOf, type Targets } from '../../../shared/domain/plans/plan.ts';
import { anna, boris } from '../domain/actors.ts';
import { segments } from '../domain/sales-histories.ts';
import { Telling } from './telling.ts';

const managers = [anna.id, boris.id];
const chance = (random: Random, share: number): boolean => random.next() < share;

export function plansOf(seed: number, months: readonly string[], timeZone: string): Fact[] {
  const random = randomOf(seed);
  const telling = new Telling();
  const set = (plan: PlanOf): void => {
    const recordedAt = new Date(Date.parse(`${plan.month}-01`) - random.between(-40, 60) * 86_400_000).toISOString();
    for (let times = random.between(1, 2); times > 0; times -= 1)
      telling.tell(
        'plan',
        planId(plan),
        'PlanSet',
        plannedAt(plan, timeZone),
        { ...plan, ...targetsBy(random) },
        { recordedAt },
      );
  };
  const places = months.flatMap((month): PlanOf[] => [
    { month },
    ...managers.map((manager) => ({ month, manager })),
    ...segments.map((segment) => ({ month, segment })),
    ...managers.flatMap((manager) => segments.map((segment) => ({ month, manager, segment }))),
  ]);
  for (const place of places) if (chance(random, 0.3)) set(place);
  return telling.facts;
}

/** Some of the four; now and then none, so that nothing is aimed at any more. */
function targetsBy(random: Random): Targets {
  if (chance(random, 0.1)) return {};
  return {
    ...(chance(random, 0.7) && { orders: random.between(0, 90) * 1_000_000 }),
    ...(chance(random, 0.5) && { shipments: random.between(0, 90) * 1_000_000 }),
    ...(chance(random, 0.5) && { margin: random.between(0, 30) * 1_000_000 }),
    ...(chance(random, 0.5) && { newCustomers: random.between(0, 9) }),
  };
}
