import { resumeImports } from '../../../shared/domain/imports/runs.ts';
import { reconcile } from '../../../shared/domain/pipeline/reconcile.ts';
import { scheduleHandler } from '../../../shared/lambda/schedule-handler.ts';
import { Env, Input } from './contract.ts';
import { buildServices } from './services.ts';

/** Mends differences between records and their executions, and goes on with imports that stopped. */
export const handler = scheduleHandler({
  env: Env,
  input: Input,
  services: buildServices,
  run: async (services, { catchUp }) => ({
    ...(await reconcile(catchUp ? { ...services, catchUp, minimumAgeSeconds: 0 } : services)),
    resumed: await resumeImports(services),
  }),
});
