import * as z from 'zod';
import { CostChanges } from '../../../../shared/domain/costs/change-cost.ts';
import { lazily } from '../../../../shared/domain/lazily.ts';
import type { RouteContract } from '../../../../shared/lambda/route-contract.ts';

export const route = {
  method: 'PATCH',
  path: '/costs/{id}',
  access: { kind: 'staff', groups: ['head', 'marketer', 'director'] },
  summary:
    'Tell anew what a cost came to and what it brought; `null` forgets a count. Its purpose tells it from others',
} as const satisfies RouteContract;

export const Input = lazily(() =>
  z.strictObject({ id: z.uuid(), ...CostChanges().shape, expectedVersion: z.int().positive().optional() }),
);
export type Input = z.infer<ReturnType<typeof Input>>;
export { CostView as Output } from '../costs.ts';
