import { type MailingPart, mailPart } from '../../../shared/domain/campaigns/mail-part.ts';
import { taskHandler } from '../../../shared/lambda/task-handler.ts';
import { Env, Input, Output } from './contract.ts';
import { buildServices } from './services.ts';

/** How long one part works; the function has a minute. */
const workMs = 20_000;

/** Does the next part of a mailing, and says when there is another one. */
export function doPart({ id, generation }: Input, services: Omit<MailingPart, 'isTimeUp'>) {
  const until = Date.now() + workMs;
  return mailPart(id, generation, { ...services, isTimeUp: () => Date.now() > until });
}

export const handler = taskHandler({ env: Env, input: Input, output: Output, services: buildServices, run: doPart });
