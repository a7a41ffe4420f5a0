import type { Where } from '../../../shared/domain/executions.ts';
import { nextGeneration } from '../../../shared/domain/pipeline/next-generation.ts';
import { findStanding } from '../../../shared/domain/pipeline/ring.ts';
import { whereOf } from '../../../shared/domain/pipeline/where.ts';
import type { Context } from '../../../shared/domain/records/context.ts';
import { decideAndCommit } from '../../../shared/domain/records/decide.ts';
import { taskHandler } from '../../../shared/lambda/task-handler.ts';
import { Env, Input, Output } from './contract.ts';
import { buildServices, type Services } from './services.ts';

/** Hands the record over to a new execution of today's graph: this one does not know the stage it stands at. */
export async function startNextGeneration(
  { id, generation }: Input,
  { records, policies, clock, newId }: Services,
): Promise<Where> {
  const at = await clock.now();
  const context: Context = { by: { kind: 'system', id: 'next-generation' }, at, policy: await policies.at(at), newId };
  const { record } = await decideAndCommit(records, context, async () => {
    const found = await findStanding(records, id);
    if (!found) throw new Error(`there is no lead or deal ${id}`);
    return nextGeneration(found, generation, 'the running graph does not know the stage', context);
  });
  return whereOf(record, generation, at);
}

export const handler = taskHandler({
  env: Env,
  input: Input,
  output: Output,
  services: buildServices,
  run: startNextGeneration,
});
