/** The executions of the deployed machines, as Step Functions itself tells of them. */
import {
  ExecutionDoesNotExist,
  GetExecutionHistoryCommand,
  type HistoryEvent,
  paginateListExecutions,
  DescribeExecutionCommand,
  SFNClient,
} from '@aws-sdk/client-sfn';
import { executionArnOf, StepFunctionsExecutions } from '../../../shared/adapters/stepfunctions/executions.ts';
import type { MachineName } from '../../../shared/domain/executions.ts';
import { machineNames } from '../../../shared/domain/pipeline/live-records.ts';
import { clientConfig } from '../../../local/environment.ts';
import { ofEachMachine } from '../domain/machines.ts';
import { system } from './system.ts';
import { until } from './until.ts';

const client = new SFNClient(clientConfig(system.endpoint));

export type Execution = { readonly name: string; readonly arn: string; readonly status: string };

/** Every execution of a machine, or those of one status. */
export async function executionsOf(machine: MachineName, statusFilter?: 'RUNNING'): Promise<Execution[]> {
  const found: Execution[] = [];
  const stateMachineArn = system.stateMachines[machine];
  for await (const { executions = [] } of paginateListExecutions(
    { client },
    { stateMachineArn, ...(statusFilter && { statusFilter }) },
  ))
    for (const { name = '', executionArn: arn = '', status = '' } of executions) found.push({ name, arn, status });
  return found;
}

/** Every running execution of every machine. */
export const running = async (): Promise<Execution[]> =>
  (await Promise.all(machineNames.map((machine) => executionsOf(machine, 'RUNNING')))).flat();

const executions = new StepFunctionsExecutions(
  client,
  ofEachMachine((machine) => system.stateMachines[machine] ?? ''),
);

/** Stops an execution; one that has ended meanwhile is stopped. */
export const stop = (arn: string): Promise<void> => executions.stop(arn, 'a test');

const arnOf = (machine: MachineName, name: string): string => executionArnOf(system.stateMachines[machine] ?? '', name);

/** What became of an execution; nothing when there is none of this name. */
export async function statusOf(machine: MachineName, name: string): Promise<string | undefined> {
  try {
    return (await client.send(new DescribeExecutionCommand({ executionArn: arnOf(machine, name) }))).status;
  } catch (error) {
    if (error instanceof ExecutionDoesNotExist) return undefined;
    throw error;
  }
}

/** The names of the states an execution entered, in order; none of one that has not started yet. */
export async function statesOf(machine: MachineName, name: string): Promise<string[]> {
  const history = new GetExecutionHistoryCommand({ executionArn: arnOf(machine, name), maxResults: 1000 });
  try {
    const { events = [] } = await client.send(history);
    return events.flatMap(({ stateEnteredEventDetails }: HistoryEvent) => stateEnteredEventDetails?.name ?? []);
  } catch (error) {
    if (error instanceof ExecutionDoesNotExist) return [];
    throw error;
  }
}

/** Waits until an execution has come to a status. */
export const whenStatus = (machine: MachineName, name: string, status: string): Promise<string | undefined> =>
  until(
    `${machine} ${name} is ${status}`,
    () => statusOf(machine, name),
    (now) => now === status,
  );
