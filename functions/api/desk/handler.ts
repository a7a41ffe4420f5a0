import { apiHandler } from '../../../shared/lambda/api-handler.ts';
import { addTaskRoute } from './add-task/route.ts';
import { finishTaskRoute } from './finish-task/route.ts';
import { handOverRoute } from './hand-over/route.ts';
import { listActivitiesRoute } from './list-activities/route.ts';
import { listTasksRoute } from './list-tasks/route.ts';
import { recordActivityRoute } from './record-activity/route.ts';
import { searchRoute } from './search/route.ts';
import { showMyDayRoute } from './show-my-day/route.ts';

export const handler = apiHandler([
  addTaskRoute,
  finishTaskRoute,
  handOverRoute,
  listActivitiesRoute,
  listTasksRoute,
  recordActivityRoute,
  searchRoute,
  showMyDayRoute,
]);
