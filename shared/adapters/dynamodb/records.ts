/** The store of records and facts on DynamoDB. */
import {
  BatchGetCommand,
  type DynamoDBDocumentClient,
  GetCommand,
  QueryCommand,
  TransactWriteCommand,
} from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import type { Clock } from '../../domain/clock.ts';
import type { FollowedKind } from '../../domain/pipeline/where.ts';
import { present } from '../../domain/present.ts';
import type { Fact } from '../../domain/facts/fact.ts';
import { recordFacts } from '../../domain/facts/record-facts.ts';
import { AlreadyDone, Busy, KeyReused, KeyTaken, StaleVersion } from '../../domain/records/errors.ts';
import { assertFits, isEmpty } from '../../domain/records/limits.ts';
import { prefixOf } from '../../domain/records/listing.ts';
import {
  type Commit,
  type Entry,
  type Idempotency,
  type Listing,
  type Page,
  type RecordKind,
  type RecordOf,
  type Records,
  recordSchemas,
  type Ref,
  type Parked,
} from '../../domain/records/records.ts';
import { decodeCursor, encodeCursor } from '../cursor.ts';
import { claimKey, indexPk, indexSk, recordKey, requestKey } from './keys.ts';
import { actionsOf, type Cancelled, readCancellation, secondsOf, type Tables } from './transaction.ts';

const StoredRequest = z.object({ fingerprint: z.string(), answer: z.unknown(), expiresAt: z.number() });
const StoredKey = z.object({ holder: z.object({ kind: z.string(), id: z.string() }) });
const StoredWaiting = z.object({
  leg: z.number(),
  generation: z.number(),
  token: z.string(),
  execution: z.string(),
  until: z.string(),
  definition: z.string(),
});

type Options = {
  readonly client: DynamoDBDocumentClient;
  readonly tables: Tables;
  readonly clock: Clock;
  readonly newId: () => string;
  /** How long a commit may try while the store is busy or in conflict. @default 8000 */
  readonly patienceMs?: number;
};

type Keys = Record<string, unknown>[];
type ListPage = Parameters<Records['list']>[1];

const batch = 100;
const mostReads = 10;
const longestPauseMs = 400;
const pause = (attempt: number): Promise<void> =>
  // full jitter, so that rivals do not meet again
  new Promise((resolve) => setTimeout(resolve, Math.random() * Math.min(longestPauseMs, 20 * 2 ** attempt)));

export class DynamoRecords implements Records {
  readonly #options: Options;

  constructor(options: Options) {
    this.#options = options;
  }

  async get<K extends RecordKind>(kind: K, id: string): Promise<RecordOf<K> | undefined> {
    const { client, tables } = this.#options;
    const { Item } = await client.send(
      new GetCommand({ TableName: tables.records, Key: recordKey({ kind, id }), ConsistentRead: true }),
    );
    return Item && isRecord(Item) ? parse(kind, Item['state']) : undefined;
  }

