/** Records found by the beginnings of their terms, on DynamoDB. What writes the terms is `search-index.ts`: who only reads does not carry it. */
import { type DynamoDBDocumentClient, QueryCommand, type QueryCommandOutput } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import type { Probe } from '../../domain/search/probes.ts';
import type { Hit, SearchIndex } from '../../domain/search/search.ts';
import { spellings } from '../../domain/search/spellings.ts';
import { present } from '../../domain/present.ts';
import { termKey, wordHead } from './keys.ts';

const StoredTerm = z.object({
  kind: z.enum(['lead', 'deal', 'account', 'person']),
  id: z.string(),
  field: z.enum(['company', 'name', 'phone', 'email', 'tax-id', 'number', 'id']),
  sk: z.string(),
});

/** Terms of each word that are looked at first: whichever word has no more is the rare one, and its records are the answer. */
const firstLook = 1000;
/** Pages of 1 MB read when every word is common: about 15,000 terms that begin like the first. */
const mostPages = 3;

export class DynamoSearchFinder implements Pick<SearchIndex, 'find'> {
  readonly #client: DynamoDBDocumentClient;
  readonly #table: string;

  constructor(client: DynamoDBDocumentClient, table: string) {
    this.#client = client;
    this.#table = table;
  }

  async find(probe: Probe, limit: number): Promise<Hit[]> {
    const looks = await Promise.all(
      rotations(probe).map(async (reading) => this.#page(reading, probe.also.length > 0 ? firstLook : limit)),
    );
    const whole = looks.find(({ next }) => next === undefined);
    return (whole?.hits ?? (await this.#through(probe, looks[0], limit))).slice(0, limit);
  }

  /** The hits of a first look and of the pages behind it. */
  async #through(probe: Probe, { hits, next }: Page = { hits: [] }, limit: number): Promise<Hit[]> {
    const found = [...hits];
    let start = next;
    for (let page = 0; page < mostPages && found.length < limit && start; page += 1) {
      const more = await this.#page(probe, undefined, start);
      found.push(...more.hits);
      start = more.next;
    }
    return found;
  }

  async #page({ shelf, text, also }: Probe, Limit?: number, ExclusiveStartKey?: Key): Promise<Page> {
    const { pk, sk } = termKey(shelf, text);
    const { Items = [], LastEvaluatedKey: next }: QueryCommandOutput = await this.#client.send(
      new QueryCommand({
        TableName: this.#table,
        KeyConditionExpression: 'pk = :pk AND begins_with(sk, :text)',
        ...withWords(also, { ':pk': pk, ':text': sk.slice(0, -1) }),
        Limit,
        ExclusiveStartKey,
      }),
    );
    return { hits: Items.map(hitOf), ...present({ next }) };
  }
}

type Key = Record<string, unknown>;
type Page = { readonly hits: readonly Hit[]; readonly next?: Key };

/** Whether one look finds all that begin with a word: a short one is looked up whole, one of either alphabet stands under both. */
const isLookedUp = (word: string): boolean => word.length >= wordHead && spellings(word).length === 1;

/** A probe by each of its words that can be looked up, the first one first. */
const rotations = ({ shelf, text, also }: Probe): Probe[] =>
  [text, ...also.filter(isLookedUp)].map((word) => ({
    shelf,
    text: word,
    also: [text, ...also].filter((other) => other !== word),
  }));

/** Only records that have all these words, in any of their spellings. */
function withWords(words: readonly string[], values: Record<string, string>) {
  const spelled = words.map((word, n) => spellings(word).map((spelling, m) => ({ name: `:word${n}_${m}`, spelling })));
  const filter = spelled.map((any) => any.map(({ name }) => `contains(words, ${name})`).join(' OR '));
  return {
    ExpressionAttributeValues: {
      ...values,
      ...Object.fromEntries(spelled.flat().map(({ name, spelling }) => [name, ` ${spelling}`])),
    },
    ...(filter.length > 0 && { FilterExpression: `(${filter.join(') AND (')})` }),
  };
}

function hitOf(item: Record<string, unknown>): Hit {
  const { kind, id, field, sk } = StoredTerm.parse(item);
  return { kind, id, field, text: sk.slice(0, sk.lastIndexOf(`#${field}#`)) };
}
