import * as z from 'zod';
import { Instant } from '../../../../shared/domain/calendar/instant-schema.ts';
import type { RouteContract } from '../../../../shared/lambda/route-contract.ts';
import { lazily } from '../../../../shared/domain/lazily.ts';

export const route = {
  method: 'GET',
  path: '/changes',
  access: { kind: 'staff', groups: ['manager', 'head', 'marketer', 'office', 'director'] },
  summary: 'What changed since an instant: ids only, for open screens',
} as const satisfies RouteContract;

export const Input = lazily(() => z.strictObject({ since: Instant }));
export type Input = z.infer<ReturnType<typeof Input>>;
export const Output = lazily(() =>
  z.object({
    items: z.array(z.object({ kind: z.string(), id: z.string(), version: z.int() })),
    next: z.string(),
  }),
);
