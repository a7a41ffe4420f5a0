import { InvokeCommand, LambdaClient } from '@aws-sdk/client-lambda';
import { PutCommand } from '@aws-sdk/lib-dynamodb';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { v7 } from 'uuid';
import { clientConfig } from '../../local/environment.ts';
import { moveClockTo } from '../../local/clock.ts';
import { post } from '../support/system/leads.ts';
import { reset } from '../support/system/reset.ts';
import { nobody, staff, system } from '../support/system/system.ts';
import { documents, itemsOf } from '../support/system/tables.ts';

beforeEach(reset);

async function sweep(): Promise<unknown> {
  const lambda = new LambdaClient(clientConfig(system.endpoint));
  const { Payload } = await lambda.send(
    new InvokeCommand({ FunctionName: system.outputs.FunctionSweepPeople, Payload: '{}' }),
  );
  lambda.destroy();
  return JSON.parse(Payload?.transformToString() ?? 'null');
}

const keys = async (): Promise<string[]> =>
  (await itemsOf('People'))
    .map(({ pk, sk }) => `${String(pk)} ${String(sk)}`)
    .filter((key) => !/^find\/| FOUND$/.test(key)) // what records are found by
    .sort();

describe('personal data', () => {
  it('of a lead stays, and that which no commit took up is gone after a day', async () => {
    await post();
    const ofTheLead = await keys();
    const of = v7();
    const at = String((await nobody('GET', '/health')).body['now']);
    const orphan = { pk: of, sk: `CONTACTS#${of}`, id: of, value: { name: 'Nobody' }, putAt: at };
    await documents.send(new PutCommand({ TableName: system.tables.People, Item: orphan }));
    expect(await sweep()).toEqual({ looked: 0, swept: 0 });
    const later = new Date(Date.parse(at) + 25 * 3_600_000).toISOString();
    await moveClockTo(later, staff('operator'), () => undefined);
    expect(await sweep()).toEqual({ looked: ofTheLead.length + 1, swept: 1 });
    expect(await keys()).toEqual(ofTheLead);
  });
});
