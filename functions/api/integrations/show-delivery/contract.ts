import type { RouteContract } from '../../../../shared/lambda/route-contract.ts';

export const route = {
  method: 'GET',
  path: '/webhooks/{id}/deliveries/{deliveryId}',
  access: { kind: 'staff', groups: ['operator', 'head'] },
  summary: 'A delivery with its attempts and what is sent',
} as const satisfies RouteContract;

export { OneDelivery as Input, DeliveryCard as Output } from '../webhooks.ts';
