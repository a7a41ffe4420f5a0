import * as z from 'zod';
import { AreaEnv } from '../../../shared/lambda/area-environment.ts';
import { ImportMachineEnv, MachinesEnv } from '../../../shared/lambda/environment.ts';

const folders = z.string().transform((list) => list.split(','));

export const Env = z.object({
  ...AreaEnv.shape,
  ...MachinesEnv.shape,
  ...ImportMachineEnv.shape,
  /** What functions and queues of this stage are called begins so; their folder follows. */
  NAMES_BEGIN: z.string().min(1),
  /** The folders of the functions that have dead letters, with commas between. */
  DEAD_LETTERS: folders,
  /** The scheduled functions: `schedule/reconcile=300,…`, each with its period in seconds. */
  SCHEDULES: folders.transform((list) =>
    list.map((each) => each.split('=')).map(([name = '', seconds]) => ({ name, everySeconds: Number(seconds) })),
  ),
  /** Where the Step Functions console shows an execution, less its ARN; `none` on the local cloud. */
  STEP_FUNCTIONS_CONSOLE: z.string().min(1),
});
export type Env = z.infer<typeof Env>;
