import {
  DescribeExecutionCommand,
  DescribeStateMachineForExecutionCommand,
  ExecutionDoesNotExist,
  GetExecutionHistoryCommand,
  InvalidToken,
  ListExecutionsCommand,
  SFNClient,
} from '@aws-sdk/client-sfn';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { mockClient } from 'aws-sdk-client-mock';
import { StepFunctionsReader } from '../../../shared/adapters/stepfunctions/execution-reader.ts';
import { ofEachMachine } from '../../support/domain/machines.ts';

const arn = 'arn:aws:states:eu-central-1:111122223333';
const client = new SFNClient({ region: 'eu-central-1', credentials: { accessKeyId: 'test', secretAccessKey: 'test' } });
const states = mockClient(client);
const reader = new StepFunctionsReader(client, {
  ...ofEachMachine((machine) => `${arn}:stateMachine:${machine}`),
  import: `${arn}:stateMachine:import`,
});
beforeEach(() => {
  states.reset();
});

const said = { message: 'so', $metadata: {} };
const started = new Date('2026-03-02T07:00:00.000Z');
const ended = new Date('2026-03-02T08:00:00.000Z');

describe('a list of executions of Step Functions', () => {
  it.each([
    ['running', 'RUNNING'],
    ['succeeded', 'SUCCEEDED'],
    ['failed', 'FAILED'],
    ['timed-out', 'TIMED_OUT'],
    ['aborted', 'ABORTED'],
  ] as const)('is a page of those %s', async (status, statusFilter) => {
    const asked = { stateMachineArn: `${arn}:stateMachine:project`, statusFilter, maxResults: 2, nextToken: 'behind' };
    const found = { name: 'D1-1', executionArn: 'arn:D1-1', stateMachineArn: arn, status: statusFilter };
    states
      .on(ListExecutionsCommand, asked, true)
      .resolves({ executions: [{ ...found, startDate: started, stopDate: ended }], nextToken: 'more' });
    expect(await reader.list('project', status, { limit: 2, cursor: 'behind' })).toEqual({
      items: [
        { name: 'D1-1', arn: 'arn:D1-1', status, startedAt: started.toISOString(), endedAt: ended.toISOString() },
      ],
      next: 'more',
    });
  });

  it('is refused by a cursor that was never given, and fails with whatever else goes wrong', async () => {
    states.on(ListExecutionsCommand).rejectsOnce(new InvalidToken(said)).rejects(new Error('throttled'));
    await expect(reader.list('leads', 'running', { limit: 2, cursor: 'made up' })).rejects.toMatchObject({
      details: { status: 400, code: 'cursor-malformed' },
    });
    await expect(reader.list('leads', 'running', { limit: 2 })).rejects.toThrow('throttled');
  });
});

describe('one execution of Step Functions', () => {
  it('is found by its machine and name, with its error and what it was started with', async () => {
    states.on(DescribeExecutionCommand, { executionArn: `${arn}:execution:import:I1-1` }, true).resolves({
      name: 'I1-1',
      executionArn: 'arn:I1-1',
      status: 'FAILED',
      startDate: started,
      error: 'CouldNotGoOn',
      cause: 'A part failed',
      input: '{"key":"imports/1.csv"}',
    });
    expect(await reader.find('import', 'I1-1')).toEqual({
      ...{ name: 'I1-1', arn: 'arn:I1-1', status: 'failed', startedAt: started.toISOString() },
      ...{ error: 'CouldNotGoOn', cause: 'A part failed', input: '{"key":"imports/1.csv"}' },
    });
  });

  it('is none where Step Functions knows none, and fails with whatever else goes wrong', async () => {
    states.on(DescribeExecutionCommand).rejectsOnce(new ExecutionDoesNotExist(said)).rejects(new Error('throttled'));
    expect(await reader.find('leads', 'L9-1')).toBeUndefined();
    await expect(reader.find('leads', 'L9-1')).rejects.toThrow('throttled');
  });

  it('runs while it is driven on', async () => {
    states.on(DescribeExecutionCommand).resolves({ name: 'L1-1', status: 'PENDING_REDRIVE', startDate: started });
    expect(await reader.find('leads', 'L1-1')).toMatchObject({ status: 'running', input: '{}' });
  });

  it('has the graph it was started on', async () => {
    const definition = JSON.stringify({ StartAt: 'Done', States: { Done: { Type: 'Succeed' } } });
    states.on(DescribeStateMachineForExecutionCommand, { executionArn: 'arn:L1-1' }, true).resolves({ definition });
    expect(await reader.graph('arn:L1-1')).toMatchObject({ startAt: 'Done', states: [{ name: 'Done' }] });
  });
});

