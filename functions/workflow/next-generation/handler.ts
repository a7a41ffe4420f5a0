import type { Where } from '../../../shared/domain/executions.ts';
import { handOver } from '../../../shared/domain/pipeline/next-generation.ts';
import { standingOf } from '../../../shared/domain/pipeline/ring.ts';
import { whereOf } from '../../../shared/domain/pipeline/where.ts';
import { contextOf } from '../../../shared/domain/records/context.ts';
import { decideAndCommit } from '../../../shared/domain/records/decide.ts';
import { taskHandler } from '../../../shared/lambda/task-handler.ts';
import { Env, Input, Output } from './contract.ts';
import { buildServices, type Services } from './services.ts';

/** Hands the record over to a new execution of today's graph: this one does not know the stage it stands at. */
export async function startNextGeneration({ id, generation }: Input, services: Services): Promise<Where> {
  const context = await contextOf({ kind: 'system', id: 'next-generation' }, services);
  const { record } = await decideAndCommit(services.records, context, async () =>
    handOver(await standingOf(services.records, id), generation, context),
  );
  return whereOf(record, generation, context.at);
}

export const handler = taskHandler({
  env: Env,
  input: Input,
  output: Output,
  services: buildServices,
  run: startNextGeneration,
});
