import * as z from 'zod';
import { lazily } from '../../../../shared/domain/lazily.ts';
import type { RouteContract } from '../../../../shared/lambda/route-contract.ts';

export const route = {
  method: 'POST',
  path: '/return/runs',
  access: { kind: 'staff', groups: ['head', 'marketer', 'operator'] },
  summary: 'Score all accounts now; while that is asked for already, again it changes nothing',
} as const satisfies RouteContract;

export const Input = lazily(() => z.strictObject({}));
export type Input = z.infer<ReturnType<typeof Input>>;
export const Output = lazily(() => z.object({ askedAt: z.string() }));
export type Output = z.infer<ReturnType<typeof Output>>;
