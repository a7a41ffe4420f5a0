import * as z from 'zod';
import { likenesses } from '../../../../shared/domain/duplicates/duplicate.ts';
import { lazily } from '../../../../shared/domain/lazily.ts';
import { mergeable } from '../../../../shared/domain/merges/merge.ts';
import type { RouteContract } from '../../../../shared/lambda/route-contract.ts';

export const route = {
  method: 'GET',
  path: '/duplicates',
  access: { kind: 'staff', groups: ['manager', 'head'] },
  summary: 'Pairs that may be one record, the oldest first; a manager sees those they may merge',
} as const satisfies RouteContract;

export const Input = lazily(() =>
  z.strictObject({
    of: z.enum(mergeable),
    limit: z.coerce.number().int().min(1).max(100).default(50),
    cursor: z.string().max(2000).optional(),
  }),
);
export type Input = z.infer<ReturnType<typeof Input>>;
export const Output = lazily(() =>
  z.object({
    items: z.array(
      z.object({
        id: z.uuid(),
        ids: z.tuple([z.uuid(), z.uuid()]),
        why: z.enum(likenesses),
        foundAt: z.string(),
      }),
    ),
    next: z.string().optional(),
  }),
);
