import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';

/** What a consumer could not digest: the fact's id and the reason, never its contents. */
export class SqsDeadLetters {
  readonly #client: SQSClient;
  readonly #queueUrl: string;

  constructor(client: SQSClient, queueUrl: string) {
    this.#client = client;
    this.#queueUrl = queueUrl;
  }

  static at(queueUrl: string): SqsDeadLetters {
    return new SqsDeadLetters(new SQSClient({}), queueUrl);
  }

  async send(letter: { factId: string; reason: string }): Promise<void> {
    await this.#client.send(new SendMessageCommand({ QueueUrl: this.#queueUrl, MessageBody: JSON.stringify(letter) }));
  }
}