  async getMany<K extends RecordKind>(kind: K, ids: readonly string[]): Promise<RecordOf<K>[]> {
    return (await this.#items(kind, ids)).map((item) => parse(kind, item['state']));
  }

  async standing<K extends FollowedKind | 'import'>(kind: K, ids: readonly string[]): Promise<Parked<RecordOf<K>>[]> {
    return (await this.#items(kind, ids)).map((item) => ({
      record: parse(kind, item['state']),
      changedAt: z.string().parse(item['changedAt']),
      ...(item['waiting'] !== undefined && { waiting: StoredWaiting.parse(item['waiting']) }),
    }));
  }

  async #items(kind: RecordKind, ids: readonly string[]): Promise<Record<string, unknown>[]> {
    const found: Record<string, unknown>[] = [];
    const once = [...new Set(ids)];
    for (let start = 0; start < once.length; start += batch)
      found.push(...(await this.#batch(kind, once.slice(start, start + batch))));
    return found.filter(isRecord);
  }

  async #batch(kind: RecordKind, ids: readonly string[]): Promise<Record<string, unknown>[]> {
    const found: Record<string, unknown>[] = [];
    let keys: Keys = ids.map((id) => recordKey({ kind, id }));
    for (let attempt = 0; keys.length > 0; attempt += 1) {
      if (attempt > mostReads) throw new Busy('reading many records is throttled');
      if (attempt > 0) await pause(attempt);
      const { items, left } = await this.#read(keys);
      found.push(...items);
      keys = left;
    }
    return found;
  }

  async #read(keys: Keys): Promise<{ items: Record<string, unknown>[]; left: Keys }> {
    const { client, tables } = this.#options;
    const { Responses, UnprocessedKeys } = await client.send(
      new BatchGetCommand({ RequestItems: { [tables.records]: { Keys: keys, ConsistentRead: true } } }),
    );
    return { items: Responses?.[tables.records] ?? [], left: UnprocessedKeys?.[tables.records]?.Keys ?? [] };
  }

  async holderOf(key: string): Promise<Ref | undefined> {
    const { client, tables } = this.#options;
    const { Item } = await client.send(
      new GetCommand({ TableName: tables.records, Key: claimKey(key), ConsistentRead: true }),
    );
    return Item && (StoredKey.parse(Item).holder as Ref); // written by a claim, whose holder is a Ref
  }

  async list(listing: Listing, { limit = 50, cursor, newestFirst = false }: ListPage = {}): Promise<Page<Entry>> {
    const { client, tables } = this.#options;
    const { Items = [], LastEvaluatedKey } = await client.send(
      new QueryCommand({
        TableName: tables.records,
        IndexName: listing.index,
        ...listCondition(listing),
        ScanIndexForward: !newestFirst,
        Limit: limit,
        ExclusiveStartKey: cursor === undefined ? undefined : decodeCursor(cursor, keyIn(listing)),
      }),
    );
    return { items: Items as Entry[], ...present({ next: encodeCursor(LastEvaluatedKey) }) }; // the index projects an Entry
  }

  answered(request: Pick<Idempotency, 'key' | 'fingerprint'>): Promise<{ answer: unknown } | undefined> {
    return this.#answered(request, Date.now());
  }

  /** What a request was told, by the same clock that the condition of a commit went by. */
  async #answered(
    { key, fingerprint }: Pick<Idempotency, 'key' | 'fingerprint'>,
    wallMs: number,
  ): Promise<{ answer: unknown } | undefined> {
    const { client, tables } = this.#options;
    const { Item } = await client.send(
      new GetCommand({ TableName: tables.guard, Key: requestKey(key), ConsistentRead: true }),
    );
    if (Item === undefined) return undefined;
    const served = StoredRequest.parse(Item);
    if (served.expiresAt <= secondsOf(wallMs)) return undefined;
    if (served.fingerprint !== fingerprint) throw new KeyReused(key);
    return { answer: served.answer };
  }

  async commit(commit: Commit): Promise<readonly Fact[]> {
    const { clock, newId, client, tables, patienceMs = 8000 } = this.#options;
    assertFits(commit);
    if (isEmpty(commit)) return [];
    const commitId = newId();
    const facts = recordFacts(commit, { at: await clock.now(), commitId });
    const started = Date.now();
    // The same token and the same actions each time: an attempt whose answer was lost is not taken for a rival's.
    const transaction = { TransactItems: actionsOf(commit, facts, tables, started), ClientRequestToken: commitId };
    for (let attempt = 0; ; attempt += 1) {
      try {
        await client.send(new TransactWriteCommand(transaction));
        return facts;
      } catch (error) {
        const cancelled = readCancellation(error, commit);
        if (cancelled === undefined) throw error;
        if (cancelled.why !== 'try-again') return await this.#refuse(cancelled, commit, started, error);
        if (Date.now() - started > patienceMs)
          throw new Busy(`the store was busy for ${String(patienceMs)} ms`, { cause: error });
        await pause(attempt);
      }
    }
  }

  async #refuse(
    cancelled: Exclude<Cancelled, { why: 'try-again' }>,
    { idempotency }: Commit,
    started: number,
    cause: unknown,
  ): Promise<never> {
    if (cancelled.why === 'claims') throw new KeyTaken(cancelled.claims, { cause });
    if (cancelled.why === 'stale') throw new StaleVersion(cancelled.refs, { cause });
    const served = idempotency && (await this.#answered(idempotency, started));
    throw served ? new AlreadyDone(served.answer, { cause }) : cause;
  }
}

/** Purchases of an account without a score are no record yet. */
const isRecord = (item: Record<string, unknown>): boolean => item['state'] !== undefined;

/** The key of an entry of a list: what its cursors carry. */
const keyIn = (listing: Listing) =>
  z.strictObject({
    pk: z.string().min(1),
    sk: z.string().min(1),
    [indexPk[listing.index]]: z.literal(listing.of),
    [indexSk[listing.index]]: z.string().startsWith(prefixOf(listing)),
  });

/** All of a list, or what of it begins as asked. */
function listCondition(listing: Listing) {
  const names = { '#pk': indexPk[listing.index] };
  const prefix = prefixOf(listing);
  if (prefix === '')
    return {
      KeyConditionExpression: '#pk = :pk',
      ExpressionAttributeNames: names,
      ExpressionAttributeValues: { ':pk': listing.of },
    };
  return {
    KeyConditionExpression: '#pk = :pk AND begins_with(#sk, :prefix)',
    ExpressionAttributeNames: { ...names, '#sk': indexSk[listing.index] },
    ExpressionAttributeValues: { ':pk': listing.of, ':prefix': prefix },
  };
}

/** A stored record, checked against its schema: what was written by an older release must still be readable. */
const parse = <K extends RecordKind>(kind: K, state: unknown): RecordOf<K> =>
  recordSchemas[kind]().parse(state) as RecordOf<K>; // the schema of this kind
