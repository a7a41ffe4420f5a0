import { contextOf } from '../../../../shared/domain/records/context.ts';
import { decideAndCommit } from '../../../../shared/domain/records/decide.ts';
import { assertStillSo } from '../../../../shared/domain/records/expected-version.ts';
import { found } from '../../../../shared/domain/records/found.ts';
import { editWebhook as decideEdit } from '../../../../shared/domain/webhooks/change-webhook.ts';
import { apiRoute, type Call } from '../../../../shared/lambda/api-route.ts';
import { Env } from '../environment.ts';
import { buildServices, type Services } from '../services.ts';
import { webhookView } from '../webhooks.ts';
import { Input, Output, route } from './contract.ts';

/** Changes a subscription. What fails raises its version too, and is no conflict. */
export async function editWebhook({ id, expectedVersion, ...changes }: Input, services: Services, { by }: Call) {
  const { records, journal, wall, reach } = services;
  const context = await contextOf(by, services);
  const { webhook } = await decideAndCommit(records, context, async () => {
    const before = await found(records, 'webhook', id);
    await assertStillSo(journal, before, expectedVersion, Object.keys(changes));
    return decideEdit(before, changes, { context, now: await wall.now(), reach });
  });
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
