import type { RouteContract } from '../../../../shared/lambda/route-contract.ts';

export const route = {
  method: 'PUT',
  path: '/plans',
  access: { kind: 'staff', groups: ['head', 'director'] },
  summary:
    'Set what is aimed at in a month, of all, a manager, a segment, or a manager in a segment: orders, shipments, margin, new customers; with none of them it is taken back',
} as const satisfies RouteContract;

export { NewPlan as Input } from '../../../../shared/domain/plans/change-plan.ts';
export { PlanView as Output } from '../plans.ts';
