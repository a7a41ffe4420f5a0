import { ExecutionAlreadyExists, SFNClient, StartExecutionCommand } from '@aws-sdk/client-sfn';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { mockClient } from 'aws-sdk-client-mock';
import { importRunsOf } from '../../../shared/adapters/stepfunctions/import-runs.ts';

const client = new SFNClient({ region: 'eu-central-1', credentials: { accessKeyId: 'test', secretAccessKey: 'test' } });
const machine = mockClient(client);
const runs = importRunsOf({ IMPORT_MACHINE: 'arn:import' }, client);

beforeEach(() => {
  machine.reset();
});

describe('the workflow of an import', () => {
  it('is started with the key of its file, under a name of its own', async () => {
    machine.on(StartExecutionCommand).resolves({});
    await runs.start('imports/a.csv', 'a-3');
    expect(machine.commandCalls(StartExecutionCommand).map(({ args: [{ input }] }) => input)).toEqual([
      { stateMachineArn: 'arn:import', name: 'a-3', input: '{"key":"imports/a.csv"}' },
    ]);
  });

  it('started before under that name is started', async () => {
    machine.on(StartExecutionCommand).rejects(new ExecutionAlreadyExists({ message: 'exists', $metadata: {} }));
    await expect(runs.start('imports/a.csv', 'a-3')).resolves.toBeUndefined();
  });

  it('that cannot be started fails', async () => {
    machine.on(StartExecutionCommand).rejects(new Error('not today'));
    await expect(runs.start('imports/a.csv', 'a-3')).rejects.toThrow('not today');
  });
});
