import type { AreaNeeds } from '../../../shared/lambda/area-contract.ts';
import { route as addTask } from './add-task/contract.ts';
import { route as chooseNotices } from './choose-notices/contract.ts';
import { route as finishTask } from './finish-task/contract.ts';
import { route as handOver } from './hand-over/contract.ts';
import { route as listActivities } from './list-activities/contract.ts';
import { route as listContactViews } from './list-contact-views/contract.ts';
import { route as listImports } from './list-imports/contract.ts';
import { route as listTasks } from './list-tasks/contract.ts';
import { route as openImport } from './open-import/contract.ts';
import { route as recordActivity } from './record-activity/contract.ts';
import { route as search } from './search/contract.ts';
import { route as showImport } from './show-import/contract.ts';
import { route as showMyDay } from './show-my-day/contract.ts';
import { route as showNotices } from './show-notices/contract.ts';
import { route as undoImport } from './undo-import/contract.ts';

export { Env } from './environment.ts';

/** Every route of the area, as infra and the API's document read them. */
export const routes = [
  addTask,
  chooseNotices,
  finishTask,
  handOver,
  listActivities,
  listContactViews,
  listImports,
  listTasks,
  openImport,
  recordActivity,
  search,
  showImport,
  showMyDay,
  showNotices,
  undoImport,
] as const;

/** A right for each call its code makes, and no more. */
export const needs = {
  lists: ['board', 'owner', 'parent'],
  releases: false,
  journal: [],
  people: ['get', 'list', 'put'],
  guard: ['answered'],
  secrets: true,
} as const satisfies AreaNeeds;
