import type { AreaNeeds } from '../../../shared/lambda/area-contract.ts';
import { route as changeSetting } from './change-setting/contract.ts';
import { route as listExecutions } from './list-executions/contract.ts';
import { route as moveClock } from './move-clock/contract.ts';
import { route as showQuarantine } from './show-quarantine/contract.ts';
import { route as showSetting } from './show-setting/contract.ts';

export { Env } from './environment.ts';
export const routes = [changeSetting, listExecutions, moveClock, showQuarantine, showSetting] as const;

/** A right for each call its code makes, and no more. */
export const needs = {
  lists: ['board'],
  releases: false,
  journal: [],
  people: ['get'],
  guard: [],
  secrets: false,
} as const satisfies AreaNeeds;
