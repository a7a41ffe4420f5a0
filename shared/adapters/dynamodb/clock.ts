import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { type DynamoDBDocumentClient, GetCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import type { Clock } from '../../domain/clock.ts';
import { clockKey } from './keys.ts';

export const systemClock: Clock = { now: () => Promise.resolve(new Date().toISOString()) };

/** The clock of the local stages: the system's, moved forward by what `Guard` says. */
export class AdjustableClock implements Clock {
  readonly #client: DynamoDBDocumentClient;
  readonly #table: string;

  constructor(client: DynamoDBDocumentClient, table: string) {
    this.#client = client;
    this.#table = table;
  }

  async now(): Promise<string> {
    return new Date(Date.now() + (await this.#offset())).toISOString();
  }

  /** Moves the clock to an instant; never back, since facts would then be recorded before their causes. */
  async moveTo(instant: string): Promise<void> {
    const offset = Date.parse(instant) - Date.now();
    if (offset <= 0) return;
    const forward = new UpdateCommand({
      TableName: this.#table,
      Key: clockKey,
      UpdateExpression: 'SET offsetMs = :offset',
      ConditionExpression: 'attribute_not_exists(offsetMs) OR offsetMs < :offset',
      ExpressionAttributeValues: { ':offset': offset },
    });
    await this.#client.send(forward).catch((error: unknown) => {
      if (!(error instanceof ConditionalCheckFailedException)) throw error; // it stands later already
    });
  }

  async #offset(): Promise<number> {
    const { Item } = await this.#client.send(
      new GetCommand({ TableName: this.#table, Key: clockKey, ConsistentRead: true }),
    );
    return typeof Item?.['offsetMs'] === 'number' ? Item['offsetMs'] : 0;
  }
}
