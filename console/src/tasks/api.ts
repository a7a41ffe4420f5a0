import type * as FinishTask from '../../../functions/api/desk/finish-task/contract.ts';
import { type Asked, endpoint } from '../api/endpoint.ts';

/** Says how a task ended. */
export const finishTask = endpoint<typeof FinishTask>('POST', '/tasks/{id}/done');
export type Finishing = Asked<typeof FinishTask>;
