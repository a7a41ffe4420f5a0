import { webhooksOf } from '../../../../shared/domain/webhooks/deliver.ts';
import { apiRoute } from '../../../../shared/lambda/api-route.ts';
import { Env } from '../environment.ts';
import { buildServices, type Services } from '../services.ts';
import { webhookView } from '../webhooks.ts';
import { Input, Output, route } from './contract.ts';

/** Every subscription: there are a few dozen at most. */
export async function listWebhooks(_input: unknown, { records }: Pick<Services, 'records'>) {
  const webhooks = await webhooksOf(records);
  return { items: webhooks.toSorted((a, b) => a.createdAt.localeCompare(b.createdAt)).map(webhookView) };
}

export const listWebhooksRoute = apiRoute({
  route,
  env: Env,
  input: Input,
  output: Output,
  services: buildServices,
  run: listWebhooks,
});
