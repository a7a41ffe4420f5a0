import * as z from 'zod';
import { OfferChanges } from '../../../../shared/domain/campaigns/change-offer.ts';
import { lazily } from '../../../../shared/domain/lazily.ts';
import type { RouteContract } from '../../../../shared/lambda/route-contract.ts';
import { OneOffer } from '../offers.ts';

export const route = {
  method: 'PATCH',
  path: '/offers/{id}',
  access: { kind: 'staff', groups: ['manager', 'head', 'marketer'] },
  summary: 'Edit a draft of an offer; null forgets its cost',
} as const satisfies RouteContract;

export const Input = lazily(() => z.strictObject({ ...OneOffer().shape, ...OfferChanges().shape }));
export type Input = z.infer<ReturnType<typeof Input>>;
export { OfferView as Output } from '../offers.ts';
