import type { AreaNeeds } from '../../../shared/lambda/area-contract.ts';
import { route as closeWebhook } from './close-webhook/contract.ts';
import { route as editWebhook } from './edit-webhook/contract.ts';
import { route as listDeliveries } from './list-deliveries/contract.ts';
import { route as listWebhooks } from './list-webhooks/contract.ts';
import { route as openWebhook } from './open-webhook/contract.ts';
import { route as replayDeliveries } from './replay-deliveries/contract.ts';
import { route as replayDelivery } from './replay-delivery/contract.ts';
import { route as rotateWebhook } from './rotate-webhook/contract.ts';
import { route as showDelivery } from './show-delivery/contract.ts';
import { route as showWebhook } from './show-webhook/contract.ts';
import { route as testWebhook } from './test-webhook/contract.ts';

export { Env } from './environment.ts';
export const routes = [
  closeWebhook,
  editWebhook,
  listDeliveries,
  listWebhooks,
  openWebhook,
  replayDeliveries,
  replayDelivery,
  rotateWebhook,
  showDelivery,
  showWebhook,
  testWebhook,
] as const;

/** A right for each call its code makes, and no more. */
export const needs = {
  lists: ['board', 'parent'],
  releases: true,
  journal: ['of'],
  people: [],
  guard: ['answered'],
  secrets: true,
} as const satisfies AreaNeeds;
