import { BatchGetCommand, type DynamoDBDocumentClient, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import { present } from '../../domain/present.ts';
import type { LastRun, LastRuns, RunEnd, Runs } from '../../domain/operations/runs.ts';
import { runKey } from './keys.ts';

/** Longer than any period. */
const keptSeconds = 90 * 86_400;

const Item = z.object({
  name: z.string(),
  startedAt: z.string(),
  endedAt: z.string().optional(),
  end: z
    .discriminatedUnion('ok', [
      z.object({ ok: z.literal(true), counts: z.record(z.string(), z.number()) }),
      z.object({ ok: z.literal(false), why: z.string() }),
    ])
    .optional(),
});

/** The last run of each schedule, in the table of short-lived items. */
export class DynamoRuns implements LastRuns {
  readonly #client: DynamoDBDocumentClient;
  readonly #table: string;

  constructor(client: DynamoDBDocumentClient, table: string) {
    this.#client = client;
    this.#table = table;
  }

  /** Where one schedule notes its runs. */
  of(name: string): Runs {
    return {
      began: () => this.#note(name, { startedAt: this.#now() }),
      ended: (end) => this.#note(name, { endedAt: this.#now(), end }),
    };
  }

  async last(names: readonly string[]): Promise<ReadonlyMap<string, LastRun>> {
    const { Responses } = await this.#client.send(
      new BatchGetCommand({ RequestItems: { [this.#table]: { Keys: names.map(runKey), ConsistentRead: true } } }),
    );
    const items = (Responses?.[this.#table] ?? []).map((item) => Item.parse(item));
    return new Map(items.map(({ name, ...run }) => [name, run]));
  }

  #now = (): string => new Date().toISOString();

  async #note(
    name: string,
    { startedAt, endedAt, end }: { startedAt?: string; endedAt?: string; end?: RunEnd },
  ): Promise<void> {
    const values = Object.entries(present({ name, startedAt, endedAt, end, expiresAt: this.#expiry() }));
    await this.#client.send(
      new UpdateCommand({
        TableName: this.#table,
        Key: runKey(name),
        UpdateExpression: `SET ${values.map(([key]) => `#${key} = :${key}`).join(', ')}`,
        ExpressionAttributeNames: Object.fromEntries(values.map(([key]) => [`#${key}`, key])),
        ExpressionAttributeValues: Object.fromEntries(values.map(([key, value]) => [`:${key}`, value])),
      }),
    );
  }

  #expiry = (): number => Math.floor(Date.now() / 1000) + keptSeconds;
}
