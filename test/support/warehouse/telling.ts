/** Facts of records, told one after the other: each is the next version of its record. */
import { type Fact, factId } from '../../../shared/domain/facts/fact.ts';
import { anna } from '../domain/actors.ts';

export class Telling {
  readonly facts: Fact[] = [];
  readonly #versions = new Map<string, number>();

  tell(kind: string, id: string, type: string, at: string, data: object, told: Partial<Fact> = {}): void {
    const version = (this.#versions.get(id) ?? 0) + 1;
    this.#versions.set(id, version);
    this.facts.push({
      ...{ id: factId(id, version, 0), type, v: 1, subject: { kind, id }, version, n: 0, at, recordedAt: at },
      ...{ by: { kind: 'staff', id: anna.id }, origin: 'live', commitId: id, policy: 0, data: { ...data }, ...told },
    });
  }
}
