import type * as z from 'zod';
import { contextOf } from '../../../../shared/domain/records/context.ts';
import { decideAndCommit } from '../../../../shared/domain/records/decide.ts';
import { found } from '../../../../shared/domain/records/found.ts';
import { attempt } from '../../../../shared/domain/webhooks/deliver.ts';
import { replay } from '../../../../shared/domain/webhooks/replay.ts';
import { apiRoute, type Call } from '../../../../shared/lambda/api-route.ts';
import { Env } from '../environment.ts';
import { buildServices, type Services } from '../services.ts';
import { deliveryView, foundDelivery } from '../webhooks.ts';
import { Input, Output, route } from './contract.ts';

/** Replays a delivery at once; one that waits is on its way already, and stays so. */
export async function replayDelivery(input: z.infer<ReturnType<typeof Input>>, services: Services, { by }: Call) {
  const { records, wall } = services;
  const context = await contextOf(by, services);
  const now = await wall.now();
  const { replayed } = await decideAndCommit(records, context, async () => {
    const webhook = await found(records, 'webhook', input.id);
    return replay(webhook, [await foundDelivery(input, records, now)], now, context);
  });
  for (const delivery of replayed) await attempt(delivery, services);
  return deliveryView(await foundDelivery(input, records, now));
}

export const replayDeliveryRoute = apiRoute({
  route,
  env: Env,
  input: Input,
  output: Output,
  services: buildServices,
  run: replayDelivery,
});
