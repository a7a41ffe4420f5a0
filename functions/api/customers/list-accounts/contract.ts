import * as z from 'zod';
import { lazily } from '../../../../shared/domain/lazily.ts';
import type { RouteContract } from '../../../../shared/lambda/route-contract.ts';
import { EntryView } from '../views.ts';

export const route = {
  method: 'GET',
  path: '/accounts',
  access: { kind: 'staff', groups: ['manager', 'head', 'marketer', 'office', 'director'] },
  summary: 'Accounts by name; a manager sees their own',
} as const satisfies RouteContract;

export const Input = lazily(() =>
  z.strictObject({
    owner: z.string().max(50).optional(),
    limit: z.coerce.number().int().min(1).max(200).default(50),
    cursor: z.string().max(2000).optional(),
  }),
);
export type Input = z.infer<ReturnType<typeof Input>>;
export const Output = lazily(() => z.object({ items: z.array(EntryView()), next: z.string().optional() }));
