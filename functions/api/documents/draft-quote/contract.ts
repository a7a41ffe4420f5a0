import * as z from 'zod';
import { lazily } from '../../../../shared/domain/lazily.ts';
import { NewQuote } from '../../../../shared/domain/quotes/draft-quote.ts';
import type { RouteContract } from '../../../../shared/lambda/route-contract.ts';

export const route = {
  method: 'POST',
  path: '/quotes',
  access: { kind: 'staff', groups: ['manager', 'head'] },
  summary: 'Draft the next quote of a deal; its lines are the deal’s unless they are said',
  once: 'always',
} as const satisfies RouteContract;

export const Input = lazily(() => z.strictObject({ dealId: z.uuid(), ...NewQuote().shape }));
export type Input = z.infer<ReturnType<typeof Input>>;
export { QuoteView as Output } from '../quotes.ts';
