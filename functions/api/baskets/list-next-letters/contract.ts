import * as z from 'zod';
import { lazily } from '../../../../shared/domain/lazily.ts';
import { baskets } from '../../../../shared/domain/leads/pipeline.ts';
import type { RouteContract } from '../../../../shared/lambda/route-contract.ts';
import { SubjectView } from '../views.ts';

export const route = {
  method: 'GET',
  path: '/baskets/{basket}/letters',
  access: { kind: 'staff', groups: ['manager', 'head', 'marketer', 'director'] },
  summary: 'Which letters of a basket leave within the next days, to whom and when, as things stand',
} as const satisfies RouteContract;

export const Input = lazily(() =>
  z.strictObject({
    basket: z.enum(baskets),
    days: z.coerce.number().int().min(1).max(31).default(7),
    /** Of people; each may get more than one letter. */
    limit: z.coerce.number().int().min(1).max(200).default(50),
    cursor: z.string().max(2000).optional(),
  }),
);
export type Input = z.infer<ReturnType<typeof Input>>;
export const Output = lazily(() =>
  z.object({
    items: z.array(z.object({ at: z.string(), letter: z.string(), enrolmentId: z.uuid(), subject: SubjectView() })),
    next: z.string().optional(),
  }),
);
export type Output = z.infer<ReturnType<typeof Output>>;
