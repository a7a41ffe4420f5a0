import { apiHandler } from '../../../shared/lambda/api-handler.ts';
import { closeWebhookRoute } from './close-webhook/route.ts';
import { editWebhookRoute } from './edit-webhook/route.ts';
import { listDeliveriesRoute } from './list-deliveries/route.ts';
import { listWebhooksRoute } from './list-webhooks/route.ts';
import { openWebhookRoute } from './open-webhook/route.ts';
import { replayDeliveriesRoute } from './replay-deliveries/route.ts';
import { replayDeliveryRoute } from './replay-delivery/route.ts';
import { rotateWebhookRoute } from './rotate-webhook/route.ts';
import { showDeliveryRoute } from './show-delivery/route.ts';
import { showWebhookRoute } from './show-webhook/route.ts';
import { testWebhookRoute } from './test-webhook/route.ts';

export const handler = apiHandler([
  closeWebhookRoute,
  editWebhookRoute,
  listDeliveriesRoute,
  listWebhooksRoute,
  openWebhookRoute,
  replayDeliveriesRoute,
  replayDeliveryRoute,
  rotateWebhookRoute,
  showDeliveryRoute,
  showWebhookRoute,
  testWebhookRoute,
]);
