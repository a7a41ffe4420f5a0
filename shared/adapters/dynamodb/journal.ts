/** The journal, read: by record, and by when facts were recorded. */
import { type DynamoDBDocumentClient, QueryCommand } from '@aws-sdk/lib-dynamodb';
import { marshall, unmarshall } from '@aws-sdk/util-dynamodb';
import * as z from 'zod';
import { present } from '../../domain/present.ts';
import { Fact } from '../../domain/facts/fact.ts';
import type { Changed, Happened, History, Journal, Page, Ref } from '../../domain/records/records.ts';
import { decodeCursor, encodeCursor } from '../cursor.ts';
import { behindVersion, hourKey, shards } from './keys.ts';
import { factsIn, type Happening, ofMonths } from './months.ts';

const Stored = z.object(Fact().shape); // the item carries keys beside the fact
const StoredChange = z.object({
  pk: z.string(),
  version: z.number().optional(),
  subject: z.object({ kind: z.string(), id: z.string() }),
  recordedSk: z.string(),
});

/** The fact of a stream record's new image. */
export const factFromImage = (image: unknown): Fact =>
  Stored.parse(unmarshall(image as Parameters<typeof unmarshall>[0])); // the schema checks what came

/** Facts as the stream brings them to a consumer. */
export const streamOf = (facts: readonly Fact[]) => ({
  Records: facts.map((fact) => ({
    eventID: fact.id,
    eventName: 'INSERT',
    dynamodb: { NewImage: marshall(fact, { removeUndefinedValues: true }) },
  })),
});

const hourMs = 3_600_000;

type JournalPage = NonNullable<Parameters<Journal['of']>[1]>;

/** The facts of a record, behind one of its versions. */
const behind = (id: string, version: number | undefined) =>
  version === undefined
    ? { KeyConditionExpression: 'pk = :pk', ExpressionAttributeValues: { ':pk': id } }
    : {
        KeyConditionExpression: 'pk = :pk AND sk > :after',
        ExpressionAttributeValues: { ':pk': id, ':after': behindVersion(version) },
      };

/** The key of a fact among them: what cursors carry. */
const keyOf = (id: string, version: number | undefined) =>
  z.strictObject({
    pk: z.literal(id),
    sk: z
      .string()
      .min(1)
      .refine((sk) => version === undefined || sk > behindVersion(version)),
  });

export class DynamoJournal implements Journal, History {
  readonly #client: DynamoDBDocumentClient;
  readonly #table: string;

  constructor(client: DynamoDBDocumentClient, table: string) {
    this.#client = client;
    this.#table = table;
  }

  async of(
    { id }: Pick<Ref, 'id'>,
    { after, limit = 50, newestFirst = false, cursor }: JournalPage = {},
  ): Promise<Page<Fact>> {
    const { Items = [], LastEvaluatedKey } = await this.#client.send(
      new QueryCommand({
        TableName: this.#table,
        ...behind(id, after),
        ScanIndexForward: !newestFirst,
        ConsistentRead: true,
        Limit: limit,
        ExclusiveStartKey: cursor === undefined ? undefined : decodeCursor(cursor, keyOf(id, after)),
      }),
    );
    return { items: Items.map((item) => Stored.parse(item)), ...present({ next: encodeCursor(LastEvaluatedKey) }) };
  }

  async changesBetween(from: string, to: string): Promise<readonly Changed[]> {
    const found: (Changed & { at: string })[] = [];
    for (let hour = Date.parse(`${from.slice(0, 13)}:00:00.000Z`); hour <= Date.parse(to); hour += hourMs) {
      const keys = Array.from({ length: shards }, (_, shard) =>
        hourKey(new Date(hour).toISOString().slice(0, 13), shard),
      );
      for (const pages of await Promise.all(keys.map((key) => this.#recorded(key, from, to)))) found.push(...pages);
    }
    return found.sort((a, b) => (a.at < b.at ? -1 : 1)).map(({ kind, id, version }) => ({ kind, id, version }));
  }

  async #recorded(key: string, from: string, to: string): Promise<(Changed & { at: string })[]> {
    const found: (Changed & { at: string })[] = [];
    let start: Record<string, unknown> | undefined;
    do {
      const { Items = [], LastEvaluatedKey } = await this.#client.send(
        new QueryCommand({
          TableName: this.#table,
          IndexName: 'recorded',
          KeyConditionExpression: 'recordedPk = :pk AND recordedSk BETWEEN :from AND :to',
          ExpressionAttributeValues: { ':pk': key, ':from': from, ':to': `${to}~` },
          ExclusiveStartKey: start,
        }),
      );
      for (const item of Items) {
        const { subject, version = 0, recordedSk } = StoredChange.parse(item);
        found.push({ kind: subject.kind, id: subject.id, version, at: recordedSk });
      }
      start = LastEvaluatedKey;
    } while (start);
    return found;
  }

  happened(from: string, before: string, asked: Happened): AsyncIterable<readonly Fact[]> {
    return ofMonths(from, before, (key) => this.#ofMonth(key, { from, before, ...asked }));
  }

  async *#ofMonth(key: string, asked: Happening): AsyncGenerator<readonly Fact[], void> {
    let start: Record<string, unknown> | undefined;
    do {
      const { Items = [], LastEvaluatedKey } = await this.#client.send(
        new QueryCommand({
          TableName: this.#table,
          ...factsIn(key, asked),
          ExclusiveStartKey: start,
        }),
      );
      yield Items.map((item) => Stored.parse(item));
      start = LastEvaluatedKey;
    } while (start);
  }
}
