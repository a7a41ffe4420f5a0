import * as z from 'zod';
import { formats } from '../../../../shared/domain/audiences/platforms.ts';
import { lazily } from '../../../../shared/domain/lazily.ts';
import { baskets } from '../../../../shared/domain/leads/pipeline.ts';
import type { RouteContract } from '../../../../shared/lambda/route-contract.ts';

export const route = {
  method: 'GET',
  path: '/baskets/{basket}/audience.csv',
  access: { kind: 'staff', groups: ['head', 'marketer'] },
  summary:
    'The people of a basket who agreed to advertising, hashed for a platform: all of them, or who came and left since the changes were last asked for',
} as const satisfies RouteContract;

export const Input = lazily(() =>
  z.strictObject({
    basket: z.enum(baskets),
    format: z.enum(formats),
    /** `changes`: since they were last asked for. */
    rows: z.enum(['all', 'changes']).default('all'),
    /** The last file of changes was lost: what has changed since the one before it. */
    again: z.literal('true').optional(),
  }),
);
export type Input = z.infer<ReturnType<typeof Input>>;

/** CSV: `phone,email`, for changes with `change` in front, which is `add` or `remove`. */
export const Output = lazily(() => z.string());
