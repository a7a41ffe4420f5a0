/** The tables of the product, empty and with names of their own, on the local cloud the tests run with. */
import { randomBytes } from 'node:crypto';
import {
  CreateTableCommand,
  type CreateTableCommandInput,
  DeleteTableCommand,
  DynamoDBClient,
} from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import { clientConfig } from '../../../local/environment.ts';
import { synthesised } from '../infra/synthesised.ts';

type Shape = Pick<
  CreateTableCommandInput,
  'KeySchema' | 'AttributeDefinitions' | 'GlobalSecondaryIndexes' | 'BillingMode'
>;

/** What CloudFormation and the API of DynamoDB call by the same names. */
const Declared = z.object({
  KeySchema: z.array(z.unknown()),
  AttributeDefinitions: z.array(z.unknown()),
  GlobalSecondaryIndexes: z.array(z.unknown()).optional(),
  BillingMode: z.string(),
});
const Names = z.object({ Records: z.string(), People: z.string(), Journal: z.string(), Guard: z.string() });

/** Keys and indexes of the four tables, as the data stack declares them. */
async function shapes(): Promise<[string, Shape][]> {
  const { resources } = await synthesised('test');
  const tables = resources.filter(({ Type, stack }) => Type === 'AWS::DynamoDB::Table' && stack === 'Data');
  return tables.map(({ id, Properties }) => [id, Declared.parse(Properties) as Shape]); // the same words in both
}

export type Tables = {
  readonly bare: DynamoDBClient;
  readonly client: DynamoDBDocumentClient;
  readonly names: z.infer<typeof Names>;
  readonly drop: () => Promise<void>;
};

/** @throws when no local cloud is given to the tests: `npm test` starts one */
export async function createTables(): Promise<Tables> {
  const endpoint = process.env['VORONKA_TEST_ENDPOINT'];
  if (endpoint === undefined) throw new Error('VORONKA_TEST_ENDPOINT names no local cloud: run npm test');
  const bare = new DynamoDBClient(clientConfig(endpoint));
  const prefix = `contract-${randomBytes(4).toString('hex')}`;
  const names: [string, string][] = [];
  for (const [id, shape] of await shapes()) {
    const TableName = `${prefix}-${id}`;
    await bare.send(new CreateTableCommand({ TableName, ...shape }));
    names.push([id, TableName]);
  }
  return {
    bare,
    client: DynamoDBDocumentClient.from(bare, { marshallOptions: { removeUndefinedValues: true } }),
    names: Names.parse(Object.fromEntries(names)),
    drop: async () => {
      for (const [, TableName] of names) await bare.send(new DeleteTableCommand({ TableName }));
      bare.destroy();
    },
  };
}
