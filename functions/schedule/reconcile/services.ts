import * as z from 'zod';
import { guardOf, pipelinesOf, runsOf } from '../../../shared/adapters/pipelines.ts';
import { importRunsOf } from '../../../shared/adapters/stepfunctions/import-runs.ts';
import { executionsOf } from '../../../shared/adapters/stepfunctions/executions.ts';
import type { Resuming } from '../../../shared/domain/imports/runs.ts';
import { machineNames } from '../../../shared/domain/pipeline/live-records.ts';
import type { Reconciling } from '../../../shared/domain/pipeline/reconcile.ts';
import { seeds } from '../../../settings/seeds.ts';
import type { Noting } from '../../../shared/lambda/schedule-handler.ts';
import type { Env } from './contract.ts';

const Definitions = z.record(z.enum(machineNames), z.string());

export const buildServices = (env: Env): Reconciling & Resuming & Noting => ({
  ...pipelinesOf(env, seeds),
  executions: executionsOf(env),
  runs: importRunsOf(env),
  guard: guardOf(env),
  definitions: Definitions.parse(JSON.parse(env.DEFINITIONS)),
  wallNow: () => Date.now(),
  runNotes: runsOf(env).of('schedule/reconcile'),
  minimumAgeSeconds: env.RECONCILE_MINIMUM_AGE_SECONDS,
});
