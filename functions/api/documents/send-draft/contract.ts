import * as z from 'zod';
import { lazily } from '../../../../shared/domain/lazily.ts';
import { Sending } from '../../../../shared/domain/quotes/draft-quote.ts';
import type { RouteContract } from '../../../../shared/lambda/route-contract.ts';

export const route = {
  method: 'POST',
  path: '/quotes/{id}/send',
  access: { kind: 'staff', groups: ['manager', 'head'] },
  summary: 'Send a draft: the next version of the deal’s quote, within the same limits',
} as const satisfies RouteContract;

export const Input = lazily(() =>
  z.strictObject({ id: z.uuid(), ...Sending().shape, expectedVersion: z.int().positive().optional() }),
);
export type Input = z.infer<ReturnType<typeof Input>>;
export { QuoteView as Output } from '../quotes.ts';
