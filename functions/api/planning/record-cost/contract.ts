import type { RouteContract } from '../../../../shared/lambda/route-contract.ts';

export const route = {
  method: 'POST',
  path: '/costs',
  access: { kind: 'staff', groups: ['head', 'marketer', 'director'] },
  summary:
    'Write down what was spent: on a day or in days of a month, on a lifecycle stage, by channel, campaign or team',
} as const satisfies RouteContract;

export { NewCost as Input } from '../../../../shared/domain/costs/change-cost.ts';
export { CostView as Output } from '../costs.ts';
