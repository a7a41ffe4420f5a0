import { apiHandler } from '../../../shared/lambda/api-handler.ts';
import { changeSettingRoute } from './change-setting/route.ts';
import { listExecutionsRoute } from './list-executions/route.ts';
import { moveClockRoute } from './move-clock/route.ts';
import { showQuarantineRoute } from './show-quarantine/route.ts';
import { showSettingRoute } from './show-setting/route.ts';

export const handler = apiHandler([
  changeSettingRoute,
  listExecutionsRoute,
  moveClockRoute,
  showQuarantineRoute,
  showSettingRoute,
]);
