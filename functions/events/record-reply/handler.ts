import { takeMail } from '../../../shared/domain/replies/take-mail.ts';
import { taskHandler } from '../../../shared/lambda/task-handler.ts';
import { Env, Input, Output } from './contract.ts';
import { buildServices } from './services.ts';

/** Takes in a message that came: a reply, a machine's answer, a bounce, or somebody new. */
export const handler = taskHandler({
  env: Env,
  input: Input,
  output: Output,
  services: buildServices,
  run: ({ detail }, services) => takeMail(detail.object.key, services),
});
