import * as z from 'zod';
import { CompetitorChanges } from '../../../../shared/domain/competitors/change-competitor.ts';
import { lazily } from '../../../../shared/domain/lazily.ts';
import type { RouteContract } from '../../../../shared/lambda/route-contract.ts';

export const route = {
  method: 'PATCH',
  path: '/competitors/{id}',
  access: { kind: 'staff', groups: ['head', 'marketer', 'director'] },
  summary: 'Say what is known of a company of the register: its markets, products, prices, and why one buys from it',
} as const satisfies RouteContract;

export const Input = lazily(() =>
  z.strictObject({
    id: z.string().min(1).max(200),
    ...CompetitorChanges().shape,
    expectedVersion: z.int().positive().optional(),
  }),
);
export type Input = z.infer<ReturnType<typeof Input>>;
export { CompetitorView as Output } from '../competitors.ts';
