import * as z from 'zod';
import { lazily } from '../../../../shared/domain/lazily.ts';
import { WinBackShown } from '../../../../shared/domain/win-backs/views.ts';
import { actions } from '../../../../shared/domain/win-backs/win-back.ts';
import type { RouteContract } from '../../../../shared/lambda/route-contract.ts';
import { BuyerView, Said } from '../views.ts';

export const route = {
  method: 'GET',
  path: '/accounts/{id}/win-back',
  access: { kind: 'staff', groups: ['manager', 'head', 'marketer', 'director'] },
  summary: 'Whether an account is, or is to be, won back today, and in one sentence why or why not',
} as const satisfies RouteContract;

export const Input = lazily(() => z.strictObject({ id: z.uuid() }));
export type Input = z.infer<ReturnType<typeof Input>>;
export const Output = lazily(() =>
  z.object({
    ...BuyerView().shape,
    is: z.enum(['running', 'due', 'not']),
    reason: Said(),
    /** What is due to be done. */
    action: z.enum(actions).optional(),
    /** The one that is under way. */
    winBack: WinBackShown().optional(),
  }),
);
export type Output = z.infer<ReturnType<typeof Output>>;
