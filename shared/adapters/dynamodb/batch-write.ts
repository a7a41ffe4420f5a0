import { BatchWriteCommand, type BatchWriteCommandOutput, type DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { Busy } from '../../domain/records/errors.ts';

const batch = 25; // of DynamoDB's own
const mostAttempts = 10;

/**
 * Puts items, 25 at a time; what the table did not take is sent again.
 *
 * @throws Busy when it takes nothing for about ten seconds
 */
export async function putItems(
  client: DynamoDBDocumentClient,
  table: string,
  items: readonly Record<string, unknown>[],
): Promise<void> {
  for (let start = 0; start < items.length; start += batch) {
    let left: Record<string, unknown>[] | undefined = items
      .slice(start, start + batch)
      .map((Item) => ({ PutRequest: { Item } }));
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
