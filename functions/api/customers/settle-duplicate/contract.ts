import * as z from 'zod';
import { lazily } from '../../../../shared/domain/lazily.ts';
import type { RouteContract } from '../../../../shared/lambda/route-contract.ts';

export const route = {
  method: 'POST',
  path: '/duplicates/{id}/different',
  access: { kind: 'staff', groups: ['manager', 'head'] },
  summary: 'Say that a pair is not one record: it is not asked about again',
} as const satisfies RouteContract;

export const Input = lazily(() => z.strictObject({ id: z.uuid() }));
export type Input = z.infer<ReturnType<typeof Input>>;
export const Output = lazily(() => z.object({ id: z.uuid(), state: z.string() }));
