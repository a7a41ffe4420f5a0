import * as z from 'zod';
import { Amount } from '../../../../shared/domain/money/money.ts';
import { lazily } from '../../../../shared/domain/lazily.ts';
import { letterStates } from '../../../../shared/domain/refresh/sent-letter.ts';
import { WinBackShown } from '../../../../shared/domain/win-backs/views.ts';
import type { RouteContract } from '../../../../shared/lambda/route-contract.ts';
import { BuyerView } from '../views.ts';

export const route = {
  method: 'GET',
  path: '/win-backs/{id}',
  access: { kind: 'staff', groups: ['manager', 'head', 'marketer', 'director'] },
  summary: 'One attempt to win a customer back, with what to look at before a call: the last order, and how it went',
} as const satisfies RouteContract;

export const Input = lazily(() => z.strictObject({ id: z.uuid() }));
export type Input = z.infer<ReturnType<typeof Input>>;

const LastOrder = lazily(() =>
  z.object({
    purchaseId: z.uuid(),
    orderNumber: z.string(),
    on: z.string(),
    amount: Amount,
    dealId: z.uuid().optional(),
    /** In the register, or as the order called them. */
    products: z.array(z.string()).readonly(),
    /** Who sold it, of the staff. */
    manager: z.string().optional(),
    /** The first promise, the day the last of it left, and by how many days it was late. */
    promisedOn: z.string().optional(),
    shippedOn: z.string().optional(),
    lateDays: z.int().optional(),
    claims: z.array(z.object({ id: z.uuid(), cause: z.string(), state: z.string() })).readonly(),
  }),
);

export const Output = lazily(() =>
  z.object({
    ...BuyerView().shape,
    ...WinBackShown().shape,
    lastOrder: LastOrder().optional(),
    sent: z.array(
      z.object({ id: z.uuid(), letter: z.string(), state: z.enum(letterStates), at: z.string(), clicked: z.boolean() }),
    ),
  }),
);
export type Output = z.infer<ReturnType<typeof Output>>;
