import { found } from '../../../../shared/domain/records/found.ts';
import { apiRoute } from '../../../../shared/lambda/api-route.ts';
import { Env } from '../environment.ts';
import { buildServices, type Services } from '../services.ts';
import { webhookView } from '../webhooks.ts';
import { Input, Output, route } from './contract.ts';

/** A subscription as it stands. */
export const showWebhook = async ({ id }: Input, { records }: Pick<Services, 'records'>) =>
  webhookView(await found(records, 'webhook', id));

export const showWebhookRoute = apiRoute({
  route,
  env: Env,
  input: Input,
  output: Output,
  services: buildServices,
  run: showWebhook,
});
