import type { AreaNeeds } from '../../../shared/lambda/area-contract.ts';
import { route as tellCall } from './tell-call/contract.ts';
import { route as tellErpEvent } from './tell-erp-event/contract.ts';
import { route as tellPurchase } from './tell-purchase/contract.ts';

export { AreaEnv as Env } from '../../../shared/lambda/area-environment.ts';
export const routes = [tellPurchase, tellErpEvent, tellCall] as const;

/** A right for each call its code makes, and no more. */
export const needs = {
  lists: ['parent'],
  releases: false,
  journal: [],
  people: ['put'],
  guard: ['answered'],
  secrets: true,
} as const satisfies AreaNeeds;
