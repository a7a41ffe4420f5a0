import * as z from 'zod';
import { lazily } from '../../../../shared/domain/lazily.ts';
import type { RouteContract } from '../../../../shared/lambda/route-contract.ts';
import { ClaimView } from '../claims.ts';

export const route = {
  method: 'GET',
  path: '/claims/{id}',
  access: { kind: 'staff', groups: ['manager', 'head', 'marketer', 'office', 'director'] },
  summary: 'A claim, with what was said of it in words, the oldest first',
} as const satisfies RouteContract;

export const Input = lazily(() => z.strictObject({ id: z.uuid() }));
export type Input = z.infer<ReturnType<typeof Input>>;
export const Output = lazily(() =>
  z.object({ ...ClaimView().shape, notes: z.array(z.object({ id: z.uuid(), text: z.string() })) }),
);
