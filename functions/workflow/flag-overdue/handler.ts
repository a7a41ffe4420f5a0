import type { Where } from '../../../shared/domain/executions.ts';
import { ringDue } from '../../../shared/domain/pipeline/ring.ts';
import { whereOf } from '../../../shared/domain/pipeline/where.ts';
import { taskHandler } from '../../../shared/lambda/task-handler.ts';
import { Env, Input, Output } from './contract.ts';
import { buildServices, type Services } from './services.ts';

/**
 * Rings what is due and says where the record stands then. The machine goes straight back to the stage it came from;
 * when the record stands elsewhere by now, leg 0, which no record has, makes it look again.
 */
export async function flagOverdue({ id, generation, stage }: Input, services: Services): Promise<Where> {
  const record = await ringDue(id, services);
  if (!record) throw new Error(`there is no lead or deal ${id}`);
  const where = whereOf(record, generation, await services.clock.now());
  return where.stage === stage ? where : { ...where, leg: 0 };
}

export const handler = taskHandler({
  env: Env,
  input: Input,
  output: Output,
  services: buildServices,
  run: flagOverdue,
});
