import { contextOf } from '../../../../shared/domain/records/context.ts';
import { decideAndCommit } from '../../../../shared/domain/records/decide.ts';
import { found } from '../../../../shared/domain/records/found.ts';
import { closeWebhook as decideClosing } from '../../../../shared/domain/webhooks/change-webhook.ts';
import { apiRoute, type Call } from '../../../../shared/lambda/api-route.ts';
import { Env } from '../environment.ts';
import { buildServices, type Services } from '../services.ts';
import { Input, Output, route } from './contract.ts';

/** Closes a subscription. */
export async function closeWebhook({ id }: Input, services: Services, { by }: Call) {
  const context = await contextOf(by, services);
  await decideAndCommit(services.records, context, async () =>
    decideClosing(await found(services.records, 'webhook', id), context),
  );
  return { id };
}

export const closeWebhookRoute = apiRoute({
  route,
  env: Env,
  input: Input,
  output: Output,
  services: buildServices,
  run: closeWebhook,
});
