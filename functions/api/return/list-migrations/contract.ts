import * as z from 'zod';
import { lazily } from '../../../../shared/domain/lazily.ts';
import { returnFacts } from '../../../../shared/domain/return/facts.ts';
import { cellCount } from '../../../../shared/domain/return/rfm/cells.ts';
import { causes } from '../../../../shared/domain/return/score.ts';
import type { RouteContract } from '../../../../shared/lambda/route-contract.ts';
import { notAPeriod, days, isPeriod } from '../period.ts';
import { BuyerView } from '../views.ts';

export const route = {
  method: 'GET',
  path: '/return/migrations/accounts',
  access: { kind: 'staff', groups: ['manager', 'head', 'marketer', 'director'] },
  summary: 'Which accounts moved within some days: when, on which axis, over which boundary, and the money at stake',
} as const satisfies RouteContract;

const Cell = z.coerce
  .number()
  .int()
  .min(0)
  .max(cellCount - 1);
export const Input = lazily(() =>
  z
    .strictObject({
      ...days(),
      fromCell: Cell.optional(),
      toCell: Cell.optional(),
      cause: z.enum(causes).optional(),
      limit: z.coerce.number().int().min(1).max(200).default(50),
      /** So many are passed over: those of the pages before. */
      after: z.coerce.number().int().min(0).default(0),
    })
    .refine(isPeriod, notAPeriod),
);
export type Input = z.infer<ReturnType<typeof Input>>;
export const Output = lazily(() =>
  z.object({
    items: z.array(
      z.object({ ...BuyerView().shape, ...returnFacts.SegmentMigrated.data().shape, at: z.string(), on: z.string() }),
    ),
    /** What `after` is for the next page. */
    next: z.int().optional(),
  }),
);
export type Output = z.infer<ReturnType<typeof Output>>;
