import { present } from '../../../../shared/domain/present.ts';
import { found } from '../../../../shared/domain/records/found.ts';
import type { Listing } from '../../../../shared/domain/records/records.ts';
import { deliveryBoard, isKept } from '../../../../shared/domain/webhooks/delivery.ts';
import { apiRoute } from '../../../../shared/lambda/api-route.ts';
import { Env } from '../environment.ts';
import { buildServices, type Services } from '../services.ts';
import { deliveryView } from '../webhooks.ts';
import { Input, Output, route } from './contract.ts';

const listingOf = ({ id, state }: Input): Listing =>
  state === undefined
    ? { index: 'parent', of: id, kind: 'delivery' }
    : { index: 'board', of: deliveryBoard(id, state) };

/** A page of deliveries, as the list has them. */
export async function listDeliveries(input: Input, { records, wall }: Pick<Services, 'records' | 'wall'>) {
  const { id, state, limit, cursor } = input;
  await found(records, 'webhook', id);
  const page = { limit, newestFirst: state !== 'waiting', ...present({ cursor }) };
  const { items, next } = await records.list(listingOf(input), page);
  const ids = items.map((entry) => entry.id);
  const deliveries = new Map((await records.getMany('delivery', ids)).map((one) => [one.id, one]));
  const now = await wall.now();
  const kept = ids.flatMap((one) => deliveries.get(one) ?? []).filter((delivery) => isKept(delivery, now));
  return { items: kept.map(deliveryView), ...present({ next }) };
}

export const listDeliveriesRoute = apiRoute({
  route,
  env: Env,
  input: Input,
  output: Output,
  services: buildServices,
  run: listDeliveries,
});
