/** The store of personal data on DynamoDB. Another store takes its place behind the same port. */
import {
  type DynamoDBDocumentClient,
  GetCommand,
  QueryCommand,
  type QueryCommandOutput,
  ScanCommand,
  type ScanCommandOutput,
} from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import type { Clock } from '../../domain/clock.ts';
import {
  type People,
  type Personal,
  type PersonalItem,
  type PersonalKind,
  personalKinds,
  type PersonalRef,
  personalSchemas,
} from '../../domain/people/people.ts';
import { deleteItems, putItems } from './batch-write.ts';
import { personalKey, personalPrefix, personalRef } from './keys.ts';

export class DynamoPeople implements People {
  readonly #client: DynamoDBDocumentClient;
  readonly #table: string;
  readonly #clock: Clock;

  constructor(client: DynamoDBDocumentClient, table: string, clock: Clock) {
    this.#client = client;
    this.#table = table;
    this.#clock = clock;
  }

  async put(items: readonly PersonalItem[]): Promise<void> {
    const putAt = await this.#clock.now();
    await putItems(
      this.#client,
      this.#table,
      items.map(({ kind, of, id, value }) => ({ ...personalKey(kind, of, id), id, value, putAt })),
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

  async *putBetween(from: string, to: string): AsyncGenerator<readonly PersonalRef[]> {
    let start: Record<string, unknown> | undefined;
    do {
      const { Items = [], LastEvaluatedKey }: ScanCommandOutput = await this.#client.send(
        new ScanCommand({
          TableName: this.#table,
          FilterExpression: 'putAt BETWEEN :from AND :to',
          ExpressionAttributeValues: { ':from': from, ':to': to },
          ProjectionExpression: 'pk, sk',
          ...(start && { ExclusiveStartKey: start }),
        }),
      );
      yield Items.map((item) => Ref.parse(personalRef(Key.parse(item))));
      start = LastEvaluatedKey;
    } while (start);
  }

  remove(items: readonly PersonalRef[]): Promise<void> {
    const keys = items.map(({ kind, of, id }) => personalKey(kind, of, id));
    return deleteItems(this.#client, this.#table, keys);
  }
}

const Key = z.object({ pk: z.string(), sk: z.string() });
const Ref = z.object({
  kind: z.enum(personalKinds),
  of: z.string(),
  id: z.string(),
});

const parse = <K extends PersonalKind>(kind: K, value: unknown): Personal<K> =>
  personalSchemas[kind].parse(value) as Personal<K>; // the schema of this kind
