import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { Fact } from '../../domain/facts/fact.ts';
import type { AnyRecord, Claim } from '../../domain/records/records.ts';
import { putItems } from './batch-write.ts';
import { buyerAttributes, buyerKey } from './buyer-item.ts';
import { claimItem, factItem, recordItem, type Tables } from './transaction.ts';

/** A history made in memory: its last state, the keys held, and every fact. */
export type History = {
  readonly all: readonly AnyRecord[];
  readonly claims: readonly Claim[];
  readonly facts: readonly Fact[];
};

/**
 * Writes a history into tables that know nothing of it yet: facts first, records last, so that what can be seen has its
 * past. Writing the same again changes nothing.
 */
export async function loadHistory(
  { all, claims, facts }: History,
  client: DynamoDBDocumentClient,
  tables: Pick<Tables, 'records' | 'journal'>,
): Promise<void> {
  const wallMs = Date.now();
  await putItems(client, tables.journal, facts.map(factItem));
  await putItems(client, tables.records, claims.map(claimItem));
  const buyers = new Map(buyerAttributes(all));
  const records = all.map((record) => {
    const item = recordItem(record, wallMs);
    if (record.kind !== 'score') return item;
    const beside = buyers.get(record.accountId);
    buyers.delete(record.accountId);
    return { ...beside, ...item };
  });
  const unscored = [...buyers].map(([id, attributes]) => ({ ...buyerKey(id), ...attributes }));
  await putItems(client, tables.records, [...unscored, ...records]);
}
