import * as z from 'zod';
import { lazily } from '../../../../shared/domain/lazily.ts';
import { baskets } from '../../../../shared/domain/leads/pipeline.ts';
import { EnrolmentShown } from '../../../../shared/domain/refresh/views.ts';
import type { RouteContract } from '../../../../shared/lambda/route-contract.ts';
import { SubjectView } from '../views.ts';

export const route = {
  method: 'GET',
  path: '/baskets/{basket}',
  access: { kind: 'staff', groups: ['manager', 'head', 'marketer', 'director'] },
  summary: 'Who is in a basket, who came first in front: since when, the next letter and when, or why there is none',
} as const satisfies RouteContract;

export const Input = lazily(() =>
  z.strictObject({
    basket: z.enum(baskets),
    /** Only those who have not agreed to letters. A page may then hold fewer than its limit. */
    consent: z.literal('missing').optional(),
    limit: z.coerce.number().int().min(1).max(200).default(50),
    cursor: z.string().max(2000).optional(),
  }),
);
export type Input = z.infer<ReturnType<typeof Input>>;
export const Output = lazily(() =>
  z.object({
    items: z.array(
      z.object({
        ...SubjectView().shape,
        since: z.string(),
        wakeUpAt: z.string().optional(),
        /** Whether they agreed to letters. */
        consent: z.boolean(),
        enrolment: EnrolmentShown().optional(),
      }),
    ),
    next: z.string().optional(),
  }),
);
export type Output = z.infer<ReturnType<typeof Output>>;
