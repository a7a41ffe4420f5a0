import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import { systemClock } from '../shared/adapters/dynamodb/clock.ts';
import { loadHistory } from '../shared/adapters/dynamodb/load.ts';
import { DynamoPeople } from '../shared/adapters/dynamodb/people.ts';
import { DynamoSearchIndex } from '../shared/adapters/dynamodb/search-index.ts';
import { secretReader } from '../shared/adapters/secretsmanager/secret-reader.ts';
import { SecretsManagerSecrets } from '../shared/adapters/secretsmanager/secrets.ts';
import { foundNow, isSearchable } from '../shared/domain/search/index-record.ts';
import type { DemoPlant } from './demo/plant.ts';
import { liveThrough } from './demo/history.ts';
import { clientConfig } from './environment.ts';
import { Problem } from './problem.ts';
import type { System } from './system.ts';

/** Notes as of when the plant was loaded, and that it was loaded whole. */
const mark = { pk: 'demo', sk: 'SEEDED' } as const;
const Mark = z.object({ asOf: z.string(), whole: z.boolean().default(false) });

/** Loads the demo plant into a running system, once: its history of two years up to now. */
export async function seed({ endpoint, outputs, tables }: System): Promise<void> {
  const { Records = '', Journal = '', People = '', Guard = '' } = tables;
  const client = DynamoDBDocumentClient.from(new DynamoDBClient(clientConfig(endpoint)), {
    marshallOptions: { removeUndefinedValues: true },
  });
  const { Item } = await client.send(new GetCommand({ TableName: Guard, Key: mark }));
  const { asOf, whole } = Mark.parse(Item ?? { asOf: new Date().toISOString() });
  if (whole) return;
  // First: an interrupted seeding is done again as of the same instant, so that it writes the same items over.
  await client.send(new PutCommand({ TableName: Guard, Item: { ...mark, asOf } }));
  if (outputs.SecretArn === undefined) throw new Problem('The deploy does not say where its secrets are.');
  const { region, credentials } = clientConfig(endpoint);
  const reading = { arn: outputs.SecretArn, region, endpoint, credentials: () => Promise.resolve(credentials) };
  const secrets = new SecretsManagerSecrets(secretReader(reading));
  const plant = await liveThrough(asOf, secrets);
  await new DynamoPeople(client, People, systemClock).put([...plant.people.items.values()]);
  await loadHistory(plant.records, client, { records: Records, journal: Journal });
  await makeFindable(plant, new DynamoSearchIndex(client, People));
  await client.send(new PutCommand({ TableName: Guard, Item: { ...mark, asOf, whole: true } }));
  client.destroy();
}

/** Facts of the demo pass the bus by, and with it the search. */
async function makeFindable({ records, people }: DemoPlant, index: DynamoSearchIndex): Promise<void> {
  await index.load(await Promise.all(records.all.filter(isSearchable).map((record) => foundNow(record, people))));
}
