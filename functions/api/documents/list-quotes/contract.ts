import * as z from 'zod';
import { lazily } from '../../../../shared/domain/lazily.ts';
import type { RouteContract } from '../../../../shared/lambda/route-contract.ts';
import { QuoteEntry } from '../quotes.ts';
export const route = {
  method: 'GET',
  path: '/quotes',
  access: { kind: 'staff', groups: ['manager', 'head', 'marketer', 'office', 'director'] },
  summary: 'The quotes of a deal: the versions that were sent, then what is in the making',
} as const satisfies RouteContract;

export const Input = lazily(() =>
  z.strictObject({
    deal: z.uuid(),
    limit: z.coerce.number().int().min(1).max(50).default(20),
    cursor: z.string().max(2000).optional(),
  }),
);
export type Input = z.infer<ReturnType<typeof Input>>;
export const Output = lazily(() => z.object({ items: z.array(QuoteEntry()), next: z.string().optional() }));
