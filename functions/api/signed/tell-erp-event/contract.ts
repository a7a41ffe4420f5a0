import * as z from 'zod';
import type { RouteContract } from '../../../../shared/lambda/route-contract.ts';
import { lazily } from '../../../../shared/domain/lazily.ts';

export const route = {
  method: 'POST',
  path: '/erp/events',
  access: { kind: 'signed' },
  summary:
    'What the ERP tells of an order: payment, production order, shipment, return; and what an account owes: balance',
} as const satisfies RouteContract;
export const Input = lazily(() => z.looseObject({}));
export { ToldEvent as Body } from '../../../../shared/domain/purchases/erp-event.ts';
export const Output = lazily(() =>
  z.strictObject({ applied: z.enum(['deal', 'purchase', 'balance', 'held', 'before']) }),
);
