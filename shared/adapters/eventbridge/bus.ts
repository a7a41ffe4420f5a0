import { EventBridgeClient, PutEventsCommand } from '@aws-sdk/client-eventbridge';
import type { Fact } from '../../domain/facts/fact.ts';
import type { Bus } from '../../domain/bus.ts';

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
    for (let start = 0; start < facts.length; start += batch) {
      const some = facts.slice(start, start + batch);
      const { FailedEntryCount = 0, Entries = [] } = await this.#client.send(
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
      if (FailedEntryCount > 0)
        throw new Error(
          `${String(FailedEntryCount)} of ${String(some.length)} events refused: ${Entries.flatMap(({ ErrorCode = [] }) => ErrorCode).join(', ')}`,
        );
    }
  }
}

export const busOf = (busName: string): EventBridgeBus => new EventBridgeBus(new EventBridgeClient({}), busName);
