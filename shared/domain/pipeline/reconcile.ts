/**
 * Mends what lost events and stopped executions left behind: every live record has exactly one running execution, at
 * its stage. It joins running executions with live records both ways, and acts only on differences older than an age.
 */
import type { Instant } from '../calendar/instant-schema.ts';
import { errorInWords } from '../error-in-words.ts';
import { type Executions, executionName, executionParts, type MachineName, type Running } from '../executions.ts';
import type { Guard } from '../guard.ts';
import type { Parked, Waiting } from '../records/records.ts';
import { liveIn, machineNames } from './live-records.ts';
import { note, raise, restart } from './restart.ts';
import { findStanding, type Pipelines } from './ring.ts';
import { endOfGeneration } from './standing.ts';
import { type Followed, isElsewhere, isLive, whereOf } from './where.ts';

export type Reconciling = Pipelines & {
  readonly executions: Executions;
  readonly guard: Guard;
  /** The hash of today's graph of each machine. */
  readonly definitions: Readonly<Record<MachineName, string>>;
  readonly wallNow: () => number;
  readonly minimumAgeSeconds: number;
  /**
   * To catch up with what was written past the journal's stream, or with executions that ended with the local cloud:
   * starting is then no mending, so that it is neither a fact nor counted against the daily limit.
   *
   * @default false
   */
  readonly catchUp?: boolean;
};

/** One thing a run did, or failed to do, to a record or an execution. */
export type Deed = {
  readonly did: 'started' | 'raised' | 'answered' | 'stopped' | 'rolled' | 'givenUp' | 'failed';
  readonly id: string;
  readonly why: string;
};
/** What a run did, in numbers and one by one. */
export type Mended = Readonly<Record<Deed['did'], number>> & { readonly deeds: readonly Deed[] };

/** A run under way. */
export type Run = Reconciling & { readonly done: Deed[]; readonly startedAt: Instant };
type Standing = Parked<Followed>;

const rolledARun = 50;

/** One run over all machines; what cannot be mended keeps nothing else from it. */
export async function reconcile(services: Reconciling): Promise<Mended> {
  const run: Run = { ...services, done: [], startedAt: await services.clock.now() };
  for (const machine of machineNames) await apart(machine, run, () => mendMachine(machine, run));
  const count = (did: Deed['did']): number => run.done.filter((deed) => deed.did === did).length;
  return {
    started: count('started'),
    raised: count('raised'),
    answered: count('answered'),
    stopped: count('stopped'),
    rolled: count('rolled'),
    givenUp: count('givenUp'),
    failed: count('failed'),
    deeds: run.done,
  };
}

/** Does one part of the work; its failure is noted, and the rest goes on. */
async function apart(id: string, { done }: Run, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    done.push(failure(id, error));
  }
}

const failure = (id: string, error: unknown): Deed => ({
  did: 'failed',
  id,
  why: errorInWords(error, 300),
});

async function mendMachine(machine: MachineName, run: Run): Promise<void> {
  const running = await run.executions.running(machine); // before the records: what is live later is younger than this list
  const live = await liveIn(machine, run.records);
  run.done.push(...live.unreadable.map(({ id, error }) => failure(id, error)));
  const names = new Set(running.map(({ name }) => name));
  for (const standing of live.standings.filter(({ changedAt }) => isOld(changedAt, run)))
    await apart(standing.record.id, run, () => mendRecord(machine, standing, names, run));
  const wanted = new Set(live.standings.map(({ record }) => executionName(record.id, record.generation)));
  const unknown = new Set(live.unreadable.map(({ id }) => id));
  const isUnwanted = (name: string): boolean => !wanted.has(name) && !unknown.has(executionParts(name).id);
  for (const execution of running.filter(({ name, startedAt }) => isUnwanted(name) && isOld(startedAt, run)))
    await apart(execution.name, run, () => endExecution(execution, run));
}

const isOld = (instant: string, { wallNow, minimumAgeSeconds }: Reconciling): boolean =>
  wallNow() - Date.parse(instant) >= minimumAgeSeconds * 1000;

async function mendRecord(
  machine: MachineName,
  standing: Standing,
  names: ReadonlySet<string>,
  run: Run,
): Promise<void> {
  const { record, waiting } = standing;
  const runs = (generation: number): boolean => names.has(executionName(record.id, generation));
  const missed = waiting !== undefined && runs(waiting.generation) && isElsewhere(record, waiting);
  if (missed) await letGoOn(standing, waiting, run); // first: a new one parks its own token in the same place
  if (!runs(record.generation)) await restart(machine, record, run);
  else if (!missed && isOutdated(machine, standing, run)) await roll(record, run);
}

async function letGoOn({ record }: Standing, { token, generation }: Waiting, run: Run): Promise<void> {
  await run.executions.answer(token, whereOf(record, generation, await run.clock.now()));
  await note('answered', record.id, 'its execution had not followed it', run);
}

function isOutdated(
  machine: MachineName,
  { record, waiting }: Standing,
  { definitions, startedAt, done }: Run,
): boolean {
  if (done.filter(({ did }) => did === 'rolled').length >= rolledARun) return false;
  const isOldGraph = waiting !== undefined && waiting.definition !== definitions[machine];
  return isOldGraph || endOfGeneration(record) <= startedAt;
}

const roll = (record: Followed, run: Run): Promise<void> =>
  raise('rolled', record, 'the graph is not today’s, or the execution is old', run);

/** Ends an execution nothing will wake: of a record that needs none any more, or of an overtaken generation. */
async function endExecution({ name, arn }: Running, run: Run): Promise<void> {
  const { id, generation } = executionParts(name);
  const record = await findStanding(run.records, id);
  const [found] = record ? await run.records.standing(record.kind, [id]) : [];
  if (found && (cameToLive(found, generation) || !isOld(found.changedAt, run))) return;
  if (found?.waiting?.generation === generation) return letGoOn(found, found.waiting, run);
  await run.executions.stop(arn, 'overtaken: its record needs it no more');
  await note('stopped', id, 'its execution was needed no more', run);
}

/** Since the lists were read. */
const cameToLive = ({ record }: Standing, generation: number): boolean =>
  isLive(record) && record.generation === generation;
