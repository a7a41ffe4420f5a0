import { CreateQueueCommand, DeleteQueueCommand, SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { v7 } from 'uuid';
import { clientConfig } from '../../local/environment.ts';
import { SqsLetters } from '../../shared/adapters/sqs/dead-letter-queues.ts';

const endpoint = process.env.VORONKA_TEST_ENDPOINT ?? '';
let client: SQSClient;
let letters: SqsLetters;
let QueueUrl: string | undefined;
let folder: string;

beforeAll(() => {
  client = new SQSClient(clientConfig(endpoint));
  letters = new SqsLetters(client, (name) => name.replaceAll('/', '-'));
});
beforeEach(async () => {
  folder = `events/${v7()}`;
  if (QueueUrl !== undefined) await client.send(new DeleteQueueCommand({ QueueUrl }));
  const QueueName = `dead-letters-${folder.replaceAll('/', '-')}`;
  ({ QueueUrl } = await client.send(new CreateQueueCommand({ QueueName })));
});
afterAll(async () => {
  await client.send(new DeleteQueueCommand({ QueueUrl }));
  client.destroy();
});

async function send(...bodies: readonly string[]): Promise<(string | undefined)[]> {
  const sent: (string | undefined)[] = [];
  for (const MessageBody of bodies)
    sent.push((await client.send(new SendMessageCommand({ QueueUrl, MessageBody }))).MessageId);
  return sent;
}
const seen = async (): Promise<string[]> => (await letters.look(folder)).map(({ body }) => body).sort();
const fails = (): Promise<void> => Promise.reject(new Error('it failed again'));

describe('a queue of dead letters', () => {
  it('shows what lies in it, again and again', async () => {
    const bodies = Array.from({ length: 12 }, (_, n) => `letter ${String(n + 10)}`);
    await send(...bodies);
    expect(await seen()).toEqual(bodies);
    expect(await seen()).toEqual(bodies);
    expect(await letters.count(folder)).toBe(12);
  });

  it('shows when each came, and what AWS said of it', async () => {
    const MessageAttributes = { ErrorMessage: { DataType: 'String', StringValue: 'timed out' } };
    const before = Date.now();
    await client.send(new SendMessageCommand({ QueueUrl, MessageBody: '{}', MessageAttributes }));
    const [letter] = await letters.look(folder);
    expect(letter).toMatchObject({ body: '{}', attributes: { ErrorMessage: 'timed out' } });
    expect(Math.abs(Date.parse(letter?.sentAt ?? '') - before)).toBeLessThan(5000);
  });

  it('gives a letter away once something was done about it', async () => {
    const [, two = ''] = await send('one', 'two', 'three');
    const done: string[] = [];
    expect(await letters.take(folder, two, ({ body }) => Promise.resolve(void done.push(body)))).toBe('taken');
    expect([done, await seen()]).toEqual([['two'], ['one', 'three']]);
  });

  it('keeps a letter about which nothing could be done', async () => {
    const [one = ''] = await send('one');
    await expect(letters.take(folder, one, fails)).rejects.toThrow('it failed again');
    expect(await seen()).toEqual(['one']);
  });

  it('says that a letter is not there', async () => {
    await send('one');
    expect(await letters.take(folder, v7(), fails)).toBe('not-there');
    expect(await seen()).toEqual(['one']);
  });

  it('is empty when nothing lies in it', async () => {
    expect([await seen(), await letters.count(folder)]).toEqual([[], 0]);
  });
});
