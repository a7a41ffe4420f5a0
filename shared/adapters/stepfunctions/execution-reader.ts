import {
  DescribeExecutionCommand,
  DescribeStateMachineForExecutionCommand,
  ExecutionDoesNotExist,
  type ExecutionStatus as StatusOnAws,
  GetExecutionHistoryCommand,
  type HistoryEvent,
  InvalidToken,
  ListExecutionsCommand,
  SFNClient,
} from '@aws-sdk/client-sfn';
import type {
  Execution,
  ExecutionReader,
  ExecutionStatus,
  Step,
  WorkflowName,
} from '../../domain/operations/executions.ts';
import { type Graph, graphOf } from '../../domain/operations/graph.ts';
import { present } from '../../domain/present.ts';
import type { Page } from '../../domain/records/records.ts';
import { wrongCursor } from '../cursor.ts';
import { executionArnOf, type Machines, machinesOf } from './executions.ts';

const statusOnAws = {
  running: 'RUNNING',
  succeeded: 'SUCCEEDED',
  failed: 'FAILED',
  'timed-out': 'TIMED_OUT',
  aborted: 'ABORTED',
} as const satisfies Record<ExecutionStatus, StatusOnAws>;

/** One that is about to be driven on after its failure runs. */
const statusOf = (status: StatusOnAws | undefined): ExecutionStatus =>
  (Object.keys(statusOnAws) as ExecutionStatus[]).find((ours) => statusOnAws[ours] === status) ?? 'running'; // its keys are all there are

/** Executions of the machines a function's environment names. */
export const readerOf = (env: Machines & { readonly IMPORT_MACHINE: string }): StepFunctionsReader =>
  new StepFunctionsReader(new SFNClient({}), { ...machinesOf(env), import: env.IMPORT_MACHINE });

type Asked = { readonly limit: number; readonly cursor?: string | undefined };

/** Executions of Step Functions as people look at them; `machines` gives the ARN of each machine. */
export class StepFunctionsReader implements ExecutionReader {
  readonly #client: SFNClient;
  readonly #machines: Readonly<Record<WorkflowName, string>>;

  constructor(client: SFNClient, machines: Readonly<Record<WorkflowName, string>>) {
    this.#client = client;
    this.#machines = machines;
  }

  async list(machine: WorkflowName, status: ExecutionStatus, { limit, cursor }: Asked): Promise<Page<Execution>> {
    const { executions = [], nextToken } = await this.#client
      .send(
        new ListExecutionsCommand({
          stateMachineArn: this.#machines[machine],
          statusFilter: statusOnAws[status],
          maxResults: limit,
          ...present({ nextToken: cursor }),
        }),
      )
      .catch(refuseCursor);
    return { items: executions.map(executionOf), ...present({ next: nextToken }) };
  }

  async find(machine: WorkflowName, name: string): ReturnType<ExecutionReader['find']> {
    const executionArn = executionArnOf(this.#machines[machine], name);
    try {
      const found = await this.#client.send(new DescribeExecutionCommand({ executionArn }));
      return {
        ...executionOf(found),
        input: found.input ?? '{}',
        ...present({ error: found.error, cause: found.cause }),
      };
    } catch (error) {
      if (error instanceof ExecutionDoesNotExist) return undefined;
      throw error;
    }
  }

  async graph(arn: string): Promise<Graph> {
    const { definition = '' } = await this.#client.send(
      new DescribeStateMachineForExecutionCommand({ executionArn: arn }),
    );
    return graphOf(definition);
  }

  async steps(arn: string, { limit, cursor }: Asked): Promise<Page<Step>> {
    const { events = [], nextToken } = await this.#client
      .send(
        new GetExecutionHistoryCommand({
          executionArn: arn,
          reverseOrder: true,
          includeExecutionData: false, // tokens stand in it
          maxResults: limit,
          ...present({ nextToken: cursor }),
        }),
      )
      .catch(refuseCursor);
    return { items: stepsOf(events), ...present({ next: nextToken }) };
  }
}

function refuseCursor(error: unknown): never {
  throw error instanceof InvalidToken ? wrongCursor() : error;
}

type Described = {
  readonly name?: string | undefined;
  readonly executionArn?: string | undefined;
  readonly status?: StatusOnAws | undefined;
  readonly startDate?: Date | undefined;
  readonly stopDate?: Date | undefined;
};
const executionOf = ({
  name = '',
  executionArn = '',
  status,
  startDate = new Date(0),
  stopDate,
}: Described): Execution => ({
  name,
  arn: executionArn,
  status: statusOf(status),
  startedAt: startDate.toISOString(),
  ...present({ endedAt: stopDate?.toISOString() }),
});

/** What of the history people want to see, the newest first; a failure belongs to the state entered last before it. */
function stepsOf(newestFirst: readonly HistoryEvent[]): Step[] {
  let state: string | undefined;
  const steps: Step[] = [];
  for (const event of newestFirst.toReversed()) {
    state = event.stateEnteredEventDetails?.name ?? state;
    const step = stepOf(event);
    const { id = 0, timestamp = new Date(0) } = event;
    if (step)
      steps.push({
        id,
        at: timestamp.toISOString(),
        ...present({ state: isOfState(step) ? state : undefined }),
        ...step,
      });
  }
  return steps.toReversed();
}

const isOfState = ({ kind }: Pick<Step, 'kind'>): boolean => kind !== 'began' && kind !== 'ended';

type Told = Pick<Step, 'kind' | 'error' | 'cause'>;
type Blamed = { readonly error?: string | undefined; readonly cause?: string | undefined };
const told = (kind: Step['kind'], { error, cause }: Blamed = {}): Told => ({ kind, ...present({ error, cause }) });

/** By the type of an event; what is not listed is of no interest to people. */
const readings: Readonly<Record<string, (event: HistoryEvent) => Told>> = {
  ExecutionStarted: () => told('began'),
  ExecutionSucceeded: () => told('ended'),
  ExecutionFailed: ({ executionFailedEventDetails }) => told('ended', executionFailedEventDetails),
  ExecutionAborted: ({ executionAbortedEventDetails }) => told('ended', executionAbortedEventDetails),
  ExecutionTimedOut: ({ executionTimedOutEventDetails }) => told('ended', executionTimedOutEventDetails),
  TaskFailed: ({ taskFailedEventDetails: failed }) =>
    told(failed?.error === 'States.Timeout' ? 'timed-out' : 'failed', failed), // a wait that the moved clock ended
  TaskTimedOut: ({ taskTimedOutEventDetails }) => told('timed-out', taskTimedOutEventDetails),
  LambdaFunctionFailed: ({ lambdaFunctionFailedEventDetails }) => told('failed', lambdaFunctionFailedEventDetails),
};

function stepOf(event: HistoryEvent): Told | undefined {
  if (event.type?.endsWith('StateEntered') === true) return told('entered');
  return readings[event.type ?? '']?.(event);
}
