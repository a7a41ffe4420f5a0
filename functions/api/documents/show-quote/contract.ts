import * as z from 'zod';
import { lazily } from '../../../../shared/domain/lazily.ts';
import type { RouteContract } from '../../../../shared/lambda/route-contract.ts';

export const route = {
  method: 'GET',
  path: '/quotes/{id}',
  access: { kind: 'staff', groups: ['manager', 'head', 'marketer', 'office', 'director'] },
  summary: 'A quote with its lines, totals and margin',
} as const satisfies RouteContract;

export const Input = lazily(() => z.strictObject({ id: z.uuid() }));
export type Input = z.infer<ReturnType<typeof Input>>;
export { QuoteView as Output } from '../quotes.ts';
