import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { BatchWriteCommand, DynamoDBDocumentClient, QueryCommand } from '@aws-sdk/lib-dynamodb';
import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { mockClient } from 'aws-sdk-client-mock';
import { DynamoPeople } from '../../../shared/adapters/dynamodb/people.ts';
import type { PersonalItem } from '../../../shared/domain/people/people.ts';
import { Busy } from '../../../shared/domain/records/errors.ts';

const client = DynamoDBDocumentClient.from(
  new DynamoDBClient({ region: 'us-east-1', credentials: { accessKeyId: 'test', secretAccessKey: 'test' } }),
);
const dynamo = mockClient(client);
const monday = '2026-03-02T07:00:00.000Z';
const people = new DynamoPeople(client, 'People', { now: () => Promise.resolve(monday) });

const noteOf = (n: number): PersonalItem & { kind: 'note' } => ({
  kind: 'note',
  of: 'L1',
  id: `N${String(n)}`,
  value: { text: `note ${String(n)}`, at: '2026-03-02T07:00:00.000Z', by: 'anna' },
});
const stored = ({ of, id, value }: PersonalItem) => ({ pk: of, sk: `NOTE#${id}`, id, value, putAt: monday });

beforeEach(() => {
  dynamo.reset();
  jest.useFakeTimers({ now: Date.parse('2026-03-02T07:00:00.000Z') });
});
afterEach(() => {
  jest.useRealTimers();
});

describe('personal data on a table', () => {
  it('is listed whole although a page of the table ends at 1 MB', async () => {
    const key = { pk: 'L1', sk: 'NOTE#N1' };
    dynamo
      .on(QueryCommand)
      .resolves({ Items: [stored(noteOf(1))], LastEvaluatedKey: key })
      .on(QueryCommand, { ExclusiveStartKey: key })
      .resolves({ Items: [stored(noteOf(2))] });
    expect(await people.list('note', 'L1')).toEqual([1, 2].map(noteOf).map(({ id, value }) => ({ id, value })));
  });

  it('is sent again where the table did not take it', async () => {
    const arrived: unknown[] = [];
    const tooFast = new Set(['N2']);
    dynamo
      .on(BatchWriteCommand)
      .callsFake(({ RequestItems }: { RequestItems: { People: { PutRequest: { Item: { id: string } } }[] } }) => {
        const refused = RequestItems.People.filter(({ PutRequest: { Item } }) => tooFast.delete(Item.id));
        arrived.push(
          ...RequestItems.People.filter((put) => !refused.includes(put)).map(({ PutRequest: { Item } }) => Item),
        );
        return { UnprocessedItems: refused.length > 0 ? { People: refused } : {} };
      });
    const putting = people.put([1, 2, 3].map(noteOf));
    await jest.advanceTimersByTimeAsync(60_000);
    await putting;
    expect(arrived).toEqual([1, 3, 2].map(noteOf).map(stored));
  });

  it('is given up as busy when the table takes nothing', async () => {
    const request = { PutRequest: { Item: stored(noteOf(1)) } };
    dynamo.on(BatchWriteCommand).resolves({ UnprocessedItems: { People: [request] } });
    const outcome = people.put([noteOf(1)]).catch((error: unknown) => error);
    await jest.advanceTimersByTimeAsync(120_000);
    expect(await outcome).toBeInstanceOf(Busy);
  });
});
