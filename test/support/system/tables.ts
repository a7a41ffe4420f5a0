/** The tables of the system under test, read past the API: to see what is stored. */
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, paginateScan, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { clientConfig } from '../../../local/environment.ts';
import { system } from './system.ts';

export const documents = DynamoDBDocumentClient.from(new DynamoDBClient(clientConfig(system.endpoint)));

type Item = Readonly<Record<string, unknown>>;
export type TableName = 'Records' | 'People' | 'Journal' | 'Guard';

/** Every item of a table, with all its attributes or only those that are named, as a projection names them. */
export async function itemsOf(table: TableName, ProjectionExpression?: string): Promise<Item[]> {
  const found: Item[] = [];
  for await (const { Items = [] } of paginateScan(
    { client: documents },
    { TableName: system.tables[table], ConsistentRead: true, ...(ProjectionExpression && { ProjectionExpression }) },
  ))
    found.push(...Items);
  return found;
}

/** Every record of some kinds, as its state was written. */
export const recordsOf = async (...kinds: readonly string[]): Promise<Item[]> =>
  (await itemsOf('Records')).filter(({ kind }) => kinds.some((each) => each === kind));

/** Changes a record behind everybody's back: what no code of the product does. */
export const tamper = (
  id: string,
  kind: string,
  expression: string,
  values: Item,
  names: Record<string, string> = {},
) =>
  documents.send(
    new UpdateCommand({
      TableName: system.tables.Records,
      Key: { pk: id, sk: kind.toUpperCase() },
      UpdateExpression: expression,
      ...(Object.keys(values).length > 0 && { ExpressionAttributeValues: values }),
      ...(Object.keys(names).length > 0 && { ExpressionAttributeNames: names }),
    }),
  );
