import * as z from 'zod';
import type { RouteContract } from '../../../../shared/lambda/route-contract.ts';
import { ImportView } from '../imports.ts';
import { lazily } from '../../../../shared/domain/lazily.ts';

export const route = {
  method: 'GET',
  path: '/imports',
  access: { kind: 'staff', groups: ['operator', 'head'] },
  summary: 'Imports, the newest first',
} as const satisfies RouteContract;

export const Input = lazily(() =>
  z.strictObject({
    limit: z.coerce.number().int().min(1).max(100).default(50),
    cursor: z.string().max(2000).optional(),
  }),
);
export type Input = z.infer<ReturnType<typeof Input>>;
export const Output = lazily(() => z.object({ items: z.array(ImportView()), next: z.string().optional() }));
