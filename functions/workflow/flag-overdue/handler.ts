import type { Where } from '../../../shared/domain/executions.ts';
import { nextGeneration } from '../../../shared/domain/pipeline/next-generation.ts';
import { ringDue, standingOf } from '../../../shared/domain/pipeline/ring.ts';
import { endOfGeneration } from '../../../shared/domain/pipeline/standing.ts';
import { type Followed, whereOf } from '../../../shared/domain/pipeline/where.ts';
import { contextOf } from '../../../shared/domain/records/context.ts';
import { decideAndCommit } from '../../../shared/domain/records/decide.ts';
import { taskHandler } from '../../../shared/lambda/task-handler.ts';
import { Env, Input, Output } from './contract.ts';
import { buildServices, type Services } from './services.ts';

/**
 * Rings what is due and says where the record stands then. The machine goes straight back to the stage it came from;
 * when the record stands elsewhere by now, leg 0, which no record has, makes it look again.
 */
export async function flagOverdue({ id, generation, stage }: Input, services: Services): Promise<Where> {
  const rung = await ringDue(id, services);
  if (!rung) throw new Error(`there is no record ${id} that an execution follows`);
  const at = await services.clock.now();
  const record = endOfGeneration(rung) <= at ? await rollOver(id, generation, services) : rung;
  const where = whereOf(record, generation, at);
  return where.stage === stage ? where : { ...where, leg: 0 };
}

/** Hands a record over when its execution's days are over: otherwise that one would wake every second from here on. */
async function rollOver(id: string, generation: number, services: Services): Promise<Followed> {
  const context = await contextOf({ kind: 'system', id: 'alarm' }, services);
  const { record } = await decideAndCommit(services.records, context, async () =>
    nextGeneration(await standingOf(services.records, id), generation, 'its execution’s days are over', context),
  );
  return record;
}

export const handler = taskHandler({
  env: Env,
  input: Input,
  output: Output,
  services: buildServices,
  run: flagOverdue,
});
