import * as z from 'zod';
import type { RouteContract } from '../../../../shared/lambda/route-contract.ts';
import { lazily } from '../../../../shared/domain/lazily.ts';

export const route = {
  method: 'POST',
  path: '/erp/events',
  access: { kind: 'signed' },
  summary: 'What the ERP tells of an order: payment, production order, shipment, balance, return',
} as const satisfies RouteContract;
export const Input = lazily(() => z.looseObject({}));
export { ErpEvent as Body } from '../../../../shared/domain/purchases/erp-event.ts';
export const Output = lazily(() => z.strictObject({ applied: z.enum(['deal', 'purchase', 'held', 'before']) }));
