import * as z from 'zod';
import { lazily } from '../../../../shared/domain/lazily.ts';
import type { RouteContract } from '../../../../shared/lambda/route-contract.ts';

export const route = {
  method: 'GET',
  path: '/competitors/{id}',
  access: { kind: 'staff', groups: ['manager', 'head', 'marketer', 'director'] },
  summary: 'A company of the register, by its id or its slug',
} as const satisfies RouteContract;

export const Input = lazily(() => z.strictObject({ id: z.string().min(1).max(200) }));
export type Input = z.infer<ReturnType<typeof Input>>;
export { CompetitorView as Output } from '../competitors.ts';
