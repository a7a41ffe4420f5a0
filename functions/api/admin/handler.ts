import { apiHandler } from '../../../shared/lambda/api-handler.ts';
import { changeSettingRoute } from './change-setting/route.ts';
import { closeWebhookRoute } from './close-webhook/route.ts';
import { editWebhookRoute } from './edit-webhook/route.ts';
import { listDeliveriesRoute } from './list-deliveries/route.ts';
import { listExecutionsRoute } from './list-executions/route.ts';
import { listWebhooksRoute } from './list-webhooks/route.ts';
import { moveClockRoute } from './move-clock/route.ts';
import { openWebhookRoute } from './open-webhook/route.ts';
import { replayDeliveriesRoute } from './replay-deliveries/route.ts';
import { replayDeliveryRoute } from './replay-delivery/route.ts';
import { rotateWebhookRoute } from './rotate-webhook/route.ts';
import { showDeliveryRoute } from './show-delivery/route.ts';
import { showQuarantineRoute } from './show-quarantine/route.ts';
import { showSettingRoute } from './show-setting/route.ts';
import { showWebhookRoute } from './show-webhook/route.ts';
import { testWebhookRoute } from './test-webhook/route.ts';

export const handler = apiHandler([
  changeSettingRoute,
  closeWebhookRoute,
  editWebhookRoute,
  listDeliveriesRoute,
  listExecutionsRoute,
  listWebhooksRoute,
  moveClockRoute,
  openWebhookRoute,
  replayDeliveriesRoute,
  replayDeliveryRoute,
  rotateWebhookRoute,
  showDeliveryRoute,
  showQuarantineRoute,
  showSettingRoute,
  showWebhookRoute,
  testWebhookRoute,
]);
