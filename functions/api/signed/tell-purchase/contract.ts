import * as z from 'zod';
import type { RouteContract } from '../../../../shared/lambda/route-contract.ts';
import { lazily } from '../../../../shared/domain/lazily.ts';

export const route = {
  method: 'POST',
  path: '/purchases',
  access: { kind: 'signed' },
  summary: 'A purchase by its order number: recorded once, corrected by the ERP',
} as const satisfies RouteContract;
export const Input = lazily(() => z.looseObject({}));
export { ToldPurchase as Body } from '../../../../shared/domain/purchases/tell-purchase.ts';
export const Output = lazily(() => z.strictObject({ id: z.uuid(), created: z.boolean() }));
