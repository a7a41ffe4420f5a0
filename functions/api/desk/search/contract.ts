import * as z from 'zod';
import type { RouteContract } from '../../../../shared/lambda/route-contract.ts';
import { lazily } from '../../../../shared/domain/lazily.ts';

export const route = {
  method: 'GET',
  path: '/search',
  access: { kind: 'staff', groups: ['manager', 'head', 'marketer', 'office', 'director'] },
  summary:
    'Leads, deals, accounts and persons by company, name, phone (its last four digits are enough), e-mail, tax id, order or quote number, or the end of their id',
} as const satisfies RouteContract;

export const Input = lazily(() => z.strictObject({ q: z.string().trim().min(1).max(200) }));
export type Input = z.infer<ReturnType<typeof Input>>;
export const Output = lazily(() =>
  z.object({
    results: z.array(
      z.object({
        kind: z.enum(['lead', 'deal', 'account', 'person']),
        id: z.uuid(),
        title: z.string().optional().meta({ description: 'The company, else the person; masked as on the card' }),
        matched: z.enum(['company', 'name', 'phone', 'email', 'tax-id', 'number', 'id']),
      }),
    ),
  }),
);
