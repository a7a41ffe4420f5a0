import * as z from 'zod';
import { lazily } from '../../../../shared/domain/lazily.ts';
import type { RouteContract } from '../../../../shared/lambda/route-contract.ts';

export const route = {
  method: 'GET',
  path: '/hypotheses/{id}',
  access: { kind: 'staff', groups: ['manager', 'head', 'marketer', 'director'] },
  summary: 'A hypothesis: what was bet on, what it is compared with, and what came of it',
} as const satisfies RouteContract;

export const Input = lazily(() => z.strictObject({ id: z.uuid() }));
export type Input = z.infer<ReturnType<typeof Input>>;
export { HypothesisView as Output } from '../hypotheses.ts';
