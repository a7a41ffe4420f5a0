/** Has a running record decided at once, by what is known by then. */
import type { Clock } from '../clock.ts';
import { type Executions, executionName } from '../executions.ts';
import { NotYetVisible } from '../records/errors.ts';
import type { Parked, Records } from '../records/records.ts';
import { type Followed, isElsewhere, isLive, machineFor, whereOf } from './where.ts';

export type Waking = {
  readonly records: Pick<Records, 'get' | 'list' | 'standing'>;
  readonly executions: Pick<Executions, 'answer' | 'start' | 'status'>;
  readonly clock: Clock;
};

/** @throws NotYetVisible while one of them is just being decided, perhaps by what was known before */
export async function lookAgain(standings: readonly Parked<Followed>[], stores: Waking): Promise<void> {
  for (const standing of standings)
    if (isLive(standing.record) && !(await looksAgain(standing, stores)))
      throw new NotYetVisible(`${standing.record.kind} ${standing.record.id} does not wait`);
}

/** Whether a record is decided anew from here on: by the execution that waits, or by the one that nobody has started yet. */
async function looksAgain({ record, waiting }: Parked<Followed>, { executions, clock }: Waking): Promise<boolean> {
  const { id, generation } = record;
  if (waiting)
    return (
      !isElsewhere(record, waiting) &&
      (await executions.answer(waiting.token, whereOf(record, generation, await clock.now()))) === 'answered'
    );
  const [machine, name] = [machineFor(record), executionName(id, generation)];
  if ((await executions.status(machine, name)) !== undefined) return false;
  await executions.start(machine, name, { id, generation });
  return true;
}
