import * as z from 'zod';
import { lazily } from '../../../../shared/domain/lazily.ts';
import type { RouteContract } from '../../../../shared/lambda/route-contract.ts';

export const route = {
  method: 'DELETE',
  path: '/quotes/{id}',
  access: { kind: 'staff', groups: ['manager', 'head'] },
  summary: 'Discard a draft for good; a quote that was sent stays',
} as const satisfies RouteContract;

export const Input = lazily(() => z.strictObject({ id: z.uuid() }));
export type Input = z.infer<ReturnType<typeof Input>>;
export const Output = lazily(() => z.object({ id: z.uuid() }));
