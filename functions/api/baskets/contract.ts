import type { AreaNeeds } from '../../../shared/lambda/area-contract.ts';
import { route as changeWakeUp } from './change-wake-up/contract.ts';
import { route as exportAudience } from './export-audience/contract.ts';
import { route as listBaskets } from './list-baskets/contract.ts';
import { route as listNextLetters } from './list-next-letters/contract.ts';
import { route as showBasket } from './show-basket/contract.ts';
import { route as showEnrolment } from './show-enrolment/contract.ts';
import { route as stopEnrolment } from './stop-enrolment/contract.ts';

export { Env } from './environment.ts';

/** Every route of the area, as infra and the API's document read them. */
export const routes = [
  changeWakeUp,
  exportAudience,
  listBaskets,
  listNextLetters,
  showBasket,
  showEnrolment,
  stopEnrolment,
] as const;

/** A right for each call its code makes, and no more. */
export const needs = {
  lists: ['board', 'owner'],
  releases: false,
  journal: ['of'],
  people: ['get', 'list', 'put', 'remove'],
  guard: [],
  secrets: false,
} as const satisfies AreaNeeds;
