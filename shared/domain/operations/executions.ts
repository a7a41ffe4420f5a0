/** Executions as people look at them: what runs and what failed, each beside the record it follows. */
import type { Instant } from '../calendar/instant-schema.ts';
import type { Clock } from '../clock.ts';
import { executionParts, type MachineName } from '../executions.ts';
import { machineNames, standingsOf } from '../pipeline/live-records.ts';
import { type Followed, isLive } from '../pipeline/where.ts';
import { present } from '../present.ts';
import { isOverdue } from '../records/cards.ts';
import type { Page, Parked, Records } from '../records/records.ts';
import type { Graph } from './graph.ts';

/** Every machine there is: those that follow records, and that of imports. */
export const workflowNames = [...machineNames, 'import'] as const;
export type WorkflowName = MachineName | 'import';

export const executionStatuses = ['running', 'succeeded', 'failed', 'timed-out', 'aborted'] as const;
export type ExecutionStatus = (typeof executionStatuses)[number];

/** What lists are asked for: `overdue` are running ones whose record is past its deadline, or whose alarm should have rung. */
export const executionStates = ['running', 'overdue', 'failed', 'aborted', 'succeeded'] as const;
export type ExecutionState = (typeof executionStates)[number];

export type Execution = {
  readonly name: string;
  readonly arn: string;
  readonly status: ExecutionStatus;
  readonly startedAt: Instant;
  readonly endedAt?: Instant | undefined;
};

/** One step an execution made: it began, entered a state, a state failed or its time was over, it ended. */
export type Step = {
  readonly id: number;
  readonly at: Instant;
  readonly kind: 'began' | 'entered' | 'failed' | 'timed-out' | 'ended';
  readonly state?: string | undefined;
  /** The name of an error, and what was said of it. */
  readonly error?: string | undefined;
  readonly cause?: string | undefined;
};

type PageAsked = { readonly limit: number; readonly cursor?: string | undefined };

export type ExecutionReader = {
  /**
   * The newest first.
   *
   * @throws Problem 400 when the cursor is not one of this list
   */
  list: (machine: WorkflowName, status: ExecutionStatus, page: PageAsked) => Promise<Page<Execution>>;
  /** `undefined` when there is no such execution: it never was, or ended more than 90 days ago. */
  find: (
    machine: WorkflowName,
    name: string,
  ) => Promise<(Execution & Pick<Step, 'error' | 'cause'> & { readonly input: string }) | undefined>;
  /** The graph it runs on, which may be older than today's. */
  graph: (arn: string) => Promise<Graph>;
  /** The newest first. */
  steps: (arn: string, page: PageAsked) => Promise<Page<Step>>;
};

/** What an execution follows, where that still exists. */
export type Follows = {
  readonly kind: Followed['kind'];
  readonly id: string;
  /** Of the execution; the record's own may be higher by now. */
  readonly generation: number;
  readonly stage: string;
  /** When it wakes by itself, while it waits. */
  readonly until?: Instant | undefined;
  readonly overdue: boolean;
  /** Nothing follows the record although something should: this was the last one. */
  readonly abandoned: boolean;
};
export type Listed = Execution & { readonly follows?: Follows | undefined };

type Reading = {
  readonly executions: Pick<ExecutionReader, 'list'>;
  readonly records: Pick<Records, 'list' | 'standing'>;
  readonly clock: Clock;
};
type Asked = PageAsked & { readonly machine: WorkflowName; readonly state: ExecutionState };

/** How many pages are looked through for overdue ones before the next call goes on. */
const pagesACall = 10;

/** A page of the executions of a machine. Of overdue ones it may hold fewer than there are behind its cursor. */
export async function listExecutions(asked: Asked, reading: Reading): Promise<Page<Listed>> {
  if (asked.state !== 'overdue') return page(asked.state, asked, reading);
  const items: Listed[] = [];
  let { cursor } = asked;
  for (let looked = 0; looked < pagesACall; looked += 1) {
    const running = await page('running', { ...asked, cursor }, reading);
    items.push(...running.items.filter(({ follows }) => follows?.overdue === true));
    cursor = running.next;
    if (cursor === undefined || items.length >= asked.limit) break;
  }
  return { items, ...present({ next: cursor }) };
}

async function page(status: ExecutionStatus, { machine, ...asked }: Asked, reading: Reading): Promise<Page<Listed>> {
  const { items, next } = await reading.executions.list(machine, status, asked);
  const follow = await following(machine, items, reading);
  return { items: items.map((each) => ({ ...each, ...present({ follows: follow(each) }) })), ...present({ next }) };
}

/** What executions of a machine follow, read together. */
export async function following(
  machine: WorkflowName,
  executions: readonly Execution[],
  { records, clock }: Pick<Reading, 'records' | 'clock'>,
): Promise<(execution: Execution) => Follows | undefined> {
  if (machine === 'import') return () => undefined;
  const ids = [...new Set(executions.map(({ name }) => executionParts(name).id))];
  const now = await clock.now();
  const { standings } = await standingsOf(machine, ids, records);
  const byId = new Map(standings.map((standing) => [standing.record.id, standing]));
  return (execution) => {
    const standing = byId.get(executionParts(execution.name).id);
    return standing && followsOf(execution, standing, now);
  };
}

function followsOf({ name, status }: Execution, { record, waiting }: Parked<Followed>, now: Instant): Follows {
  const { generation } = executionParts(name);
  const counts = record.generation === generation && isLive(record); // nothing else is to follow the record
  const until = counts && status === 'running' ? waiting?.until : undefined;
  return {
    kind: record.kind,
    id: record.id,
    generation,
    stage: record.stage.name,
    ...present({ until }),
    overdue: counts && (isLate(until, now) || isPastDeadline(record)),
    abandoned: counts && status !== 'running',
  };
}

const isLate = (until: Instant | undefined, now: Instant): boolean =>
  until !== undefined && Date.parse(now) - Date.parse(until) > lateMs;

/** An alarm rings within seconds. */
const lateMs = 300_000;

const isPastDeadline = (record: Followed): boolean =>
  (record.kind === 'lead' || record.kind === 'deal') && isOverdue(record);
