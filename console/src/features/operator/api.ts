import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import type * as DiscardDeadLetter from '../../../../functions/api/operations/discard-dead-letter/contract.ts';
import type * as ListDeadLetters from '../../../../functions/api/operations/list-dead-letters/contract.ts';
import type * as ListExecutions from '../../../../functions/api/operations/list-executions/contract.ts';
import type * as ListSchedules from '../../../../functions/api/operations/list-schedules/contract.ts';
import type * as RedriveDeadLetter from '../../../../functions/api/operations/redrive-dead-letter/contract.ts';
import type * as RestartExecution from '../../../../functions/api/operations/restart-execution/contract.ts';
import type * as ShowDeadLetters from '../../../../functions/api/operations/show-dead-letters/contract.ts';
import type * as ShowExecution from '../../../../functions/api/operations/show-execution/contract.ts';
import { type Answered, type Asked, endpoint } from '../../api/endpoint.ts';

const listExecutions = endpoint<typeof ListExecutions>('GET', '/executions');
const showExecution = endpoint<typeof ShowExecution>('GET', '/executions/{machine}/{execution}');
export const restartExecution = endpoint<typeof RestartExecution>('POST', '/executions/{machine}/{execution}/restart');
const listDeadLetters = endpoint<typeof ListDeadLetters>('GET', '/dead-letters');
const showDeadLetters = endpoint<typeof ShowDeadLetters>('GET', '/dead-letters/{queue}');
export const redriveDeadLetter = endpoint<typeof RedriveDeadLetter>('POST', '/dead-letters/{queue}/{id}/redrive');
export const discardDeadLetter = endpoint<typeof DiscardDeadLetter>('DELETE', '/dead-letters/{queue}/{id}');
const listSchedules = endpoint<typeof ListSchedules>('GET', '/schedules');

export type Listed = Answered<typeof ListExecutions>['items'][number];
export type Machine = Asked<typeof ShowExecution>['machine'];
export type ExecutionState = NonNullable<Asked<typeof ListExecutions>['state']>;
export type Execution = Answered<typeof ShowExecution>;
export type Step = Execution['steps'][number];
export type Queue = Answered<typeof ListDeadLetters>['items'][number];
export type Letter = Answered<typeof ShowDeadLetters>['items'][number];
export type Schedule = Answered<typeof ListSchedules>['items'][number];

export const machines = [
  ...(['leads', 'project', 'dealer-order', 'nurture'] as const),
  ...(['mailing', 'win-back', 'import'] as const),
] as const satisfies readonly Machine[];
export const executionStates = [
  ...(['running', 'overdue', 'failed', 'aborted', 'succeeded'] as const),
] as const satisfies readonly ExecutionState[];

/** What is looked at changes by itself: it is asked for anew while somebody looks. */
const everyMs = 5000;

/** The executions of a machine in a state. */
export const executionsQuery = (machine: Machine, state: ExecutionState) =>
  infiniteQueryOptions({
    queryKey: ['executions', machine, state],
    queryFn: ({ signal, pageParam }) =>
      listExecutions({ machine, state, limit: 50, ...(pageParam !== undefined && { cursor: pageParam }) }, { signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }) => next,
  });

/** One of them, with its graph, and what it did, page after page: the first one says how it is. */
export const executionQuery = (machine: Machine, execution: string) =>
  infiniteQueryOptions({
    queryKey: ['executions', machine, 'one', execution],
    queryFn: ({ signal, pageParam }) =>
      showExecution({ machine, execution, ...(pageParam !== undefined && { cursor: pageParam }) }, { signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }) => next,
    refetchInterval: ({ state: { data } }) => (data?.pages[0]?.status === 'running' ? everyMs : false),
  });

/** The queues of what was given up. */
export const queuesQuery = queryOptions({
  queryKey: ['dead-letters'],
  queryFn: async ({ signal }) => (await listDeadLetters({}, { signal })).items,
});

/** What lies in one of them. */
export const lettersQuery = (queue: string) =>
  queryOptions({
    queryKey: ['dead-letters', queue],
    queryFn: async ({ signal }) => (await showDeadLetters({ queue }, { signal })).items,
  });

/** The scheduled functions, each with its last run. */
export const schedulesQuery = queryOptions({
  queryKey: ['schedules'],
  queryFn: async ({ signal }) => (await listSchedules({}, { signal })).items,
  refetchInterval: 4 * everyMs,
});
