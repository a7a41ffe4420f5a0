/** The store of personal data on DynamoDB. Another store takes its place behind the same port. */
import { type DynamoDBDocumentClient, GetCommand, QueryCommand, type QueryCommandOutput } from '@aws-sdk/lib-dynamodb';
import {
  type People,
  type Personal,
  type PersonalItem,
  type PersonalKind,
  personalSchemas,
} from '../../domain/people/people.ts';
import { putItems } from './batch-write.ts';
import { personalKey, personalPrefix } from './keys.ts';

export class DynamoPeople implements People {
  readonly #client: DynamoDBDocumentClient;
  readonly #table: string;

  constructor(client: DynamoDBDocumentClient, table: string) {
    this.#client = client;
    this.#table = table;
  }

  put(items: readonly PersonalItem[]): Promise<void> {
    return putItems(
      this.#client,
      this.#table,
      items.map(({ kind, of, id, value }) => ({ ...personalKey(kind, of, id), id, value })),
    );
  }

  async get<K extends PersonalKind>(kind: K, of: string, id: string): Promise<Personal<K> | undefined> {
    const { Item } = await this.#client.send(
      new GetCommand({ TableName: this.#table, Key: personalKey(kind, of, id), ConsistentRead: true }),
    );
    return Item && parse(kind, Item['value']);
  }

  async list<K extends PersonalKind>(kind: K, of: string): Promise<{ id: string; value: Personal<K> }[]> {
    const found: { id: string; value: Personal<K> }[] = [];
    let start: Record<string, unknown> | undefined;
    do {
      const { Items = [], LastEvaluatedKey }: QueryCommandOutput = await this.#client.send(
        new QueryCommand({
          TableName: this.#table,
          KeyConditionExpression: 'pk = :pk AND begins_with(sk, :prefix)',
          ExpressionAttributeValues: { ':pk': of, ':prefix': personalPrefix(kind) },
          ConsistentRead: true,
          ...(start && { ExclusiveStartKey: start }), // a page holds 1 MB: a hundred long notes
        }),
      );
      found.push(...Items.map((item) => ({ id: String(item['id']), value: parse(kind, item['value']) })));
      start = LastEvaluatedKey;
    } while (start);
    return found;
  }
}

const parse = <K extends PersonalKind>(kind: K, value: unknown): Personal<K> =>
  personalSchemas[kind].parse(value) as Personal<K>; // the schema of this kind
