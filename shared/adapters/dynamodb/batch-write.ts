import { BatchWriteCommand, type BatchWriteCommandOutput, type DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { Busy } from '../../domain/records/errors.ts';

const batch = 25; // of DynamoDB's own
const mostAttempts = 10;

type Item = Record<string, unknown>;

/** @throws Busy when the table takes nothing for about ten seconds */
export const putItems = (client: DynamoDBDocumentClient, table: string, items: readonly Item[]): Promise<void> =>
  write(
    client,
    table,
    items.map((item) => ({ PutRequest: { Item: item } })),
  );

/** @throws Busy when the table takes nothing for about ten seconds */
export const deleteItems = (client: DynamoDBDocumentClient, table: string, keys: readonly Item[]): Promise<void> =>
  write(
    client,
    table,
    keys.map((key) => ({ DeleteRequest: { Key: key } })),
  );

/** Sends requests 25 at a time; what the table did not take is sent again. */
async function write(client: DynamoDBDocumentClient, table: string, requests: readonly Item[]): Promise<void> {
  for (let start = 0; start < requests.length; start += batch) {
    let left: Item[] | undefined = requests.slice(start, start + batch);
    for (let attempt = 0; left !== undefined && left.length > 0; attempt += 1) {
      if (attempt > mostAttempts) throw new Busy(`writing to ${table} is throttled`);
      if (attempt > 0) await new Promise((resolve) => setTimeout(resolve, Math.random() * 20 * 2 ** attempt));
      const answer: BatchWriteCommandOutput = await client.send(
        new BatchWriteCommand({ RequestItems: { [table]: left } }),
      );
      left = answer.UnprocessedItems?.[table];
    }
  }
}
