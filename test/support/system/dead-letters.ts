import { GetQueueUrlCommand, PurgeQueueCommand, SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { clientConfig } from '../../../local/environment.ts';
import { system } from './system.ts';

const client = new SQSClient(clientConfig(system.endpoint));

const urlOf = async (queue: string): Promise<string | undefined> =>
  (await client.send(new GetQueueUrlCommand({ QueueName: `voronka-${system.stage}-dead-letters-${queue}` }))).QueueUrl;

/** Puts a letter where a function’s dead letters lie, and gives its id. */
export async function die(queue: string, letter: unknown): Promise<string> {
  const command = new SendMessageCommand({ QueueUrl: await urlOf(queue), MessageBody: JSON.stringify(letter) });
  return String((await client.send(command)).MessageId);
}

/** Takes every letter away. */
export async function bury(...queues: readonly string[]): Promise<void> {
  for (const queue of queues) await client.send(new PurgeQueueCommand({ QueueUrl: await urlOf(queue) }));
}