describe('the history of an execution', () => {
  const history = { executionArn: 'arn:L1-1', reverseOrder: true, includeExecutionData: false, maxResults: 9 };
  const event = (id: number, type: string, details: object = {}) => ({
    id,
    type: type as 'TaskFailed',
    timestamp: started,
    ...details,
  });
  const entered = (id: number, type: string, name: string) =>
    event(id, `${type}StateEntered`, { stateEnteredEventDetails: { name } });
  const newestFirst = [
    event(12, 'ExecutionFailed', { executionFailedEventDetails: { error: 'CouldNotPark', cause: 'No' } }),
    entered(11, 'Fail', 'Could not park'),
    event(10, 'TaskFailed', { taskFailedEventDetails: { error: 'Throttled', cause: 'Slow down' } }),
    event(9, 'TaskFailed', { taskFailedEventDetails: { error: 'States.Timeout', cause: 'the clock was moved' } }),
    event(8, 'TaskTimedOut', { taskTimedOutEventDetails: { error: 'States.Timeout' } }),
    event(7, 'TaskSubmitted'),
    entered(6, 'Task', 'New lead'),
    event(5, 'ChoiceStateExited'),
    entered(4, 'Choice', 'Which stage'),
    event(1, 'ExecutionStarted'),
  ];

  it('tells what people want to know, the newest first, and which state failed or was over', async () => {
    states.on(GetExecutionHistoryCommand, history, true).resolves({ events: newestFirst, nextToken: 'more' });
    const { items, next } = await reader.steps('arn:L1-1', { limit: 9 });
    expect(next).toBe('more');
    expect(items.every(({ at }) => at === started.toISOString())).toBe(true);
    expect(items.map(({ at: _, ...step }) => step)).toEqual([
      { id: 12, kind: 'ended', error: 'CouldNotPark', cause: 'No' },
      { id: 11, kind: 'entered', state: 'Could not park' },
      { id: 10, kind: 'failed', state: 'New lead', error: 'Throttled', cause: 'Slow down' },
      { id: 9, kind: 'timed-out', state: 'New lead', error: 'States.Timeout', cause: 'the clock was moved' },
      { id: 8, kind: 'timed-out', state: 'New lead', error: 'States.Timeout' },
      { id: 6, kind: 'entered', state: 'New lead' },
      { id: 4, kind: 'entered', state: 'Which stage' },
      { id: 1, kind: 'began' },
    ]);
  });

  it.each([
    ['ExecutionSucceeded', {}, { kind: 'ended' }],
    [
      'ExecutionAborted',
      { executionAbortedEventDetails: { cause: 'overtaken' } },
      { kind: 'ended', cause: 'overtaken' },
    ],
    ['ExecutionTimedOut', { executionTimedOutEventDetails: { error: 'T' } }, { kind: 'ended', error: 'T' }],
    ['LambdaFunctionFailed', { lambdaFunctionFailedEventDetails: { error: 'E' } }, { kind: 'failed', error: 'E' }],
  ])('tells of %s', async (type, details, step) => {
    states.on(GetExecutionHistoryCommand).resolves({ events: [event(3, type, details)] });
    expect((await reader.steps('arn:L1-1', { limit: 9 })).items).toEqual([
      { id: 3, at: started.toISOString(), ...step },
    ]);
  });

  it('goes on behind a cursor, and refuses one that was never given', async () => {
    states
      .on(GetExecutionHistoryCommand, { ...history, nextToken: 'behind' }, true)
      .resolves({ events: [] })
      .on(GetExecutionHistoryCommand, { ...history, nextToken: 'made up' }, true)
      .rejects(new InvalidToken(said));
    expect(await reader.steps('arn:L1-1', { limit: 9, cursor: 'behind' })).toEqual({ items: [] });
    await expect(reader.steps('arn:L1-1', { limit: 9, cursor: 'made up' })).rejects.toMatchObject({
      details: { code: 'cursor-malformed' },
    });
  });
});
