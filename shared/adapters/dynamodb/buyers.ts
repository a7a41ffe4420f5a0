/** The store of buyers on DynamoDB. Pages are taken as they came over the wire: the SDK's own reader of them takes longer than all the rest. */
import type { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { type DynamoDBClient, GetItemCommand, QueryCommand, type QueryCommandInput } from '@aws-sdk/client-dynamodb';
import { HttpResponse } from '@smithy/core/transport';
import type { Buyer, Buyers } from '../../domain/return/buyer.ts';
import { buyerFrom, buyerKey, type WireItem } from './buyer-item.ts';
import { scanBuyers } from './buyer-scan.ts';
import { buyerPkOf, buyerShards } from './keys.ts';

type WirePage = {
  readonly Items?: readonly WireItem[];
  readonly LastEvaluatedKey?: QueryCommandInput['ExclusiveStartKey'];
};

export class DynamoBuyers implements Buyers {
  readonly #client: DynamoDBClient;
  readonly #table: string;

  constructor(client: DynamoDBClient, table: string) {
    this.#client = client;
    this.#table = table;
  }

  async get(accountId: string): Promise<Buyer | undefined> {
    const { pk, sk } = buyerKey(accountId);
    const { Item } = await this.#client.send(
      new GetItemCommand({ TableName: this.#table, Key: { pk: { S: pk }, sk: { S: sk } }, ConsistentRead: true }),
    );
    return Item?.['buyerPk'] && buyerFrom(Item);
  }

  parts(): readonly AsyncIterable<readonly Buyer[]>[] {
    return Array.from({ length: buyerShards }, (_, shard) => this.#part(buyerPkOf(shard)));
  }

  async *#part(of: string): AsyncGenerator<readonly Buyer[]> {
    let start: WirePage['LastEvaluatedKey'];
    do {
      const { buyers, next } = readPage(await this.#page(of, start));
      yield buyers;
      start = next;
    } while (start);
  }

  async #page(of: string, start: WirePage['LastEvaluatedKey']): Promise<string> {
    const query = new QueryCommand({
      TableName: this.#table,
      IndexName: 'buyers',
      KeyConditionExpression: 'buyerPk = :of',
      ExpressionAttributeValues: { ':of': { S: of } },
      ExclusiveStartKey: start,
    });
    let page = '{}';
    query.middlewareStack.add(
      (next) => async (call) => {
        const answer = await next(call);
        if (!HttpResponse.isInstance(answer.response) || answer.response.statusCode !== 200) return answer;
        page = await text(answer.response.body as Readable); // by its protocol
        answer.response.body = nothing;
        return answer;
      },
      { step: 'deserialize', priority: 'low', name: 'page' }, // before the SDK's own, which finds nothing left
    );
    await this.#client.send(query);
    return page;
  }
}

const nothing = new TextEncoder().encode('{}');

type BuyerPage = { readonly buyers: Buyer[]; readonly next: WirePage['LastEvaluatedKey'] };

/** The buyers of a page as it came over the wire, and where the next one begins. */
export function readPage(page: string): BuyerPage {
  const scanned = scanBuyers(page);
  const { Items = [], LastEvaluatedKey: next } = JSON.parse(scanned?.rest ?? page) as WirePage;
  return { buyers: scanned?.buyers ?? Items.map(buyerFrom), next };
}
