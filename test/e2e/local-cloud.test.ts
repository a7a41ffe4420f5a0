/**
 * What the local cloud does otherwise than AWS, and the product takes into account. A test that fails here is good news: the
 * difference is gone, and what was done about it may go too. local/README.md lists them all.
 */
import {
  CreateTableCommand,
  DeleteTableCommand,
  DescribeTimeToLiveCommand,
  DynamoDBClient,
} from '@aws-sdk/client-dynamodb';
import {
  CreateStateMachineCommand,
  DeleteStateMachineCommand,
  DescribeExecutionCommand,
  ListExecutionsCommand,
  SendTaskSuccessCommand,
  SFNClient,
  StartExecutionCommand,
  StopExecutionCommand,
} from '@aws-sdk/client-sfn';
import { GetCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { clientConfig } from '../../local/environment.ts';
import { ensureVenv } from '../../local/venv.ts';
import { run } from '../../local/run.ts';
import { documents } from '../support/system/tables.ts';
import { system } from '../support/system/system.ts';
import { until } from '../support/system/until.ts';

const workflows = new SFNClient(clientConfig(system.endpoint));
const tables = new DynamoDBClient(clientConfig(system.endpoint));
const TableName = `differences-${String(Date.now())}`;
const machines: string[] = [];

/** A machine of one state that ends, under a role that does not exist and may do nothing. */
async function machineOf(state: object, more: object = {}): Promise<string> {
  const { stateMachineArn: arn = '' } = await workflows.send(
    new CreateStateMachineCommand({
      name: `${TableName}-${String(machines.length)}`,
      roleArn: 'arn:aws:iam::000000000000:role/nobody',
      definition: JSON.stringify({ StartAt: 'Only', States: { Only: { ...state }, ...more } }),
    }),
  );
  machines.push(arn);
  return arn;
}

const begin = async (stateMachineArn: string, input: object = {}, name?: string): Promise<string> => {
  const start = new StartExecutionCommand({
    stateMachineArn,
    input: JSON.stringify(input),
    ...(name !== undefined && { name }),
  });
  return (await workflows.send(start)).executionArn ?? '';
};

const resultOf = (executionArn: string) => workflows.send(new DescribeExecutionCommand({ executionArn }));

/** What becomes of a machine of one state. */
async function endOf(state: object, input: object = {}) {
  const execution = await begin(await machineOf(state), input);
  const {
    status,
    output = '',
    error,
  } = await until(
    'the execution has ended',
    () => resultOf(execution),
    ({ status }) => status !== 'RUNNING',
  );
  return status === 'SUCCEEDED' ? { status, output: JSON.parse(output) as unknown } : { status, error };
}

const whenSucceeded = (execution: string) =>
  until(
    'the execution has succeeded',
    () => resultOf(execution),
    ({ status }) => status === 'SUCCEEDED',
  );

/** Waits for an answer, its token parked under a key. */
const parksUnder = (key: string, more: object = {}) => ({
  Type: 'Task',
  Resource: 'arn:aws:states:::aws-sdk:dynamodb:updateItem.waitForTaskToken',
  Parameters: {
    TableName,
    Key: { pk: { S: key } },
    UpdateExpression: 'SET answer = :token',
    ExpressionAttributeValues: { ':token': { 'S.$': '$$.Task.Token' } },
  },
  TimeoutSeconds: 60,
  End: true,
  ...more,
});

const tokenUnder = (key: string): Promise<string> =>
  until(
    `a token under ${key}`,
    async () => String((await documents.send(new GetCommand({ TableName, Key: { pk: key } }))).Item?.['answer'] ?? ''),
    (token) => token !== '',
  );

/** A task on a function of the product that throws, because it is called as it never is. */
const failing = (resource: string, more: object = {}) => ({
  Type: 'Task',
  Resource: resource,
  Parameters: {
    FunctionName: system.outputs.FunctionReconcile,
    Payload: { catchUp: 'perhaps', 'token.$': '$$.Task.Token' },
  },
  End: true,
  ...more,
});

const failureOf = (promise: Promise<unknown>): Promise<string> =>
  promise.then(
    () => 'none',
    (error: unknown) => (error as { name: string }).name, // the SDK throws nothing else
  );

beforeAll(async () => {
  await tables.send(
    new CreateTableCommand({
      TableName,
      BillingMode: 'PAY_PER_REQUEST',
      KeySchema: [{ AttributeName: 'pk', KeyType: 'HASH' }],
      AttributeDefinitions: [{ AttributeName: 'pk', AttributeType: 'S' }],
    }),
  );
});

afterAll(async () => {
  for (const stateMachineArn of machines) {
    const { executions = [] } = await workflows.send(
      new ListExecutionsCommand({ stateMachineArn, statusFilter: 'RUNNING' }),
    );
    for (const { executionArn } of executions) await workflows.send(new StopExecutionCommand({ executionArn }));
    await workflows.send(new DeleteStateMachineCommand({ stateMachineArn }));
  }
  await tables.send(new DeleteTableCommand({ TableName }));
  workflows.destroy();
  tables.destroy();
});

describe('the local cloud, unlike AWS,', () => {
  it('lets a role that does not exist write to a table', async () => {
    const execution = await begin(await machineOf(parksUnder('rights')));
    expect(await tokenUnder('rights')).not.toBe('');
    expect((await resultOf(execution)).status).toBe('RUNNING');
  });

  it('knows no token that was answered before: TaskDoesNotExist, where AWS says TaskTimedOut', async () => {
    const execution = await begin(await machineOf(parksUnder('twice')));
    const answer = new SendTaskSuccessCommand({ taskToken: await tokenUnder('twice'), output: '{}' });
    expect(await failureOf(workflows.send(answer))).toBe('none');
    await whenSucceeded(execution); // its own thread takes the answer, a moment later
    expect(await failureOf(workflows.send(answer))).toBe('TaskDoesNotExist');
  });

  it('refuses to stop an execution that has ended by itself, where AWS answers as if it had stopped it', async () => {
    const executionArn = await begin(await machineOf({ Type: 'Pass', End: true }));
    await whenSucceeded(executionArn);
    expect(await failureOf(workflows.send(new StopExecutionCommand({ executionArn })))).toBe('ValidationException');
  });

  it('refuses the name and input of a running execution, where AWS answers with that execution', async () => {
    const machine = await machineOf(parksUnder('name'));
    await begin(machine, {}, 'same');
    expect(await failureOf(begin(machine, {}, 'same'))).toBe('ExecutionAlreadyExists');
  });

  it('gives null for a path that leads nowhere, where AWS ends the execution', async () => {
    expect(await endOf({ Type: 'Pass', Parameters: { 'found.$': '$.missing' }, End: true })).toEqual({
      status: 'SUCCEEDED',
      output: { found: null },
    });
  });

  it('assigns no variable in JSONPath', async () => {
    expect(
      await endOf({ Type: 'Pass', Assign: { said: 'yes' }, Parameters: { 'said.$': '$said' }, End: true }),
    ).not.toMatchObject({
      output: { said: 'yes' },
    });
  });

  it('loses the class of an error that a function throws', async () => {
    expect(await endOf(failing('arn:aws:states:::lambda:invoke'))).toEqual({
      status: 'FAILED',
      error: 'Runtime.HandlerError',
    });
  });

  it('goes on waiting for an answer after the function that was to give it has thrown', async () => {
    const execution = failing('arn:aws:states:::lambda:invoke.waitForTaskToken', { TimeoutSeconds: 2 });
    expect(await endOf(execution)).toEqual({ status: 'FAILED', error: 'States.Timeout' });
  });

  it('does not let items expire in tables that the CDK made', async () => {
    const { TimeToLiveDescription } = await tables.send(
      new DescribeTimeToLiveCommand({ TableName: system.tables.Guard }),
    );
    expect(TimeToLiveDescription?.TimeToLiveStatus).toBe('DISABLED');
  });

  it('by itself resolves no path of seconds, which the launcher does', async () => {
    const python = await ensureVenv(() => undefined);
    const question =
      'import inspect, ministack.services.stepfunctions as s; print("TimeoutSecondsPath" in inspect.getsource(s))';
    expect(await run(python, ['-c', question])).toEqual({ code: 0, output: 'False\n' });
    const timesOut = parksUnder('path', { TimeoutSeconds: undefined, TimeoutSecondsPath: '$.seconds' });
    expect(await endOf(timesOut, { seconds: 1 })).toEqual({ status: 'FAILED', error: 'States.Timeout' });
  });
});
