/** What records are found by, on DynamoDB: one item for each term, beside the personal data that many of them are. */
import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { DeleteCommand, type DynamoDBDocumentClient, GetCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import type { FoundBy, Term } from '../../domain/search/found-by.ts';
import { shelfOf } from '../../domain/search/shelves.ts';
import type { SearchIndex } from '../../domain/search/search.ts';
import { putItems } from './batch-write.ts';
import { foundKey, termKey } from './keys.ts';
import { DynamoSearchFinder } from './search-finder.ts';

const Key = z.object({ pk: z.string(), sk: z.string() });
type Key = z.infer<typeof Key>;
const Listed = z.object({ version: z.number(), keys: z.array(Key), leaving: z.array(Key) });
type Listed = z.infer<typeof Listed>;
export class DynamoSearchIndex extends DynamoSearchFinder implements SearchIndex {
  readonly #client: DynamoDBDocumentClient;
  readonly #table: string;

  constructor(client: DynamoDBDocumentClient, table: string) {
    super(client, table);
    this.#client = client;
    this.#table = table;
  }

  /** New terms first, then the record's list of them, then the old ones go: cut off anywhere, a second time makes it whole. */
  async put(found: FoundBy): Promise<void> {
    const { id, version } = found;
    const items = itemsOf(found);
    const keys = keysOf(items);
    let before = await this.#listed(id);
    if (before.version > version) return;
    await putItems(this.#client, this.#table, items);
    for (; before.version <= version; before = await this.#listed(id)) {
      const leaving = without(keys, [...before.keys, ...before.leaving]);
      if (!(await this.#list(id, { version, keys, leaving }, before))) continue; // a rival was faster
      await this.#remove(leaving, version);
      if (leaving.length > 0) await this.#list(id, { version, keys, leaving: [] }, { version });
      return;
    }
    await this.#remove(without(before.keys, keys), version);
  }

  /** Of records that were never put: seeds, imports. Writing the same again changes nothing. */
  load(all: readonly FoundBy[]): Promise<void> {
    return putItems(
      this.#client,
      this.#table,
      all.flatMap((found) => {
        const items = itemsOf(found);
        return [...items, { ...foundKey(found.id), version: found.version, keys: keysOf(items), leaving: [] }];
      }),
    );
  }

  async #listed(id: string): Promise<Listed> {
    const { Item } = await this.#client.send(
      new GetCommand({ TableName: this.#table, Key: foundKey(id), ConsistentRead: true }),
    );
    return Item ? Listed.parse(Item) : { version: 0, keys: [], leaving: [] };
  }

  /** @returns whether the list was still that of the version seen before */
  #list(id: string, { version, keys, leaving }: Listed, before: Pick<Listed, 'version'>): Promise<boolean> {
    const update = new UpdateCommand({
      TableName: this.#table,
      Key: foundKey(id),
      UpdateExpression: 'SET version = :version, #keys = :keys, leaving = :leaving',
      ConditionExpression: 'attribute_not_exists(version) OR version = :before',
      ExpressionAttributeNames: { '#keys': 'keys' },
      ExpressionAttributeValues: { ':version': version, ':keys': keys, ':leaving': leaving, ':before': before.version },
    });
    return held(this.#client.send(update));
  }

  /** Removes terms, but for those a newer version has put again meanwhile. */
  async #remove(keys: readonly Key[], version: number): Promise<void> {
    for (const Key of keys) {
      const remove = new DeleteCommand({
        TableName: this.#table,
        Key,
        ConditionExpression: 'version <= :version',
        ExpressionAttributeValues: { ':version': version },
      });
      await held(this.#client.send(remove));
    }
  }
}

/** Whether the condition of a write held. */
const held = (sending: Promise<unknown>): Promise<boolean> =>
  sending.then(
    () => true,
    (error: unknown) => {
      if (error instanceof ConditionalCheckFailedException) return false;
      throw error;
    },
  );

const keyOf = ({ field, text }: Term, id: string): Key => termKey(shelfOf(field), text, `${field}#${id}`);

const itemsOf = ({ kind, id, version, terms, words }: FoundBy) =>
  terms.map((term) => ({ ...keyOf(term, id), kind, id, field: term.field, words, version }));

const keysOf = (items: readonly Key[]): Key[] => items.map(({ pk, sk }) => ({ pk, sk }));

const without = (some: readonly Key[], all: readonly Key[]): Key[] => {
  const names = new Set(some.map(({ pk, sk }) => `${pk}/${sk}`));
  return all.filter(({ pk, sk }) => !names.has(`${pk}/${sk}`));
};
