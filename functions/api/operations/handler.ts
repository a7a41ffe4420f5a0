import { apiHandler } from '../../../shared/lambda/api-handler.ts';
import { discardDeadLetterRoute } from './discard-dead-letter/route.ts';
import { listDeadLettersRoute } from './list-dead-letters/route.ts';
import { listExecutionsRoute } from './list-executions/route.ts';
import { listSchedulesRoute } from './list-schedules/route.ts';
import { redriveDeadLetterRoute } from './redrive-dead-letter/route.ts';
import { restartExecutionRoute } from './restart-execution/route.ts';
import { showDeadLettersRoute } from './show-dead-letters/route.ts';
import { showExecutionRoute } from './show-execution/route.ts';

export const handler = apiHandler([
  discardDeadLetterRoute,
  listDeadLettersRoute,
  listExecutionsRoute,
  listSchedulesRoute,
  redriveDeadLetterRoute,
  restartExecutionRoute,
  showDeadLettersRoute,
  showExecutionRoute,
]);
