import * as z from 'zod';
import type { RouteContract } from '../../../../shared/lambda/route-contract.ts';
import { lazily } from '../../../../shared/domain/lazily.ts';

export const route = {
  method: 'GET',
  path: '/quarantine',
  access: { kind: 'staff', groups: ['marketer', 'head', 'operator'] },
  summary: 'Requests held as spam or unreadable, for people to look at',
} as const satisfies RouteContract;

export const Input = lazily(() =>
  z.strictObject({
    stage: z.enum(['spam', 'unreadable']).default('unreadable'),
    limit: z.coerce.number().int().min(1).max(100).default(50),
    cursor: z.string().max(2000).optional(),
  }),
);
export type Input = z.infer<ReturnType<typeof Input>>;

const Held = lazily(() =>
  z.object({
    id: z.uuid(),
    source: z.string(),
    at: z.string(),
    reason: z.string(),
    contentType: z.string().optional(),
    rawBody: z.string().optional(),
  }),
);
export const Output = lazily(() => z.object({ items: z.array(Held()), next: z.string().optional() }));
