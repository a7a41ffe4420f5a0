import { leadWinBack } from '../../../shared/domain/win-backs/run.ts';
import { taskHandler } from '../../../shared/lambda/task-handler.ts';
import { Env, Input, Output } from './contract.ts';
import { buildServices } from './services.ts';

/** Leads a win-back on as far as it goes by now, and says where it waits. */
export const handler = taskHandler({
  env: Env,
  input: Input,
  output: Output,
  services: buildServices,
  run: ({ id, generation }, services) => leadWinBack(id, generation, services),
});
