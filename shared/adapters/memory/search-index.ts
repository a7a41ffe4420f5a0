import type { FoundBy } from '../../domain/search/found-by.ts';
import { shelfOf } from '../../domain/search/shelves.ts';
import { spellings } from '../../domain/search/spellings.ts';
import type { Probe } from '../../domain/search/probes.ts';
import type { Hit, SearchIndex } from '../../domain/search/search.ts';

/** What records are found by, in memory. */
export class MemorySearchIndex implements SearchIndex {
  readonly #found = new Map<string, FoundBy>();

  put(found: FoundBy): Promise<void> {
    const before = this.#found.get(found.id);
    if (before === undefined || before.version <= found.version) this.#found.set(found.id, structuredClone(found));
    return Promise.resolve();
  }

  find({ shelf, text, also }: Probe, limit: number): Promise<Hit[]> {
    const hits = [...this.#found.values()]
      .filter(({ words }) => also.every((word) => spellings(word).some((spelling) => words.includes(` ${spelling}`))))
      .flatMap(({ kind, id, terms }) =>
        terms
          .filter((term) => shelfOf(term.field) === shelf && term.text.startsWith(text))
          .map((term) => ({ kind, id, ...term })),
      );
    return Promise.resolve(hits.sort((a, b) => (a.text < b.text ? -1 : 1)).slice(0, limit));
  }
}
