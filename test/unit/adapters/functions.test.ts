import { InvokeCommand, LambdaClient } from '@aws-sdk/client-lambda';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { mockClient } from 'aws-sdk-client-mock';
import { LambdaFunctions, nameIn } from '../../../shared/adapters/lambda/functions.ts';

const client = new LambdaClient({ region: 'eu-central-1', credentials: { accessKeyId: 't', secretAccessKey: 't' } });
const lambda = mockClient(client);
const functions = new LambdaFunctions(client, nameIn({ NAMES_BEGIN: 'voronka-prod-' }));
beforeEach(() => {
  lambda.reset();
});

const answer = (text: string) => Object.assign(Uint8Array.from(Buffer.from(text)), { transformToString: () => text });

describe('calling a function by hand', () => {
  it('waits for the function of a folder', async () => {
    const asked = { FunctionName: 'voronka-prod-events-tell-staff', Payload: '{"Records":[]}' };
    lambda.on(InvokeCommand, asked, true).resolvesOnce({ StatusCode: 200 }).rejects(new Error('once was enough'));
    await expect(functions.call('events/tell-staff', { Records: [] })).resolves.toBeUndefined();
  });

  it('says what the function said when it failed', async () => {
    const Payload = answer(JSON.stringify({ errorType: 'TypeError', errorMessage: 'x'.repeat(400), trace: [] }));
    lambda.on(InvokeCommand).resolves({ FunctionError: 'Unhandled', Payload });
    await expect(functions.call('events/tell-staff', {})).rejects.toMatchObject({
      name: 'FunctionFailed',
      message: `TypeError: ${'x'.repeat(300)}`,
    });
  });

  it('says little of one that said nothing', async () => {
    lambda.on(InvokeCommand).resolves({ FunctionError: 'Unhandled' });
    await expect(functions.call('events/tell-staff', {})).rejects.toMatchObject({ message: 'Error: ' });
  });

  it('hands an event over without waiting', async () => {
    const asked = {
      FunctionName: 'voronka-prod-schedule-reconcile',
      InvocationType: 'Event',
      Payload: '{"a":1}',
    } as const;
    lambda.on(InvokeCommand, asked, true).resolvesOnce({ StatusCode: 202 }).rejects(new Error('once was enough'));
    await expect(functions.post('schedule/reconcile', '{"a":1}')).resolves.toBeUndefined();
  });
});
