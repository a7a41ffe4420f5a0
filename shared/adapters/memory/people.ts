import type { Clock } from '../../domain/clock.ts';
import type { People, Personal, PersonalItem, PersonalKind, PersonalRef } from '../../domain/people/people.ts';

const keyOf = ({ kind, of, id }: PersonalRef): string => `${kind}/${of}/${id}`;

/** Personal data in memory. */
export class MemoryPeople implements People {
  readonly items = new Map<string, PersonalItem>();
  readonly #putAt = new Map<string, string>();
  readonly #clock: Clock;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  async put(items: readonly PersonalItem[]): Promise<void> {
    const putAt = await this.#clock.now();
    for (const item of items) {
      this.items.set(keyOf(item), structuredClone(item));
      this.#putAt.set(keyOf(item), putAt);
    }
  }

  get<K extends PersonalKind>(kind: K, of: string, id: string): Promise<Personal<K> | undefined> {
    const value = structuredClone(this.items.get(keyOf({ kind, of, id }))?.value);
    return Promise.resolve(value as Personal<K> | undefined); // put there as this kind
  }

  list<K extends PersonalKind>(kind: K, of: string): Promise<{ id: string; value: Personal<K> }[]> {
    const found = [...this.items.values()]
      .filter((item) => item.kind === kind && item.of === of)
      .sort((a, b) => (a.id < b.id ? -1 : 1));
    return Promise.resolve(found.map(({ id, value }) => ({ id, value: structuredClone(value) as Personal<K> }))); // put there as this kind
  }

  async *putBetween(from: string, to: string): AsyncGenerator<readonly PersonalRef[]> {
    yield await Promise.resolve(
      [...this.items.values()]
        .filter((item) => {
          const putAt = this.#putAt.get(keyOf(item)) ?? '';
          return from <= putAt && putAt <= to;
        })
        .map(({ kind, of, id }) => ({ kind, of, id })),
    );
  }

  remove(items: readonly PersonalRef[]): Promise<void> {
    for (const item of items) this.items.delete(keyOf(item));
    return Promise.resolve();
  }
}
