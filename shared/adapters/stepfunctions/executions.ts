import {
  DescribeExecutionCommand,
  ExecutionAlreadyExists,
  ExecutionDoesNotExist,
  ListExecutionsCommand,
  SendTaskFailureCommand,
  SendTaskSuccessCommand,
  SFNClient,
  StartExecutionCommand,
  StopExecutionCommand,
  TaskDoesNotExist,
  TaskTimedOut,
  ValidationException,
} from '@aws-sdk/client-sfn';
import type { Executions, MachineName, Running, Where } from '../../domain/executions.ts';
import { Poison } from '../../domain/poison.ts';
import { present } from '../../domain/present.ts';

/** Executions of Step Functions; `machines` gives the ARN of each machine. */
export class StepFunctionsExecutions implements Executions {
  readonly #client: SFNClient;
  readonly #machines: Readonly<Record<MachineName, string>>;

  constructor(client: SFNClient, machines: Readonly<Record<MachineName, string>>) {
    this.#client = client;
    this.#machines = machines;
  }

  async start(
    machine: MachineName,
    name: string,
    input: { id: string; generation: number },
  ): Promise<'started' | 'exists'> {
    try {
      await this.#client.send(
        new StartExecutionCommand({ stateMachineArn: this.#machines[machine], name, input: JSON.stringify(input) }),
      );
      return 'started';
    } catch (error) {
      if (error instanceof ExecutionAlreadyExists) return 'exists'; // AWS answers so for a finished one, the local cloud for a running one too
      throw asPoison(error);
    }
  }

  async answer(token: string, where: Where): Promise<'answered' | 'gone'> {
    return alreadyDone(
      this.#client.send(new SendTaskSuccessCommand({ taskToken: token, output: JSON.stringify(where) })),
    );
  }

  async expire(token: string): Promise<void> {
    await alreadyDone(
      this.#client.send(
        new SendTaskFailureCommand({ taskToken: token, error: 'States.Timeout', cause: 'the clock was moved' }),
      ),
    );
  }

  async stop(arn: string, cause: string): Promise<void> {
    await alreadyDone(this.#client.send(new StopExecutionCommand({ executionArn: arn, cause })));
  }

  async running(machine: MachineName): Promise<Running[]> {
    const found: Running[] = [];
    let cursor: string | undefined;
    do {
      const listing = new ListExecutionsCommand({
        stateMachineArn: this.#machines[machine],
        statusFilter: 'RUNNING',
        maxResults: 1000,
        ...present({ nextToken: cursor }),
      });
      const { executions = [], nextToken } = await this.#client.send(listing);
      for (const { name = '', executionArn: arn = '', startDate = new Date(0) } of executions)
        found.push({ name, arn, startedAt: startDate.toISOString() });
      cursor = nextToken;
    } while (cursor !== undefined);
    return found;
  }

  async status(machine: MachineName, name: string): ReturnType<Executions['status']> {
    const executionArn = executionArnOf(this.#machines[machine], name);
    try {
      return (await this.#client.send(new DescribeExecutionCommand({ executionArn }))).status;
    } catch (error) {
      if (error instanceof ExecutionDoesNotExist) return undefined;
      throw error;
    }
  }
}

/** Executions are called after their machine. */
export const executionArnOf = (machineArn: string, name: string): string =>
  `${machineArn.replace(':stateMachine:', ':execution:')}:${name}`;

/** A token answered before, or after its timeout, has been dealt with. */
async function alreadyDone(sending: Promise<unknown>): Promise<'answered' | 'gone'> {
  try {
    await sending;
    return 'answered';
  } catch (error) {
    if (!isAnswered(error) && !isStopped(error)) throw asPoison(error);
    return 'gone';
  }
}

const isAnswered = (error: unknown): boolean => error instanceof TaskDoesNotExist || error instanceof TaskTimedOut;

/** What the local cloud says of an execution that has ended by itself: there is nothing left to stop. */
const isStopped = (error: unknown): boolean =>
  error instanceof ValidationException && error.message === 'Execution is not running';

/** What Step Functions will refuse again, whoever asks and whenever. */
const refusedForGood = new Set([
  'InvalidArn',
  'InvalidExecutionInput',
  'InvalidName',
  'InvalidOutput',
  'InvalidToken',
  'StateMachineDoesNotExist',
  'ValidationException',
]);

/** The same error, or that it is no use to try again. */
const asPoison = (error: unknown): unknown =>
  error instanceof Error && refusedForGood.has(error.name)
    ? new Poison(`${error.name}: ${error.message}`, { cause: error })
    : error;

export type Machines = {
  readonly LEADS_MACHINE: string;
  readonly PROJECT_MACHINE: string;
  readonly DEALER_ORDER_MACHINE: string;
  readonly NURTURE_MACHINE: string;
  readonly MAILING_MACHINE: string;
  readonly WIN_BACK_MACHINE: string;
};

/** The machines a function's environment names. */
export const machinesOf = (env: Machines): Readonly<Record<MachineName, string>> => ({
  leads: env.LEADS_MACHINE,
  project: env.PROJECT_MACHINE,
  'dealer-order': env.DEALER_ORDER_MACHINE,
  nurture: env.NURTURE_MACHINE,
  mailing: env.MAILING_MACHINE,
  'win-back': env.WIN_BACK_MACHINE,
});

/** Executions of the machines a function's environment names. */
export const executionsOf = (env: Machines): StepFunctionsExecutions =>
  new StepFunctionsExecutions(new SFNClient({}), machinesOf(env));
