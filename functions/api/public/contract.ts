import type { AreaNeeds } from '../../../shared/lambda/area-contract.ts';
import { route as receiveFromSource } from './receive-from-source/contract.ts';
import { route as receiveLead } from './receive-lead/contract.ts';
import { route as sayHealth } from './say-health/contract.ts';
import { route as sendFileFromForm } from './send-file-from-form/contract.ts';
import { route as showForm } from './show-form/contract.ts';
import { route as showUnsubscribe } from './show-unsubscribe/contract.ts';
import { route as unsubscribe } from './unsubscribe/contract.ts';

export { Env } from './environment.ts';
export const routes = [
  sayHealth,
  receiveLead,
  showForm,
  receiveFromSource,
  sendFileFromForm,
  showUnsubscribe,
  unsubscribe,
] as const;

/** A right for each call its code makes, and no more. */
export const needs = {
  lists: [],
  releases: false,
  journal: [],
  people: ['put'],
  guard: ['answered', 'hit'],
  secrets: true,
} as const satisfies AreaNeeds;
