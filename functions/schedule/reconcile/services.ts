import * as z from 'zod';
import { guardOf, pipelinesOf } from '../../../shared/adapters/pipelines.ts';
import { executionsOf } from '../../../shared/adapters/stepfunctions/executions.ts';
import type { Reconciling } from '../../../shared/domain/pipeline/reconcile.ts';
import { seeds } from '../../../settings/seeds.ts';
import type { Env } from './contract.ts';

const Definitions = z.object({ leads: z.string(), project: z.string(), 'dealer-order': z.string() });

export const buildServices = (env: Env): Reconciling => ({
  ...pipelinesOf(env, seeds),
  executions: executionsOf(env),
  guard: guardOf(env),
  definitions: Definitions.parse(JSON.parse(env.DEFINITIONS)),
  wallNow: () => Date.now(),
  minimumAgeSeconds: env.RECONCILE_MINIMUM_AGE_SECONDS,
});
