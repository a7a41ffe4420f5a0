import * as z from 'zod';
import { quoteLanguages } from '../../../../shared/domain/deals/quote.ts';
import { lazily } from '../../../../shared/domain/lazily.ts';
import type { RouteContract } from '../../../../shared/lambda/route-contract.ts';

export const route = {
  method: 'GET',
  path: '/quotes/{id}/pdf',
  access: { kind: 'staff', groups: ['manager', 'head', 'marketer', 'office', 'director'] },
  summary: 'An address from which the PDF of a quote can be downloaded for five minutes',
} as const satisfies RouteContract;

export const Input = lazily(() =>
  z.strictObject({
    id: z.uuid(),
    /** The quote's own where it is left out. */
    language: z.enum(quoteLanguages).optional(),
  }),
);
export type Input = z.infer<ReturnType<typeof Input>>;
export const Output = lazily(() => z.object({ url: z.string(), expiresAt: z.string(), fileName: z.string() }));
