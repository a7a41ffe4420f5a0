import type { Clock } from '../clock.ts';
import { type Executions, executionName } from '../executions.ts';
import type { Fact } from '../facts/fact.ts';
import type { Records } from '../records/records.ts';
import { isElsewhere, machineFor, whereOf } from './where.ts';

export type Following = {
  readonly records: Pick<Records, 'standing'>;
  readonly executions: Executions;
  readonly clock: Clock;
};

/** Thrown when a consumer reads a record older than the fact it heard: it comes again. */
export class NotYetVisible extends Error {
  override readonly name = 'NotYetVisible';
}

/**
 * A fact that creates a record or raises its generation starts an execution; any lets a parked one go on when the record
 * stands elsewhere by now. The parked one is answered first: a new one parks its own token in the same place. Doing it
 * twice does it once.
 */
export async function follow(fact: Fact, { records, executions, clock }: Following): Promise<void> {
  const { kind, id } = fact.subject;
  if (kind !== 'lead' && kind !== 'deal') return;
  const [found] = await records.standing(kind, [id]);
  if (!found || found.record.version < fact.version)
    throw new NotYetVisible(`${kind} ${id} is not at version ${String(fact.version)} yet`);
  const { record, waiting } = found;
  if (waiting && isElsewhere(record, waiting))
    await executions.answer(waiting.token, whereOf(record, waiting.generation, await clock.now()));
  if (fact.generation === undefined) return;
  await executions.start(machineFor(record), executionName(id, fact.generation), { id, generation: fact.generation });
}
