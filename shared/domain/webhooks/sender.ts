import type { Attempt } from './delivery.ts';

/** An event as it goes out: signed with every secret there is, each of which is enough. */
export type Message = {
  readonly url: string;
  readonly id: string;
  /** When it is sent: the wall clock's. */
  readonly at: string;
  readonly body: string;
  /** `whsec_…`, the newest first. */
  readonly secrets: readonly string[];
};

/** Hands an event over, once. It never throws: what went wrong is the answer. */
export type Sender = { post: (message: Message) => Promise<Attempt> };
