import { apiHandler } from '../../../shared/lambda/api-handler.ts';
import { addTaskRoute } from './add-task/route.ts';
import { chooseNoticesRoute } from './choose-notices/route.ts';
import { finishTaskRoute } from './finish-task/route.ts';
import { handOverRoute } from './hand-over/route.ts';
import { listActivitiesRoute } from './list-activities/route.ts';
import { listContactViewsRoute } from './list-contact-views/route.ts';
import { listImportsRoute } from './list-imports/route.ts';
import { listTasksRoute } from './list-tasks/route.ts';
import { openImportRoute } from './open-import/route.ts';
import { recordActivityRoute } from './record-activity/route.ts';
import { searchRoute } from './search/route.ts';
import { showImportRoute } from './show-import/route.ts';
import { showMyDayRoute } from './show-my-day/route.ts';
import { showNoticesRoute } from './show-notices/route.ts';
import { undoImportRoute } from './undo-import/route.ts';

export const handler = apiHandler([
  addTaskRoute,
  chooseNoticesRoute,
  finishTaskRoute,
  handOverRoute,
  listActivitiesRoute,
  listContactViewsRoute,
  listImportsRoute,
  listTasksRoute,
  openImportRoute,
  recordActivityRoute,
  searchRoute,
  showImportRoute,
  showMyDayRoute,
  showNoticesRoute,
  undoImportRoute,
]);
