import type { Outbox, OutgoingMail, Sending } from '../../../shared/domain/refresh/outbox.ts';

/** A mail service that takes every letter, unless it was told to answer otherwise. */
export class RecordedOutbox implements Outbox {
  /** What was given to it, taken or not. */
  readonly given: OutgoingMail[] = [];
  readonly #answers: Sending[] = [];

  /** What it says to the next letters. */
  willAnswer(...answers: readonly Sending[]): void {
    this.#answers.push(...answers);
  }

  send(mail: OutgoingMail): Promise<Sending> {
    this.given.push(mail);
    return Promise.resolve(this.#answers.shift() ?? { did: 'sent', messageId: `message-${String(this.given.length)}` });
  }
}
