import type * as z from 'zod';
import type { RouteContract } from '../../../../shared/lambda/route-contract.ts';
import { OneOffer } from '../offers.ts';

export const route = {
  method: 'POST',
  path: '/offers/{id}/approve',
  access: { kind: 'staff', groups: ['head'] },
  summary: 'Approve a draft: from its first day to its last it may be made to customers',
} as const satisfies RouteContract;

export { OneOffer as Input };
export type Input = z.infer<ReturnType<typeof OneOffer>>;
export { OfferView as Output } from '../offers.ts';
