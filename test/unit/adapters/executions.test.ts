import {
  DescribeExecutionCommand,
  ExecutionAlreadyExists,
  ExecutionDoesNotExist,
  InvalidToken,
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
import { beforeEach, describe, expect, it } from '@jest/globals';
import { mockClient } from 'aws-sdk-client-mock';
import { StepFunctionsExecutions } from '../../../shared/adapters/stepfunctions/executions.ts';

const machine = (name: string): string => `arn:aws:states:eu-central-1:111122223333:stateMachine:${name}`;
const client = new SFNClient({ region: 'eu-central-1', credentials: { accessKeyId: 'test', secretAccessKey: 'test' } });
const states = mockClient(client);
const executions = new StepFunctionsExecutions(client, {
  leads: machine('Leads'),
  project: machine('Project'),
  'dealer-order': machine('DealerOrder'),
  nurture: machine('Nurture'),
  mailing: machine('Mailing'),
  'win-back': machine('WinBack'),
});

beforeEach(() => {
  states.reset();
});

const said = { message: 'so', $metadata: {} };
const where = { stage: 'mql', leg: 2, until: '2026-03-02T11:00:00.000Z', timeoutSeconds: 14_400 };
const startLead = () => executions.start('leads', 'L1-1', { id: 'L1', generation: 1 });

describe('starting an execution', () => {
  it('starts the machine of that name with the record and its generation', async () => {
    const expected = { stateMachineArn: machine('Leads'), name: 'L1-1', input: '{"id":"L1","generation":1}' };
    states.on(StartExecutionCommand, expected, true).resolves({ executionArn: 'arn' });
    expect(await startLead()).toBe('started');
  });

  it('is done already when the name exists', async () => {
    states.on(StartExecutionCommand).rejects(new ExecutionAlreadyExists(said));
    expect(await startLead()).toBe('exists');
  });

  it.each(['StateMachineDoesNotExist', 'InvalidExecutionInput', 'InvalidArn', 'InvalidName', 'ValidationException'])(
    'is poison when it can never succeed: %s',
    async (name) => {
      states.on(StartExecutionCommand).rejects(Object.assign(new Error('never'), { name }));
      await expect(startLead()).rejects.toMatchObject({ name: 'Poison', message: `${name}: never` });
    },
  );

  it('fails with whatever else goes wrong, to be tried again', async () => {
    states.on(StartExecutionCommand).rejects(new Error('throttled'));
    await expect(startLead()).rejects.toMatchObject({ name: 'Error', message: 'throttled' });
  });
});

describe('answering a token', () => {
  it('tells the workflow where its record stands', async () => {
    states
      .on(SendTaskSuccessCommand, { taskToken: 'T1', output: JSON.stringify(where) }, true)
      .resolvesOnce({})
      .rejects(new Error('one answer was enough'));
    expect(await executions.answer('T1', where)).toBe('answered');
  });

  it.each([
    ['AWS says it timed out', new TaskTimedOut(said)],
    ['the local cloud says it does not exist', new TaskDoesNotExist(said)],
  ])('is done already when %s', async (_who, error) => {
    states.on(SendTaskSuccessCommand).rejects(error);
    states.on(SendTaskFailureCommand).rejects(error);
    expect(await executions.answer('T1', where)).toBe('gone');
    await expect(executions.expire('T1')).resolves.toBeUndefined();
  });

  it('is poison when it is no token at all', async () => {
    states.on(SendTaskSuccessCommand).rejects(new InvalidToken(said));
    states.on(SendTaskFailureCommand).rejects(new InvalidToken(said));
    await expect(executions.answer('T1', where)).rejects.toMatchObject({ name: 'Poison', message: 'InvalidToken: so' });
    await expect(executions.expire('T1')).rejects.toMatchObject({ name: 'Poison', message: 'InvalidToken: so' });
  });

  it('fails with whatever else goes wrong', async () => {
    states.on(SendTaskSuccessCommand).rejects(new Error('throttled'));
    states.on(SendTaskFailureCommand).rejects(new Error('throttled'));
    await expect(executions.answer('T1', where)).rejects.toThrow('throttled');
    await expect(executions.expire('T1')).rejects.toThrow('throttled');
  });

  it('may play its timeout instead', async () => {
    states
      .on(SendTaskFailureCommand, { taskToken: 'T1', error: 'States.Timeout', cause: 'the clock was moved' }, true)
      .resolvesOnce({})
      .rejects(new Error('another failure'));
    await expect(executions.expire('T1')).resolves.toBeUndefined();
  });
});

describe('looking at executions', () => {
  it('lists every running one, page by page', async () => {
    const page = (name: string) => ({
      name,
      executionArn: `arn:${name}`,
      stateMachineArn: machine('Project'),
      status: 'RUNNING' as const,
      startDate: new Date('2026-03-02T07:00:00.000Z'),
    });
    states
      .on(ListExecutionsCommand, { stateMachineArn: machine('Project'), statusFilter: 'RUNNING', nextToken: 'more' })
      .resolves({ executions: [page('D2-1')] })
      .on(
        ListExecutionsCommand,
        { stateMachineArn: machine('Project'), statusFilter: 'RUNNING', maxResults: 1000 },
        true,
      )
      .resolves({ executions: [page('D1-1')], nextToken: 'more' });
    expect(await executions.running('project')).toEqual([
      { name: 'D1-1', arn: 'arn:D1-1', startedAt: '2026-03-02T07:00:00.000Z' },
      { name: 'D2-1', arn: 'arn:D2-1', startedAt: '2026-03-02T07:00:00.000Z' },
    ]);
  });

  it('says how one ended, by machine and name', async () => {
    const executionArn = 'arn:aws:states:eu-central-1:111122223333:execution:DealerOrder:D1-1';
    states.on(DescribeExecutionCommand, { executionArn }, true).resolves({ status: 'FAILED' });
    expect(await executions.status('dealer-order', 'D1-1')).toBe('FAILED');
  });

  it('says nothing of one that does not exist', async () => {
    states.on(DescribeExecutionCommand).rejects(new ExecutionDoesNotExist(said));
    expect(await executions.status('leads', 'L9-1')).toBeUndefined();
  });

  it('fails rather than call one it cannot see missing', async () => {
    states.on(DescribeExecutionCommand).rejects(new Error('throttled'));
    await expect(executions.status('leads', 'L1-1')).rejects.toThrow('throttled');
  });

  it('stops one, with the cause', async () => {
    states
      .on(StopExecutionCommand, { executionArn: 'arn:L1-1', cause: 'overtaken' }, true)
      .resolvesOnce({})
      .rejects(new Error('another request'));
    await expect(executions.stop('arn:L1-1', 'overtaken')).resolves.toBeUndefined();
  });

  it('has stopped one that has ended, whatever the local cloud says of it', async () => {
    states.on(StopExecutionCommand).rejects(new ValidationException({ ...said, message: 'Execution is not running' }));
    await expect(executions.stop('arn:L1-1', 'overtaken')).resolves.toBeUndefined();
  });

  it('stops none by an ARN that is none', async () => {
    states.on(StopExecutionCommand).rejects(new ValidationException({ ...said, message: 'no ARN' }));
    await expect(executions.stop('L1-1', 'overtaken')).rejects.toThrow('no ARN');
  });
});
