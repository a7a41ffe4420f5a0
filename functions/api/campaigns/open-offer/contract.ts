import type { RouteContract } from '../../../../shared/lambda/route-contract.ts';

export const route = {
  method: 'POST',
  path: '/offers',
  access: { kind: 'staff', groups: ['marketer'] },
  summary: 'Open an offer as a draft; whoever opens it owns it, unless it says who does',
  once: 'always',
} as const satisfies RouteContract;

export { NewOffer as Input } from '../../../../shared/domain/campaigns/change-offer.ts';
export { OfferView as Output } from '../offers.ts';
