import type { Attempt } from '../../domain/webhooks/delivery.ts';
import type { Message, Sender } from '../../domain/webhooks/sender.ts';

/** Receivers in memory: they keep what they get, and answer as they are told. */
export class MemorySender implements Sender {
  readonly sent: Message[] = [];
  answer: (message: Message) => Pick<Attempt, 'status' | 'error'> = () => ({ status: 204 });

  post(message: Message): Promise<Attempt> {
    this.sent.push(message);
    return Promise.resolve({ at: message.at, ms: 1, ...this.answer(message) });
  }
}
