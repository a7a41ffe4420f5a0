/** A plan is set, or set anew. */
import * as z from 'zod';
import { lazily } from '../lazily.ts';
import { may } from '../people/rights.ts';
import { present } from '../present.ts';
import type { Context } from '../records/context.ts';
import { change, type Decision, together } from '../records/plan.ts';
import { forbid, refuse, type Refused } from '../records/refusal.ts';
import { plannedAt, planOf, planId, type SalesPlan, targetNames, targets } from './plan.ts';

export const NewPlan = lazily(() => z.strictObject({ ...planOf(), ...targets() }));
export type NewPlan = z.infer<ReturnType<typeof NewPlan>>;

type Decided = Decision<{ readonly target: SalesPlan }>;

/** Sets what is aimed at, in place of what was; aimed at nothing, it is taken back. The same again changes nothing. */
export function setPlan(asked: NewPlan, before: SalesPlan | undefined, context: Context): Decided {
  const details = present(asked);
  const refused = refusalOf(details, context) ?? (before ? undefined : emptyRefusal(details));
  if (refused) return refused;
  const version = (before?.version ?? 0) + 1;
  const target: SalesPlan = { kind: 'plan', id: planId(details), version, ...details };
  if (before && targetNames.every((name) => before[name] === target[name]))
    return { ok: true, target: before, plan: together() };
  const at = plannedAt(details, context.policy.calendar.timeZone);
  return { ok: true, target, plan: change(before, target, { type: 'PlanSet', data: details, at }) };
}

function refusalOf({ manager, segment }: NewPlan, { by, policy }: Context): Refused | undefined {
  if (!may(by, 'edit-plans')) return forbid('plans are set by the director and the heads of sales');
  if (manager !== undefined && !policy.staff.some(({ id }) => id === manager))
    return refuse('manager-unknown', `${manager} is nobody of the staff`);
  const segments = policy.segments.map(({ id }) => id);
  return segment === undefined || segments.includes(segment)
    ? undefined
    : refuse('segment-unknown', `${segment} is no segment; there are ${segments.join(', ')}`);
}

const emptyRefusal = (asked: NewPlan): Refused | undefined =>
  targetNames.some((name) => asked[name] !== undefined)
    ? undefined
    : refuse('plan-empty', `say what is aimed at: ${targetNames.join(', ')}`, {
        missing: [
          { in: 'body', field: 'orders', title: { en: 'Orders, net', ru: 'Заказы без НДС' }, example: 1_000_000_000 },
        ],
      });
