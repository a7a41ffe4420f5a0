import { changeAsSeen } from '../../../../shared/domain/records/change-as-seen.ts';
import { contextOf } from '../../../../shared/domain/records/context.ts';
import { editWebhook as decideEdit } from '../../../../shared/domain/webhooks/change-webhook.ts';
import { apiRoute, type Call } from '../../../../shared/lambda/api-route.ts';
import { Env } from '../environment.ts';
import { buildServices, type Services } from '../services.ts';
import { webhookView } from '../webhooks.ts';
import { Input, Output, route } from './contract.ts';

/** Changes a subscription. What fails raises its version too, and is no conflict. */
export async function editWebhook({ id, expectedVersion, ...changes }: Input, services: Services, { by }: Call) {
  const { wall, reach } = services;
  const context = await contextOf(by, services);
  const { webhook } = await changeAsSeen(
    {
      kind: 'webhook',
      seen: { id, expectedVersion },
      fields: Object.keys(changes),
      decide: async (before) => decideEdit(before, changes, { context, now: await wall.now(), reach }),
    },
    services,
    context,
  );
  return webhookView(webhook);
}

export const editWebhookRoute = apiRoute({
  route,
  env: Env,
  input: Input,
  output: Output,
  services: buildServices,
  run: editWebhook,
});
