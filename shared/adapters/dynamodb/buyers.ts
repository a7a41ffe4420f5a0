/** The store of buyers on DynamoDB. Pages are taken as they came over the wire. */
import { type DynamoDBClient, GetItemCommand, QueryCommand, type QueryCommandInput } from '@aws-sdk/client-dynamodb';
import type { Buyer, Buyers } from '../../domain/return/buyer.ts';
import { buyerFrom, buyerKey, type WireItem } from './buyer-item.ts';
import { scanBuyers } from './buyer-scan.ts';
import { buyerPkOf, buyerShards } from './keys.ts';
import { bodyOf } from './wire.ts';

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
    const body = bodyOf(query);
    await this.#client.send(query);
    return body().toString();
  }
}

type BuyerPage = { readonly buyers: Buyer[]; readonly next: WirePage['LastEvaluatedKey'] };

/** The buyers of a page as it came over the wire, and where the next one begins. */
export function readPage(page: string): BuyerPage {
  const scanned = scanBuyers(page);
  const { Items = [], LastEvaluatedKey: next } = JSON.parse(scanned?.rest ?? page) as WirePage;
  return { buyers: scanned?.buyers ?? Items.map(buyerFrom), next };
}
