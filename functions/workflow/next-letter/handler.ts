import { nurture } from '../../../shared/domain/refresh/nurture.ts';
import { taskHandler } from '../../../shared/lambda/task-handler.ts';
import { Env, Input, Output } from './contract.ts';
import { buildServices } from './services.ts';

/** Leads an enrolment on as far as it goes by now, and says where it waits. */
export const handler = taskHandler({
  env: Env,
  input: Input,
  output: Output,
  services: buildServices,
  run: ({ id, generation }, services) => nurture(id, generation, services),
});
