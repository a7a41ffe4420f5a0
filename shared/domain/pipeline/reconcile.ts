/**
 * Mends what lost events and stopped executions left behind: every live record has exactly one running execution, at
 * its stage. It joins running executions with live records both ways, and acts only on differences older than an age.
 */
import type { Deal } from '../deals/deal.ts';
import { type Executions, executionName, type MachineName, type Running } from '../executions.ts';
import type { Guard } from '../guard.ts';
import type { Lead } from '../leads/lead.ts';
import { type Context, contextOf } from '../records/context.ts';
import { commitPlan, decideAndCommit } from '../records/decide.ts';
import { change, together } from '../records/plan.ts';
import type { Parked } from '../records/records.ts';
import { addTask } from '../tasks/add-task.ts';
import { later } from './deadlines.ts';
import { liveRecords, machineNames } from './live-records.ts';
import { nextGeneration } from './next-generation.ts';
import { findStanding, type Pipelines } from './ring.ts';
import { endOfGeneration, succeed } from './standing.ts';
import { isElsewhere, isLive, whereOf } from './where.ts';

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

export type Mended = {
  started: number;
  raised: number;
  answered: number;
  stopped: number;
  rolled: number;
  givenUp: number;
};

const restartsADay = 3;
const rolledARun = 50;
type Standing = Parked<Lead | Deal>;

/** One run over all machines; what it mended, in numbers. */
export async function reconcile(services: Reconciling): Promise<Mended> {
  const mended: Mended = { started: 0, raised: 0, answered: 0, stopped: 0, rolled: 0, givenUp: 0 };
  for (const machine of machineNames) {
    const running = await services.executions.running(machine); // before the records: what is live later is younger than this list
    const standings = await liveRecords(services.records, [machine]);
    await mendRecords(machine, standings, running, services, mended);
    await mendExecutions(standings, running, services, mended);
  }
  return mended;
}

const isOld = (instant: string, { wallNow, minimumAgeSeconds }: Reconciling): boolean =>
  wallNow() - Date.parse(instant) >= minimumAgeSeconds * 1000;

async function mendRecords(
  machine: MachineName,
  standings: readonly Standing[],
  running: readonly Running[],
  services: Reconciling,
  mended: Mended,
): Promise<void> {
  const names = new Set(running.map(({ name }) => name));
  for (const standing of standings.filter(({ changedAt }) => isOld(changedAt, services))) {
    const { record, waiting } = standing;
    if (!names.has(executionName(record.id, record.generation))) await restart(machine, record, services, mended);
    else if (waiting && isElsewhere(record, waiting)) {
      await services.executions.answer(waiting.token, whereOf(record, waiting.generation, await services.clock.now()));
      mended.answered += 1;
    } else if (mended.rolled < rolledARun && (await isOutdated(machine, standing, services))) {
      await raise(record, 'the graph is not today’s, or the execution is old', services);
      mended.rolled += 1;
    }
  }
}

async function isOutdated(
  machine: MachineName,
  { record, waiting }: Standing,
  { definitions, clock }: Reconciling,
): Promise<boolean> {
  const isOldGraph = waiting !== undefined && waiting.definition !== definitions[machine];
  return isOldGraph || endOfGeneration(record) <= (await clock.now());
}

/** Starts the present generation's name; only when that execution has ended, the next generation. After three restarts a day, a person is asked. */
async function restart(
  machine: MachineName,
  record: Lead | Deal,
  services: Reconciling,
  mended: Mended,
): Promise<void> {
  const { executions, guard, catchUp = false } = services;
  const status = await executions.status(machine, executionName(record.id, record.generation));
  if (status === 'RUNNING') return;
  const restarts = catchUp ? 0 : await guard.hit(`restart/${record.id}`, 86_400);
  if (restarts > restartsADay) {
    if (restarts === restartsADay + 1) await giveUp(record, services);
    mended.givenUp += 1;
    return;
  }
  if (status === undefined) {
    await executions.start(machine, executionName(record.id, record.generation), {
      id: record.id,
      generation: record.generation,
    });
    if (!catchUp) await note(record, 'its execution had not started', services);
    mended.started += 1;
    return;
  }
  await raise(record, `its execution ended as ${status}`, services);
  mended.raised += 1;
}

const systemContext = (services: Reconciling): Promise<Context> =>
  contextOf({ kind: 'system', id: 'reconcile' }, services);

async function raise({ id, generation }: Lead | Deal, why: string, services: Reconciling): Promise<void> {
  const context = await systemContext(services);
  await decideAndCommit(services.records, context, async () => {
    const record = await findStanding(services.records, id);
    return record ? nextGeneration(record, generation, why, context) : { ok: true, plan: together() };
  });
}

const restarted = (record: Lead | Deal, why: string) =>
  ({ type: record.kind === 'lead' ? 'LeadRestarted' : 'DealRestarted', data: { why } }) as const;

async function note(record: Lead | Deal, why: string, services: Reconciling): Promise<void> {
  const context = await systemContext(services);
  await decideAndCommit(services.records, context, async () => {
    const found = await findStanding(services.records, record.id);
    return {
      ok: true,
      plan: found ? change(found, succeed<Lead | Deal>(found, found), restarted(found, why)) : together(),
    };
  });
}

async function giveUp(record: Lead | Deal, services: Reconciling): Promise<void> {
  const context = await systemContext(services);
  const dueAt = later(context.at, { minutes: 60 }, context.policy.calendar);
  const task = addTask({
    id: context.newId(),
    subject: { kind: record.kind, id: record.id },
    about: 'workflow-keeps-failing',
    dueAt,
  });
  await commitPlan(
    services.records,
    together(change(record, succeed<Lead | Deal>(record, record), task.fact), task.plan),
    context,
  );
}

/** Ends executions nothing will wake: of a record that needs none any more, or of an overtaken generation. */
async function mendExecutions(
  standings: readonly Standing[],
  running: readonly Running[],
  services: Reconciling,
  mended: Mended,
): Promise<void> {
  const wanted = new Set(standings.map(({ record }) => executionName(record.id, record.generation)));
  const unwanted = running.filter(({ name, startedAt }) => !wanted.has(name) && isOld(startedAt, services));
  for (const execution of unwanted) await endExecution(execution, services, mended);
}

async function endExecution({ name, arn }: Running, services: Reconciling, mended: Mended): Promise<void> {
  const { records, executions, clock } = services;
  const id = name.slice(0, name.lastIndexOf('-'));
  const generation = Number(name.slice(name.lastIndexOf('-') + 1));
  const record = await findStanding(records, id);
  const [found] = record ? await records.standing(record.kind, [id]) : [];
  if (found && (isWanted(found, generation) || !isOld(found.changedAt, services))) return;
  if (found?.waiting?.generation === generation) {
    await executions.answer(found.waiting.token, whereOf(found.record, generation, await clock.now()));
    mended.answered += 1;
    return;
  }
  await executions.stop(arn, 'overtaken: its record needs it no more');
  mended.stopped += 1;
}

/** It came to live after the lists were read. */
const isWanted = ({ record }: Standing, generation: number): boolean =>
  isLive(record) && record.generation === generation;
