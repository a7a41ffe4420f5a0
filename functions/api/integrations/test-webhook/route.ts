import { notFound } from '../../../../shared/domain/problem.ts';
import { contextOf } from '../../../../shared/domain/records/context.ts';
import { commitPlan } from '../../../../shared/domain/records/decide.ts';
import { found } from '../../../../shared/domain/records/found.ts';
import { change } from '../../../../shared/domain/records/plan.ts';
import { attempt } from '../../../../shared/domain/webhooks/deliver.ts';
import { bodyOf, newDelivery } from '../../../../shared/domain/webhooks/delivery.ts';
import { testEvent } from '../../../../shared/domain/webhooks/event-types.ts';
import { apiRoute, type Call } from '../../../../shared/lambda/api-route.ts';
import { Env } from '../environment.ts';
import { buildServices, type Services } from '../services.ts';
import { deliveryView } from '../webhooks.ts';
import { Input, Output, route } from './contract.ts';

/** Sends a test event, also of a subscription that is paused. It is tried once, and a failure troubles nobody else. */
export async function testWebhook({ id }: Input, services: Services, { by }: Call) {
  const { records, wall, newId } = services;
  const webhook = await found(records, 'webhook', id);
  const context = await contextOf(by, services);
  const now = await wall.now();
  const body = bodyOf(testEvent, now, { webhookId: id });
  const planned = newDelivery({ id: newId(), webhookId: webhook.id, type: testEvent, body }, now);
  await commitPlan(records, change(undefined, planned), context);
  const delivery = await attempt(planned, services);
  if (!delivery) throw notFound('webhook', id);
  return deliveryView(delivery);
}

export const testWebhookRoute = apiRoute({
  route,
  env: Env,
  input: Input,
  output: Output,
  services: buildServices,
  run: testWebhook,
});
