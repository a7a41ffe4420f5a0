import * as z from 'zod';
import { lazily } from '../../../../shared/domain/lazily.ts';
import { WinBackShown } from '../../../../shared/domain/win-backs/views.ts';
import type { RouteContract } from '../../../../shared/lambda/route-contract.ts';
import { BuyerView } from '../views.ts';

export const route = {
  method: 'GET',
  path: '/win-backs',
  access: { kind: 'staff', groups: ['manager', 'head', 'marketer', 'director'] },
  summary:
    'The win-backs that are under way, the oldest in front; or all there were of one account, the newest in front',
} as const satisfies RouteContract;

export const Input = lazily(() =>
  z.strictObject({
    account: z.uuid().optional(),
    limit: z.coerce.number().int().min(1).max(100).default(50),
    /** As the page before gave it. A page may hold fewer than its limit. */
    cursor: z.string().max(2000).optional(),
  }),
);
export type Input = z.infer<ReturnType<typeof Input>>;
export const Output = lazily(() =>
  z.object({
    items: z.array(z.object({ ...BuyerView().shape, ...WinBackShown().shape })),
    next: z.string().optional(),
  }),
);
export type Output = z.infer<ReturnType<typeof Output>>;
