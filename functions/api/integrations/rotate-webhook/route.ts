import { contextOf } from '../../../../shared/domain/records/context.ts';
import { decideAndCommit } from '../../../../shared/domain/records/decide.ts';
import { found } from '../../../../shared/domain/records/found.ts';
import { rotateWebhook as decideRotation } from '../../../../shared/domain/webhooks/change-webhook.ts';
import { newestSecret } from '../../../../shared/domain/webhooks/secrets.ts';
import { apiRoute, type Call } from '../../../../shared/lambda/api-route.ts';
import { Env } from '../environment.ts';
import { buildServices, type Services } from '../services.ts';
import { webhookView } from '../webhooks.ts';
import { Input, Output, route } from './contract.ts';

/** Gives a subscription another secret and shows it. */
export async function rotateWebhook({ id }: Input, services: Services, { by }: Call) {
  const { records, secrets, wall } = services;
  const context = await contextOf(by, services);
  const { webhook } = await decideAndCommit(records, context, async () =>
    decideRotation(await found(records, 'webhook', id), { context, now: await wall.now() }),
  );
  return { ...webhookView(webhook), secret: await newestSecret(webhook, secrets) };
}

export const rotateWebhookRoute = apiRoute({
  route,
  env: Env,
  input: Input,
  output: Output,
  services: buildServices,
  run: rotateWebhook,
});
