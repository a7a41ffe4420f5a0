import type * as z from 'zod';
import { apiRoute } from '../../../../shared/lambda/api-route.ts';
import { Env } from '../environment.ts';
import { buildServices, type Services } from '../services.ts';
import { deliveryView, foundDelivery } from '../webhooks.ts';
import { Input, Output, route } from './contract.ts';

/** A delivery with its body. */
export async function showDelivery(
  input: z.infer<ReturnType<typeof Input>>,
  { records, wall }: Pick<Services, 'records' | 'wall'>,
) {
  const delivery = await foundDelivery(input, records, await wall.now());
  return { ...deliveryView(delivery), body: delivery.body };
}

export const showDeliveryRoute = apiRoute({
  route,
  env: Env,
  input: Input,
  output: Output,
  services: buildServices,
  run: showDelivery,
});
