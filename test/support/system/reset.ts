import { BatchWriteCommand } from '@aws-sdk/lib-dynamodb';
import { loadHistory } from '../../../shared/adapters/dynamodb/load.ts';
import { keysOf } from '../../../shared/domain/products/keys.ts';
import { register } from '../domain/contexts.ts';
import { everythingStands } from './everything-stands.ts';
import { running, stop } from './executions.ts';
import { system } from './system.ts';
import { documents, itemsOf, type TableName } from './tables.ts';
import { until } from './until.ts';

async function empty(table: TableName): Promise<void> {
  const keys = (await itemsOf(table, 'pk, sk')).map(({ pk, sk }) => ({ DeleteRequest: { Key: { pk, sk } } }));
  for (let start = 0; start < keys.length; start += 25)
    await documents.send(
      new BatchWriteCommand({ RequestItems: { [system.tables[table] ?? '']: keys.slice(start, start + 25) } }),
    );
}

/** Brings the system back to where nothing has happened yet: no records but the register of products, no executions, product time is wall time. */
export async function reset(): Promise<void> {
  await everythingStands(10_000).catch(() => undefined); // else its consumers wait for records that are gone
  for (const table of ['Records', 'Journal', 'People', 'Guard'] as const) await empty(table);
  for (const { arn } of await running()) await stop(arn);
  await until('nothing runs', running, (left) => left.length === 0);
  for (const table of ['Records', 'Journal'] as const) await empty(table); // what was on its way
  await stock();
}

/** Puts the demo plant's products there, as a seeded system has them. */
async function stock(): Promise<void> {
  const { Records: records = '', Journal: journal = '' } = system.tables;
  const claims = register.flatMap((holder) => keysOf(holder).map((key) => ({ key, holder })));
  await loadHistory({ all: register, claims, facts: [] }, documents, { records, journal });
}
