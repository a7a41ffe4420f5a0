/** The journal as reports read it, which ask for excerpts of a million facts. */
import { type DynamoDBDocumentClient, QueryCommand } from '@aws-sdk/lib-dynamodb';
import type { Excerpt } from '../../domain/records/excerpt.ts';
import type { Excerpted, Excerpts } from '../../domain/records/records.ts';
import { excerpted, readExcerpts } from './excerpt-page.ts';
import { DynamoJournal } from './journal.ts';
import { factsIn, type Happening, ofMonths } from './months.ts';
import { Texts } from './texts.ts';
import { bodyOf } from './wire.ts';

export class ReportJournal extends DynamoJournal implements Excerpts {
  readonly #client: DynamoDBDocumentClient;
  readonly #table: string;

  constructor(client: DynamoDBDocumentClient, table: string) {
    super(client, table);
    this.#client = client;
    this.#table = table;
  }

  excerpts(from: string, before: string, asked: Excerpted): AsyncIterable<readonly Excerpt[]> {
    const texts = new Texts();
    return ofMonths(from, before, (key) => this.#pagesOf(key, { from, before, ...asked }, texts));
  }

  async *#pagesOf(key: string, asked: Happening & Excerpted, texts: Texts): AsyncGenerator<readonly Excerpt[], void> {
    const names = new Set(asked.names);
    let start: Record<string, unknown> | undefined;
    do {
      const query = new QueryCommand({ TableName: this.#table, ...excerptsIn(key, asked), ExclusiveStartKey: start });
      const body = bodyOf(query);
      await this.#client.send(query);
      const { facts, next } = readExcerpts(body(), names, texts);
      yield facts;
      start = next;
    } while (start);
  }
}

/** The query for excerpts: what they leave out stays in the table. */
function excerptsIn(key: string, asked: Happening & Excerpted) {
  const { FilterExpression, ExpressionAttributeValues, ...facts } = factsIn(key, asked);
  const kinds = Object.fromEntries(asked.kinds.map((kind, n) => [`:kind${String(n)}`, kind]));
  return {
    ...facts,
    FilterExpression: `#subject.#kind IN (${Object.keys(kinds).join(', ')}) AND ${FilterExpression}`,
    ProjectionExpression: excerpted.map((name) => `#${name}`).join(', '),
    ExpressionAttributeNames: { '#kind': 'kind', ...Object.fromEntries(excerpted.map((name) => [`#${name}`, name])) },
    ExpressionAttributeValues: { ...ExpressionAttributeValues, ...kinds },
  };
}
