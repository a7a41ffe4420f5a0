import type { Clock } from '../clock.ts';
import { type Executions, executionName } from '../executions.ts';
import type { Fact } from '../facts/fact.ts';
import { NotYetVisible } from '../records/errors.ts';
import type { Parked, Records } from '../records/records.ts';
import { wake } from '../refresh/wake.ts';
import { wakeWinBack } from '../win-backs/wake.ts';
import { type Followed, isElsewhere, isFollowedKind, machineFor, whereOf } from './where.ts';

export type Following = {
  readonly records: Pick<Records, 'get' | 'list' | 'standing'>;
  readonly executions: Executions;
  readonly clock: Clock;
};

/**
 * A fact that creates a record or raises its generation starts an execution; any lets a parked one go on when the record
 * stands elsewhere by now, and wakes the enrolments and the win-back it concerns. The parked one is answered first: a new one parks its own token in the same place. Doing it
 * twice does it once.
 */
export async function follow(fact: Fact, stores: Following): Promise<void> {
  const { records, executions, clock } = stores;
  const { kind, id } = fact.subject;
  if (!isFollowedKind(kind)) return wakeAll(fact, stores);
  const [found]: readonly Parked<Followed>[] = await records.standing(kind, [id]);
  if (!found || found.record.version < fact.version)
    throw new NotYetVisible(`${kind} ${id} is not at version ${String(fact.version)} yet`);
  const { record, waiting } = found;
  if (waiting && isElsewhere(record, waiting))
    await executions.answer(waiting.token, whereOf(record, waiting.generation, await clock.now()));
  if (fact.generation !== undefined)
    await executions.start(machineFor(record), executionName(id, fact.generation), { id, generation: fact.generation });
  await wakeAll(fact, stores);
}

/** Whatever letters it may stop, or let go on. */
async function wakeAll(fact: Fact, stores: Following): Promise<void> {
  await wake(fact, stores);
  await wakeWinBack(fact, stores);
}
