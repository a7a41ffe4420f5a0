import { recordOutcome } from '../../../shared/domain/refresh/record-outcome.ts';
import { letterEventIn } from '../../../shared/domain/refresh/letter-event.ts';
import { taskHandler } from '../../../shared/lambda/task-handler.ts';
import { Env, Input, Output } from './contract.ts';
import { buildServices } from './services.ts';

/** Keeps what became of a letter. */
export const handler = taskHandler({
  env: Env,
  input: Input(),
  output: Output,
  services: buildServices,
  run: async ({ detail }, services) => {
    const event = letterEventIn(detail);
    if (!event) return {};
    const { paused } = await recordOutcome(event, services);
    const { letterId, did } = event;
    return { letterId, did, ...(paused && { mailPaused: true }) };
  },
});
