import {
  ChangeMessageVisibilityBatchCommand,
  DeleteMessageCommand,
  GetQueueAttributesCommand,
  GetQueueUrlCommand,
  type Message as SqsMessage,
  ReceiveMessageCommand,
  SQSClient,
} from '@aws-sdk/client-sqs';
import { deadLettersOf, type Letters, type Message } from '../../domain/operations/dead-letters.ts';
import { nameIn } from '../lambda/functions.ts';

/** What one look takes at most: more is seen when those are dealt with. */
const mostALook = 100;
const perRequest = 10;
/** A look ends within seconds; while it goes on, each letter comes up once. */
const hiddenSeconds = 30;

export const lettersOf = (env: Parameters<typeof nameIn>[0]): SqsLetters =>
  new SqsLetters(new SQSClient({}), nameIn(env));

/** Queues of dead letters. Looking at a letter hides it from others for as long as the look lasts. */
export class SqsLetters implements Letters {
  readonly #client: SQSClient;
  readonly #nameOf: (folder: string) => string;
  readonly #urls = new Map<string, string>();

  constructor(client: SQSClient, nameOf: (folder: string) => string) {
    this.#client = client;
    this.#nameOf = nameOf;
  }

  async count(folder: string): Promise<number> {
    const names = ['ApproximateNumberOfMessages', 'ApproximateNumberOfMessagesNotVisible'] as const;
    const { Attributes = {} } = await this.#client.send(
      new GetQueueAttributesCommand({ QueueUrl: await this.#urlOf(folder), AttributeNames: [...names] }),
    );
    return names.reduce((total, name) => total + Number(Attributes[name] ?? 0), 0);
  }

  async look(folder: string): Promise<readonly Message[]> {
    const seen = await this.#receive(folder, () => false);
    await this.#putBack(folder, seen);
    return seen.map(messageOf);
  }

  async take(folder: string, id: string, work: (message: Message) => Promise<void>): Promise<'taken' | 'not-there'> {
    const seen = await this.#receive(folder, ({ MessageId }) => MessageId === id);
    const found = seen.find(({ MessageId }) => MessageId === id);
    await this.#putBack(
      folder,
      seen.filter((each) => each !== found),
    );
    if (!found) return 'not-there';
    try {
      await work(messageOf(found));
    } catch (error) {
      await this.#putBack(folder, [found]);
      throw error;
    }
    const ReceiptHandle = found.ReceiptHandle;
    await this.#client.send(new DeleteMessageCommand({ QueueUrl: await this.#urlOf(folder), ReceiptHandle }));
    return 'taken';
  }

  async #receive(folder: string, isEnough: (message: SqsMessage) => boolean): Promise<SqsMessage[]> {
    const seen: SqsMessage[] = [];
    while (seen.length < mostALook && !seen.some(isEnough)) {
      const { Messages = [] } = await this.#client.send(
        new ReceiveMessageCommand({
          QueueUrl: await this.#urlOf(folder),
          MaxNumberOfMessages: perRequest,
          VisibilityTimeout: hiddenSeconds,
          WaitTimeSeconds: 1, // asks every server that holds letters, not a few of them
          MessageSystemAttributeNames: ['SentTimestamp'],
          MessageAttributeNames: ['All'],
        }),
      );
      if (Messages.length === 0) break;
      seen.push(...Messages);
    }
    return seen;
  }

  async #putBack(folder: string, messages: readonly SqsMessage[]): Promise<void> {
    for (let from = 0; from < messages.length; from += perRequest) {
      const Entries = messages
        .slice(from, from + perRequest)
        .map(({ ReceiptHandle }, n) => ({ Id: String(n), ReceiptHandle, VisibilityTimeout: 0 }));
      const command = new ChangeMessageVisibilityBatchCommand({ QueueUrl: await this.#urlOf(folder), Entries });
      await this.#client.send(command);
    }
  }

  async #urlOf(folder: string): Promise<string> {
    const known = this.#urls.get(folder);
    if (known !== undefined) return known;
    const { QueueUrl = '' } = await this.#client.send(
      new GetQueueUrlCommand({ QueueName: this.#nameOf(deadLettersOf(folder)) }),
    );
    this.#urls.set(folder, QueueUrl);
    return QueueUrl;
  }
}

const messageOf = ({ MessageId = '', Body = '', Attributes = {}, MessageAttributes = {} }: SqsMessage): Message => ({
  id: MessageId,
  sentAt: new Date(Number(Attributes.SentTimestamp ?? 0)).toISOString(),
  body: Body,
  attributes: Object.fromEntries(
    Object.entries(MessageAttributes).map(([name, { StringValue = '' }]) => [name, StringValue]),
  ),
});
