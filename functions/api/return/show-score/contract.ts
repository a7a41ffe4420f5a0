import * as z from 'zod';
import { Day } from '../../../../shared/domain/calendar/instant-schema.ts';
import { lazily } from '../../../../shared/domain/lazily.ts';
import { reorderStates } from '../../../../shared/domain/return/reorder-clock.ts';
import { causes, progressBands } from '../../../../shared/domain/return/score.ts';
import type { RouteContract } from '../../../../shared/lambda/route-contract.ts';
import { BuyerView, CellView, Said } from '../views.ts';

export const route = {
  method: 'GET',
  path: '/accounts/{id}/score',
  access: { kind: 'staff', groups: ['manager', 'head', 'marketer', 'director'] },
  summary: 'Where an account stands among those who bought, by which boundaries, its own rhythm, and its chance to buy',
} as const satisfies RouteContract;

export const Input = lazily(() => z.strictObject({ id: z.uuid() }));
export type Input = z.infer<ReturnType<typeof Input>>;
const Quartiles = z.tuple([z.number(), z.number()]);
export const Output = lazily(() =>
  z.object({
    ...BuyerView().shape,
    currency: z.string(),
    asOf: Day,
    /** Nothing of an account that has not bought. */
    bought: z
      .object({
        lastOn: Day,
        recencyDays: z.int(),
        frequency: z.int(),
        /** Of one purchase, and the margin of twelve months: minor units. */
        monetaryMinor: z.number(),
        marginMinor: z.number().optional(),
        isValuable: z.boolean().optional(),
        /** By today's values and the boundaries of the week; nothing before they were cut. */
        group: CellView().optional(),
        chance: z.number().optional(),
        progress: z.enum(progressBands).optional(),
        horizonDays: z.int().optional(),
        base: z
          .object({ name: z.string(), buyers: z.int(), recency: Quartiles, frequency: Quartiles, monetary: Quartiles })
          .optional(),
        crossesOn: Day.optional(),
        reorder: z
          .object({
            usualDays: z.number(),
            spreadDays: z.number(),
            dueOn: Day,
            lateOn: Day,
            veryLateOn: Day,
            state: z.enum(reorderStates),
            reason: Said(),
          })
          .optional(),
        /** Where the last run left it. */
        scored: z
          .object({
            group: CellView().optional(),
            progress: z.enum(progressBands).optional(),
            since: Day,
            cause: z.enum(causes),
          })
          .optional(),
      })
      .optional(),
  }),
);
export type Output = z.infer<ReturnType<typeof Output>>;
