import type { RouteContract } from '../../../../shared/lambda/route-contract.ts';

export const route = {
  method: 'POST',
  path: '/webhooks/{id}/deliveries/{deliveryId}/replay',
  access: { kind: 'staff', groups: ['operator'] },
  summary: 'Send a delivery again, now and under its own id, and for three more days if it is not taken',
} as const satisfies RouteContract;

export { OneDelivery as Input, DeliveryView as Output } from '../webhooks.ts';
