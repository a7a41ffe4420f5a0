import { contextOf } from '../../../../shared/domain/records/context.ts';
import { found } from '../../../../shared/domain/records/found.ts';
import { decideAndCommit } from '../../../../shared/domain/records/decide.ts';
import { allOf } from '../../../../shared/domain/records/all-of.ts';
import { cameAt, deliveryBoard, isKept } from '../../../../shared/domain/webhooks/delivery.ts';
import { replay } from '../../../../shared/domain/webhooks/replay.ts';
import { apiRoute, type Call } from '../../../../shared/lambda/api-route.ts';
import { Env } from '../environment.ts';
import { buildServices, type Services } from '../services.ts';
import { Input, Output, route } from './contract.ts';

const most = 1000;
const atOnce = 50; // in one transaction, of the hundred actions it takes

/** Puts what was given up on its way again: it is tried within a minute, a few at a time. */
export async function replayDeliveries({ id, from, to }: Input, services: Services, { by }: Call) {
  const { records, wall } = services;
  const context = await contextOf(by, services);
  const now = await wall.now();
  const { ids, more } = await givenUpOf({ id, from, to }, services);
  let replayed = 0;
  for (let start = 0; start === 0 || start < ids.length; start += atOnce) {
    const decided = await decideAndCommit(records, context, async () => {
      const some = await records.getMany('delivery', ids.slice(start, start + atOnce));
      const kept = some.filter((delivery) => isKept(delivery, now));
      return replay(await found(records, 'webhook', id), kept, now, context);
    });
    replayed += decided.replayed.length;
  }
  return { replayed, more };
}

/** The first of those given up that came within the time; their list is in that order. */
async function givenUpOf({ id, from, to }: Input, { records }: Pick<Services, 'records'>) {
  const ids: string[] = [];
  for await (const entry of allOf({ index: 'board', of: deliveryBoard(id, 'given-up') }, records)) {
    const came = cameAt(entry.id);
    if (came > to) break;
    if (came < from) continue;
    if (ids.length === most) return { ids, more: true };
    ids.push(entry.id);
  }
  return { ids, more: false };
}

export const replayDeliveriesRoute = apiRoute({
  route,
  env: Env,
  input: Input,
  output: Output,
  services: buildServices,
  run: replayDeliveries,
});
