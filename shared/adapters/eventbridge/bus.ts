import { EventBridgeClient, PutEventsCommand } from '@aws-sdk/client-eventbridge';
import type { Fact } from '../../domain/facts/fact.ts';
import type { Bus } from '../../domain/bus.ts';
import { Poison } from '../../domain/poison.ts';

const batch = 10; // PutEvents takes 10 entries

/** The event bus of the company's account. An event is the fact as it stands in the journal. */
export class EventBridgeBus implements Bus {
  readonly #client: EventBridgeClient;
  readonly #busName: string;

  constructor(client: EventBridgeClient, busName: string) {
    this.#client = client;
    this.#busName = busName;
  }

  async publish(facts: readonly Fact[]): Promise<void> {
    for (let start = 0; start < facts.length; start += batch) await this.#put(facts.slice(start, start + batch));
  }

  async #put(some: readonly Fact[]): Promise<void> {
    const codes = await this.#refused(some);
    if (codes.length === 0) return;
    const told = `${String(codes.length)} of ${String(some.length)} events refused: ${codes.join(', ')}`;
    throw codes.every((code) => refusedForGood.has(code)) ? new Poison(told) : new Error(told);
  }

  /** Why entries were refused, one code each. */
  async #refused(some: readonly Fact[]): Promise<string[]> {
    const sending = this.#client.send(
      new PutEventsCommand({
        Entries: some.map((fact) => ({
          EventBusName: this.#busName,
          Source: 'voronka',
          DetailType: fact.type,
          Time: new Date(fact.recordedAt),
          Resources: [`${fact.subject.kind}/${fact.subject.id}`],
          Detail: JSON.stringify(fact),
        })),
      }),
    );
    try {
      return ((await sending).Entries ?? []).flatMap(({ ErrorCode = [] }) => ErrorCode);
    } catch (error) {
      if (error instanceof Error && refusedForGood.has(error.name)) return some.map(() => error.name); // all of it at once
      throw error;
    }
  }
}

/** What EventBridge will refuse again: an event it cannot read, or one that is too large. */
const refusedForGood = new Set([
  'InvalidArgument',
  'MalformedDetail',
  'PayloadTooLargeException',
  'RequestEntityTooLargeException',
  'ValidationException',
]);

export const busOf = (busName: string): EventBridgeBus => new EventBridgeBus(new EventBridgeClient({}), busName);
