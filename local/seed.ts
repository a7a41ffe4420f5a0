import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { loadHistory } from '../shared/adapters/dynamodb/load.ts';
import { DynamoPeople } from '../shared/adapters/dynamodb/people.ts';
import { SecretsManagerSecrets } from '../shared/adapters/secretsmanager/secrets.ts';
import { liveThrough } from './demo/history.ts';
import { clientConfig } from './environment.ts';
import { Problem } from './problem.ts';
import type { System } from './system.ts';

const mark = { pk: 'demo', sk: 'SEEDED' } as const;

/** Loads the demo plant into a running system, once: its history of two years up to now. */
export async function seed({ endpoint, outputs, tables }: System): Promise<void> {
  const { Records = '', Journal = '', People = '', Guard = '' } = tables;
  const client = DynamoDBDocumentClient.from(new DynamoDBClient(clientConfig(endpoint)), {
    marshallOptions: { removeUndefinedValues: true },
  });
  const { Item } = await client.send(new GetCommand({ TableName: Guard, Key: mark }));
  if (Item) return;
  if (outputs.SecretArn === undefined) throw new Problem('The deploy does not say where its secrets are.');
  const secrets = new SecretsManagerSecrets(new SecretsManagerClient(clientConfig(endpoint)), outputs.SecretArn);
  const plant = await liveThrough(new Date().toISOString(), secrets);
  await new DynamoPeople(client, People).put([...plant.people.items.values()]);
  await loadHistory(plant.records, client, { records: Records, journal: Journal });
  await client.send(new PutCommand({ TableName: Guard, Item: mark })); // last: an interrupted seeding is done again
  client.destroy();
}
