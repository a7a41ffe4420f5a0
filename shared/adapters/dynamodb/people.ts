/** The store of personal data on DynamoDB. Another store takes its place behind the same port. */
import {
  BatchWriteCommand,
  type BatchWriteCommandOutput,
  type DynamoDBDocumentClient,
  GetCommand,
  QueryCommand,
} from '@aws-sdk/lib-dynamodb';
import { Busy } from '../../domain/records/errors.ts';
import {
  type People,
  type Personal,
  type PersonalItem,
  type PersonalKind,
  personalSchemas,
} from '../../domain/people/people.ts';
import { personalKey, personalPrefix } from './keys.ts';

const batch = 25;

export class DynamoPeople implements People {
  readonly #client: DynamoDBDocumentClient;
  readonly #table: string;

  constructor(client: DynamoDBDocumentClient, table: string) {
    this.#client = client;
    this.#table = table;
  }

  async put(items: readonly PersonalItem[]): Promise<void> {
    for (let start = 0; start < items.length; start += batch) {
      const puts = items
        .slice(start, start + batch)
        .map(({ kind, of, id, value }) => ({ PutRequest: { Item: { ...personalKey(kind, of, id), id, value } } }));
      let left: Record<string, unknown>[] | undefined = puts;
      for (let attempt = 0; left !== undefined && left.length > 0; attempt += 1) {
        if (attempt > 10) throw new Busy('writing personal data is throttled');
        if (attempt > 0) await new Promise((resolve) => setTimeout(resolve, Math.random() * 20 * 2 ** attempt));
        const answer: BatchWriteCommandOutput = await this.#client.send(
          new BatchWriteCommand({ RequestItems: { [this.#table]: left } }),
        );
        left = answer.UnprocessedItems?.[this.#table];
      }
    }
  }

  async get<K extends PersonalKind>(kind: K, of: string, id: string): Promise<Personal<K> | undefined> {
    const { Item } = await this.#client.send(
      new GetCommand({ TableName: this.#table, Key: personalKey(kind, of, id), ConsistentRead: true }),
    );
    return Item && parse(kind, Item['value']);
  }

  async list<K extends PersonalKind>(kind: K, of: string): Promise<{ id: string; value: Personal<K> }[]> {
    const { Items = [] } = await this.#client.send(
      new QueryCommand({
        TableName: this.#table,
        KeyConditionExpression: 'pk = :pk AND begins_with(sk, :prefix)',
        ExpressionAttributeValues: { ':pk': of, ':prefix': personalPrefix(kind) },
        ConsistentRead: true,
      }),
    );
    return Items.map((item) => ({ id: String(item['id']), value: parse(kind, item['value']) }));
  }
}

const parse = <K extends PersonalKind>(kind: K, value: unknown): Personal<K> =>
  personalSchemas[kind].parse(value) as Personal<K>; // the schema of this kind
