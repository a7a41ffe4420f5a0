/** Starting an execution again because a person asks for it. */
import * as z from 'zod';
import { executionName, executionParts } from '../executions.ts';
import { fileKey, importOfKey } from '../imports/import.ts';
import { type ImportRuns, runName } from '../imports/runs.ts';
import type { Actor } from '../people/actor.ts';
import { nextGeneration } from '../pipeline/next-generation.ts';
import { findStanding, type Pipelines } from '../pipeline/ring.ts';
import { type Followed, isLive, machineFor } from '../pipeline/where.ts';
import { notFound } from '../problem.ts';
import { contextOf } from '../records/context.ts';
import { decideAndCommit, problemOf } from '../records/decide.ts';
import { type Refused, refuse } from '../records/refusal.ts';
import type { ExecutionReader, WorkflowName } from './executions.ts';

type Restarting = Pipelines & {
  readonly executions: Pick<ExecutionReader, 'find'>;
  readonly runs: ImportRuns;
  readonly wallNow: () => number;
};

/**
 * Hands what an execution follows over to a new one, whose name it gives; that starts on the fact, as when the reconciler does
 * it, and whatever still runs ends as overtaken.
 *
 * @throws Problem 404 when nothing is followed under this name, 422 when it needs no execution, or has a later one
 */
export async function restartByHand(
  machine: WorkflowName,
  name: string,
  services: Restarting,
  by: Actor,
): Promise<string> {
  if (machine === 'import') return restartImport(name, services);
  const { id, generation } = executionParts(name);
  const context = await contextOf(by, services);
  const { record } = await decideAndCommit(services.records, context, async () => {
    const found = await findStanding(services.records, id);
    if (!found || machineFor(found) !== machine) throw notFound('execution', name);
    return whyNot(found, generation) ?? nextGeneration(found, generation, 'restarted by hand', context);
  });
  return executionName(record.id, record.generation);
}

function whyNot(record: Followed, generation: number): Refused | undefined {
  const { kind, id, stage, generation: present } = record;
  if (!isLive(record)) return refuse('needs-no-execution', `${kind} ${id} is ${stage.name}: nothing has to follow it`);
  return generation === present
    ? undefined
    : refuse('overtaken', `${executionName(id, present)} follows ${kind} ${id} by now: restart that one`);
}

/** An import goes on where its last part ended, under a name of its own. */
async function restartImport(name: string, { executions, records, runs, wallNow }: Restarting): Promise<string> {
  const id = importOfInput((await executions.find('import', name))?.input);
  const found = id === undefined ? undefined : await records.get('import', id);
  if (!found) throw notFound('execution', name);
  if (found.state.name !== 'running' && found.state.name !== 'undoing')
    throw problemOf(
      refuse('needs-no-execution', `import ${found.id} is ${found.state.name}: nothing is left to do`).refusal,
    );
  const next = `${runName(found)}-${String(Math.floor(wallNow() / 1000))}`;
  await runs.start(fileKey(found.id), next);
  return next;
}

const Input = z.object({ key: z.string() });
/** The import whose file an execution was started with. */
export const importOfInput = (input = '{}'): string | undefined =>
  importOfKey(Input.safeParse(JSON.parse(input)).data?.key ?? '');
