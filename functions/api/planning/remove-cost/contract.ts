import * as z from 'zod';
import { lazily } from '../../../../shared/domain/lazily.ts';
import type { RouteContract } from '../../../../shared/lambda/route-contract.ts';

export const route = {
  method: 'DELETE',
  path: '/costs/{id}',
  access: { kind: 'staff', groups: ['head', 'marketer', 'director'] },
  summary: 'Take back a cost that was told by mistake; reports of past dates still know it, and it may be told again',
} as const satisfies RouteContract;

export const Input = lazily(() => z.strictObject({ id: z.uuid() }));
export type Input = z.infer<ReturnType<typeof Input>>;
export { CostView as Output } from '../costs.ts';
