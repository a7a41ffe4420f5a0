import * as z from 'zod';
import { lazily } from '../../../../shared/domain/lazily.ts';
import type { RouteContract } from '../../../../shared/lambda/route-contract.ts';

export const route = {
  method: 'DELETE',
  path: '/persons/{id}/consents/{purpose}',
  access: { kind: 'staff', groups: ['manager', 'head'] },
  summary: 'A person agrees no more: the letters that go by this consent end',
} as const satisfies RouteContract;

export const Input = lazily(() => z.strictObject({ id: z.uuid(), purpose: z.string().min(1).max(50) }));
export type Input = z.infer<ReturnType<typeof Input>>;
export { ConsentsView as Output } from '../views.ts';
