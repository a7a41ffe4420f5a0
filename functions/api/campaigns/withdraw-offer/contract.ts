import type * as z from 'zod';
import type { RouteContract } from '../../../../shared/lambda/route-contract.ts';
import { OneOffer } from '../offers.ts';

export const route = {
  method: 'POST',
  path: '/offers/{id}/withdraw',
  access: { kind: 'staff', groups: ['head', 'marketer'] },
  summary: 'Withdraw an offer for good; letters that offer it stop',
} as const satisfies RouteContract;

export { OneOffer as Input };
export type Input = z.infer<ReturnType<typeof OneOffer>>;
export { OfferView as Output } from '../offers.ts';
