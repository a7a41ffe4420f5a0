import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { type DynamoDBDocumentClient, PutCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import type { Guard } from '../../domain/guard.ts';
import { nonceKey, rateKey } from './keys.ts';

/** The table of short-lived items. Its TTL deletes days late, so what has expired is told by its own time. */
export class DynamoGuard implements Guard {
  readonly #client: DynamoDBDocumentClient;
  readonly #table: string;

  constructor(client: DynamoDBDocumentClient, table: string) {
    this.#client = client;
    this.#table = table;
  }

  async hit(bucket: string, seconds: number): Promise<number> {
    const window = Math.floor(Date.now() / 1000 / seconds);
    const { Attributes } = await this.#client.send(
      new UpdateCommand({
        TableName: this.#table,
        Key: rateKey(`${bucket}/${String(window)}`),
        UpdateExpression: 'ADD hits :one SET expiresAt = :expiresAt',
        ExpressionAttributeValues: { ':one': 1, ':expiresAt': (window + 2) * seconds },
        ReturnValues: 'UPDATED_NEW',
      }),
    );
    return Number(Attributes?.['hits']);
  }

  async once(name: string, seconds: number): Promise<boolean> {
    const now = Math.floor(Date.now() / 1000);
    try {
      await this.#client.send(
        new PutCommand({
          TableName: this.#table,
          Item: { ...nonceKey(name), expiresAt: now + seconds },
          ConditionExpression: 'attribute_not_exists(pk) OR expiresAt < :now',
          ExpressionAttributeValues: { ':now': now },
        }),
      );
      return true;
    } catch (error) {
      if (error instanceof ConditionalCheckFailedException) return false;
      throw error;
    }
  }
}
