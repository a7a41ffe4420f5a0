/** Starts again what ended, and asks a person when that does not help. */
import type { Mailing } from '../campaigns/mailing.ts';
import { executionName, type MachineName } from '../executions.ts';
import { type Context, contextOf } from '../records/context.ts';
import { decideAndCommit } from '../records/decide.ts';
import { change, type Decision, together } from '../records/plan.ts';
import { allOf } from '../records/all-of.ts';
import type { Entry, Records } from '../records/records.ts';
import { addTask } from '../tasks/add-task.ts';
import type { Task } from '../tasks/task.ts';
import { later } from './deadlines.ts';
import { nextGeneration, restarted } from './next-generation.ts';
import type { Deed, Run } from './reconcile.ts';
import type { WinBack } from '../win-backs/win-back.ts';
import { findStanding } from './ring.ts';
import { succeed } from './standing.ts';
import { type Followed, isLive } from './where.ts';

const restartsADay = 3;
const keepsFailing = 'workflow-keeps-failing';

/**
 * Starts the present generation's name; only when that execution has ended, the next generation. After three restarts a
 * day a person is asked, and nothing is started until they have closed the task: then it is tried three times more.
 */
export async function restart(machine: MachineName, record: Followed, run: Run): Promise<void> {
  const { id, generation } = record;
  const name = executionName(id, generation);
  const status = await run.executions.status(machine, name);
  if (status === 'RUNNING') return;
  if (run.catchUp !== true && (await isGivenUp(record, run))) return;
  if (status !== undefined) return raise('raised', record, `its execution ended as ${status}`, run);
  await run.executions.start(machine, name, { id, generation });
  if (isMovingIn(record)) run.done.push({ did: 'started', id, why: 'it came with an import' });
  else await note('started', id, 'its execution had not started', run);
}

/** The facts of an import start nothing: that the reconciler does is no mending. */
const isMovingIn = (record: Followed): boolean =>
  'importId' in record && record.importId !== undefined && record.version === 1;

async function isGivenUp(record: Followed, run: Run): Promise<boolean> {
  const asked = await tasksOf(record, run.records);
  const isPending = asked.some(isOpen);
  if (!isPending && (await run.guard.hit(`restart/${record.id}/${String(asked.length)}`, 86_400)) <= restartsADay)
    return false;
  if (isPending || !isAsked(record) || (await askPerson(record.id, run)))
    run.done.push({ did: 'givenUp', id: record.id, why: `it was started ${String(restartsADay)} times in a day` });
  return true;
}

/** What people can be asked about. Of a mailing and of a win-back the alarm tells whoever deploys. */
type Asked = Exclude<Followed, Mailing | WinBack>;
const isAsked = (record: Followed): record is Asked => record.kind !== 'mailing' && record.kind !== 'win-back';

/** Of an enrolment, the lead or deal that is in the basket. */
const subjectOf = (record: Asked): Task['subject'] =>
  record.kind === 'enrolment' ? record.subject : { kind: record.kind, id: record.id };

const isOpen = ({ state }: Task): boolean => state.name === 'open';

/** Every task there ever was about a record whose workflow keeps failing. */
async function tasksOf(record: Followed, records: Pick<Records, 'list' | 'getMany'>): Promise<readonly Task[]> {
  if (!isAsked(record)) return [];
  const entries: Entry[] = [];
  for await (const entry of allOf({ index: 'parent', of: subjectOf(record).id, kind: 'task' }, records))
    entries.push(entry);
  const asking = entries.filter(({ card }) => card.about === keepsFailing).map((entry) => entry.id);
  return records.getMany('task', asking);
}

const askPerson = (id: string, run: Run): Promise<boolean> =>
  decideOn(id, run, async (record, context) => {
    if (!isAsked(record) || !isLive(record) || (await tasksOf(record, run.records)).some(isOpen)) return undefined;
    const dueAt = later(context.at, { minutes: 60 }, context.policy.calendar);
    const subject = subjectOf(record);
    const task = addTask({ id: context.newId(), subject, about: keepsFailing, dueAt });
    return { ok: true, plan: together(change(record, succeed<Followed>(record, record), task.fact), task.plan) };
  });

/** Hands a record over to the next generation, which starts on the fact. */
export async function raise(did: Deed['did'], { id, generation }: Followed, why: string, run: Run): Promise<void> {
  const isRaised = await decideOn(id, run, (record, context) => nextGeneration(record, generation, why, context));
  if (isRaised) run.done.push({ did, id, why });
}

/** Says what was done, also in the journal of the record, where there is one; but a catch-up is no mending. */
export async function note(did: Deed['did'], id: string, why: string, run: Run): Promise<void> {
  run.done.push({ did, id, why });
  if (run.catchUp !== true)
    await decideOn(id, run, (record) => ({
      ok: true,
      plan: change(record, succeed<Followed>(record, record), {
        type: restarted[record.kind],
        data: { why },
      }),
    }));
}

/** Decides on a record as it stands by then, and commits. `false` when it is gone, or there is nothing to change. */
async function decideOn(
  id: string,
  run: Run,
  decide: (record: Followed, context: Context) => Decision | undefined | Promise<Decision | undefined>,
): Promise<boolean> {
  const context = await contextOf({ kind: 'system', id: 'reconcile' }, run);
  const { plan } = await decideAndCommit(run.records, context, async () => {
    const record = await findStanding(run.records, id);
    return (record && (await decide(record, context))) ?? { ok: true, plan: together() };
  });
  return plan.changes.length > 0;
}
