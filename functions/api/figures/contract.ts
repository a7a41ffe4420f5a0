import type { AreaNeeds } from '../../../shared/lambda/area-contract.ts';
import { route as reportBaskets } from './report-baskets/contract.ts';
import { route as reportWinBacks } from './report-win-backs/contract.ts';

export { Env } from './environment.ts';

/** Every route of the area, as infra and the API's document read them. */
export const routes = [reportBaskets, reportWinBacks] as const;

/** A right for each call its code makes, and no more. */
export const needs = {
  readsOnly: true,
  lists: [],
  releases: false,
  journal: ['happened'],
  people: [],
  guard: [],
  secrets: false,
} as const satisfies AreaNeeds;
