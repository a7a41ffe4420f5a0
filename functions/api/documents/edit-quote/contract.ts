import * as z from 'zod';
import { lazily } from '../../../../shared/domain/lazily.ts';
import { QuoteChanges } from '../../../../shared/domain/quotes/draft-quote.ts';
import type { RouteContract } from '../../../../shared/lambda/route-contract.ts';

export const route = {
  method: 'PATCH',
  path: '/quotes/{id}',
  access: { kind: 'staff', groups: ['manager', 'head'] },
  summary: 'Change a quote that is not sent yet',
} as const satisfies RouteContract;

export const Input = lazily(() =>
  z.strictObject({ id: z.uuid(), ...QuoteChanges().shape, expectedVersion: z.int().positive().optional() }),
);
export type Input = z.infer<ReturnType<typeof Input>>;
export { QuoteView as Output } from '../quotes.ts';
