import type { Where } from '../../../shared/domain/executions.ts';
import { standingOf } from '../../../shared/domain/pipeline/ring.ts';
import { whereOf } from '../../../shared/domain/pipeline/where.ts';
import { taskHandler } from '../../../shared/lambda/task-handler.ts';
import { Env, Input, Output } from './contract.ts';
import { buildServices, type Services } from './services.ts';

/** Says where the record stands, to the execution of one generation. */
export async function look(
  { id, generation }: Input,
  { records, clock }: Pick<Services, 'records' | 'clock'>,
): Promise<Where> {
  return whereOf(await standingOf(records, id), generation, await clock.now());
}

export const handler = taskHandler({ env: Env, input: Input, output: Output, services: buildServices, run: look });
