import { MemoryRecords } from '../../../shared/adapters/memory/records.ts';
import type { Fact } from '../../../shared/domain/facts/fact.ts';
import type { Commit } from '../../../shared/domain/records/records.ts';

/** A store in which somebody else can be faster: what is given here happens after the next decision, just before its commit. */
export class InterruptedRecords extends MemoryRecords {
  #rival: (() => Promise<unknown>) | undefined;

  beforeNextCommit(rival: () => Promise<unknown>): void {
    this.#rival = rival;
  }

  override async commit(commit: Commit): Promise<readonly Fact[]> {
    const rival = this.#rival;
    this.#rival = undefined;
    await rival?.();
    return super.commit(commit);
  }
}
