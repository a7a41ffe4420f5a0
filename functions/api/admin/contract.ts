import type { AreaNeeds } from '../../../shared/lambda/area-contract.ts';
import { route as changeSetting } from './change-setting/contract.ts';
import { route as closeWebhook } from './close-webhook/contract.ts';
import { route as editWebhook } from './edit-webhook/contract.ts';
import { route as listDeliveries } from './list-deliveries/contract.ts';
import { route as listExecutions } from './list-executions/contract.ts';
import { route as listWebhooks } from './list-webhooks/contract.ts';
import { route as moveClock } from './move-clock/contract.ts';
import { route as openWebhook } from './open-webhook/contract.ts';
import { route as replayDeliveries } from './replay-deliveries/contract.ts';
import { route as replayDelivery } from './replay-delivery/contract.ts';
import { route as rotateWebhook } from './rotate-webhook/contract.ts';
import { route as showDelivery } from './show-delivery/contract.ts';
import { route as showQuarantine } from './show-quarantine/contract.ts';
import { route as showSetting } from './show-setting/contract.ts';
import { route as showWebhook } from './show-webhook/contract.ts';
import { route as testWebhook } from './test-webhook/contract.ts';

export { Env } from './environment.ts';
export const routes = [
  changeSetting,
  closeWebhook,
  editWebhook,
  listDeliveries,
  listExecutions,
  listWebhooks,
  moveClock,
  openWebhook,
  replayDeliveries,
  replayDelivery,
  rotateWebhook,
  showDelivery,
  showQuarantine,
  showSetting,
  showWebhook,
  testWebhook,
] as const;

/** A right for each call its code makes, and no more. */
export const needs = {
  lists: ['board', 'parent'],
  releases: true,
  journal: ['of'],
  people: ['get'],
  guard: [],
  secrets: true,
} as const satisfies AreaNeeds;
