import type { RouteContract } from '../../../../shared/lambda/route-contract.ts';

export const route = {
  method: 'POST',
  path: '/webhooks',
  access: { kind: 'staff', groups: ['operator'] },
  summary: 'Subscribe another system to events; its secret is shown in this answer, and never again',
  once: 'always',
} as const satisfies RouteContract;

export { NewWebhook as Input } from '../../../../shared/domain/webhooks/change-webhook.ts';
export { WithSecret as Output } from '../webhooks.ts';
