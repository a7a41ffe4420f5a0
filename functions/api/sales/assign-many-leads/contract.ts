import * as z from 'zod';
import type { RouteContract } from '../../../../shared/lambda/route-contract.ts';
import { lazily } from '../../../../shared/domain/lazily.ts';

export const route = {
  method: 'POST',
  path: '/leads/assign',
  access: { kind: 'staff', groups: ['head'] },
  summary: 'Give several leads to a manager',
} as const satisfies RouteContract;

export const Input = lazily(() => z.strictObject({ ids: z.array(z.uuid()).min(1).max(100), to: z.uuid() }));
export type Input = z.infer<ReturnType<typeof Input>>;
export { Results as Output } from '../../../../shared/lambda/each.ts';
