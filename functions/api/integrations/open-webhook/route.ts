import { contextOf } from '../../../../shared/domain/records/context.ts';
import { decideAndCommit } from '../../../../shared/domain/records/decide.ts';
import { openWebhook as decideOpening } from '../../../../shared/domain/webhooks/change-webhook.ts';
import { webhooksOf } from '../../../../shared/domain/webhooks/deliver.ts';
import { newestSecret } from '../../../../shared/domain/webhooks/secrets.ts';
import type { Webhook } from '../../../../shared/domain/webhooks/webhook.ts';
import { found } from '../../../../shared/domain/records/found.ts';
import { type Call, Reply } from '../../../../shared/lambda/api-route.ts';
import { onceRoute } from '../../../../shared/lambda/once-route.ts';
import { Env } from '../environment.ts';
import { buildServices, type Services } from '../services.ts';
import { webhookView } from '../webhooks.ts';
import { Input, Output, route } from './contract.ts';

/** Opens a subscription and shows its secret. */
export async function openWebhook(input: Input, services: Services, { by }: Call) {
  const { records, wall, reach } = services;
  const context = await contextOf(by, services);
  const { webhook } = await decideAndCommit(records, context, async () =>
    decideOpening(input, (await webhooksOf(records)).length, { context, now: await wall.now(), reach }),
  );
  return opened(webhook, services);
}

const opened = async (webhook: Webhook, { secrets }: Pick<Services, 'secrets'>) =>
  new Reply({ ...webhookView(webhook), secret: await newestSecret(webhook, secrets) }, { status: 201 });

export const openWebhookRoute = onceRoute({
  route,
  env: Env,
  input: Input,
  output: Output,
  services: buildServices,
  run: openWebhook,
  again: async ({ id }, services) => opened(await found(services.records, 'webhook', id('webhook')), services),
});
