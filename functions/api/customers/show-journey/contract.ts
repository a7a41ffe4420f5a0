import * as z from 'zod';
import { journeySteps } from '../../../../shared/domain/accounts/journey.ts';
import { lazily } from '../../../../shared/domain/lazily.ts';
import type { RouteContract } from '../../../../shared/lambda/route-contract.ts';

export const route = {
  method: 'GET',
  path: '/accounts/{id}/journey',
  access: { kind: 'staff', groups: ['manager', 'head', 'marketer', 'office', 'director'] },
  summary: 'The whole way of an account, from the first visit to its recommendations, the oldest first',
} as const satisfies RouteContract;

export const Input = lazily(() => z.strictObject({ id: z.uuid() }));
export type Input = z.infer<ReturnType<typeof Input>>;
export const Output = lazily(() =>
  z.object({
    items: z
      .array(
        z.object({
          at: z.string(),
          step: z.enum(journeySteps),
          kind: z.string(),
          id: z.uuid(),
          source: z.string().optional(),
        }),
      )
      .readonly(),
  }),
);
