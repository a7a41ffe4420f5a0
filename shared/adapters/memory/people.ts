import type { People, Personal, PersonalItem, PersonalKind } from '../../domain/people/people.ts';

/** Personal data in memory. */
export class MemoryPeople implements People {
  readonly items = new Map<string, PersonalItem>();

  put(items: readonly PersonalItem[]): Promise<void> {
    for (const item of items) this.items.set(`${item.kind}/${item.of}/${item.id}`, structuredClone(item));
    return Promise.resolve();
  }

  get<K extends PersonalKind>(kind: K, of: string, id: string): Promise<Personal<K> | undefined> {
    const value = structuredClone(this.items.get(`${kind}/${of}/${id}`)?.value);
    return Promise.resolve(value as Personal<K> | undefined); // put there as this kind
  }

  list<K extends PersonalKind>(kind: K, of: string): Promise<{ id: string; value: Personal<K> }[]> {
    const found = [...this.items.values()]
      .filter((item) => item.kind === kind && item.of === of)
      .sort((a, b) => (a.id < b.id ? -1 : 1));
    return Promise.resolve(found.map(({ id, value }) => ({ id, value: structuredClone(value) as Personal<K> }))); // put there as this kind
  }
}
