/** Records found by the beginnings of their terms, on DynamoDB. What writes the terms is `search-index.ts`: who only reads does not carry it. */
import { type DynamoDBDocumentClient, QueryCommand, type QueryCommandOutput } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import type { Probe } from '../../domain/search/probes.ts';
import type { Hit, SearchIndex } from '../../domain/search/search.ts';
import { termKey } from './keys.ts';

const StoredTerm = z.object({
  kind: z.enum(['lead', 'deal', 'account', 'person']),
  id: z.string(),
  field: z.enum(['company', 'name', 'phone', 'email', 'tax-id', 'number', 'id']),
  sk: z.string(),
});

/** Pages of 1 MB read for one reading of what was typed: about 15,000 terms that begin alike. */
const mostPages = 3;

export class DynamoSearchFinder implements Pick<SearchIndex, 'find'> {
  readonly #client: DynamoDBDocumentClient;
  readonly #table: string;

  constructor(client: DynamoDBDocumentClient, table: string) {
    this.#client = client;
    this.#table = table;
  }

  async find({ shelf, text, also }: Probe, limit: number): Promise<Hit[]> {
    const { pk, sk } = termKey(shelf, text);
    const found: Hit[] = [];
    let start: Record<string, unknown> | undefined;
    for (let page = 0; page < mostPages && found.length < limit; page += 1) {
      const { Items = [], LastEvaluatedKey }: QueryCommandOutput = await this.#client.send(
        new QueryCommand({
          TableName: this.#table,
          KeyConditionExpression: 'pk = :pk AND begins_with(sk, :text)',
          ExpressionAttributeValues: { ':pk': pk, ':text': sk.slice(0, -1), ...wordValues(also) },
          ...(also.length > 0 ? { FilterExpression: wordFilter(also) } : { Limit: limit }),
          ...(start && { ExclusiveStartKey: start }),
        }),
      );
      found.push(...Items.map(hitOf));
      start = LastEvaluatedKey;
      if (start === undefined) break;
    }
    return found.slice(0, limit);
  }
}

const wordFilter = (words: readonly string[]): string =>
  words.map((_, n) => `contains(words, :word${String(n)})`).join(' AND ');
const wordValues = (words: readonly string[]): Record<string, string> =>
  Object.fromEntries(words.map((word, n) => [`:word${String(n)}`, ` ${word}`]));

function hitOf(item: Record<string, unknown>): Hit {
  const { kind, id, field, sk } = StoredTerm.parse(item);
  return { kind, id, field, text: sk.slice(0, sk.lastIndexOf(`#${field}#`)) };
}
