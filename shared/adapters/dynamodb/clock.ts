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
    if (offset <= (await this.#offset())) return;
    await this.#client.send(
      new UpdateCommand({
        TableName: this.#table,
        Key: clockKey,
        UpdateExpression: 'SET offsetMs = :offset',
        ExpressionAttributeValues: { ':offset': offset },
      }),
    );
  }

  async #offset(): Promise<number> {
    const { Item } = await this.#client.send(
      new GetCommand({ TableName: this.#table, Key: clockKey, ConsistentRead: true }),
    );
    return typeof Item?.['offsetMs'] === 'number' ? Item['offsetMs'] : 0;
  }
}
