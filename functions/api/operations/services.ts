import { seeds } from '../../../settings/seeds.ts';
import { type Area, areaOf } from '../../../shared/adapters/area.ts';
import { streamOf } from '../../../shared/adapters/dynamodb/journal.ts';
import { functionsOf } from '../../../shared/adapters/lambda/functions.ts';
import { runsOf } from '../../../shared/adapters/pipelines.ts';
import { lettersOf } from '../../../shared/adapters/sqs/dead-letter-queues.ts';
import { readerOf } from '../../../shared/adapters/stepfunctions/execution-reader.ts';
import { importRunsOf } from '../../../shared/adapters/stepfunctions/import-runs.ts';
import type { Letters, Sending } from '../../../shared/domain/operations/dead-letters.ts';
import type { ExecutionReader } from '../../../shared/domain/operations/executions.ts';
import type { LastRuns } from '../../../shared/domain/operations/runs.ts';
import type { Env } from './environment.ts';

export type Services = Area &
  Sending & {
    readonly executions: ExecutionReader;
    readonly letters: Letters;
    /** The folders of the functions that have dead letters. */
    readonly deadLetterFolders: readonly string[];
    readonly schedules: Env['SCHEDULES'];
    readonly lastRuns: LastRuns;
    /** Where the Step Functions console shows an execution, less its ARN; nothing on the local cloud. */
    readonly consoleOfAws: string | undefined;
    readonly wallNow: () => number;
  };

export const buildServices = (env: Env): Services => ({
  ...areaOf(env, seeds),
  executions: readerOf(env),
  runs: importRunsOf(env),
  letters: lettersOf(env),
  functions: functionsOf(env),
  asStream: streamOf,
  deadLetterFolders: env.DEAD_LETTERS,
  schedules: env.SCHEDULES,
  lastRuns: runsOf(env),
  consoleOfAws: env.STEP_FUNCTIONS_CONSOLE === 'none' ? undefined : env.STEP_FUNCTIONS_CONSOLE,
  wallNow: () => Date.now(),
});
