import type { Guard } from '../../../shared/domain/guard.ts';

/** Counts and marks in memory, which forget what is older than their time. */
export class CountingGuard implements Guard {
  readonly #nowMs: () => number;
  readonly #hits = new Map<string, number>();
  readonly #taken = new Map<string, number>();

  constructor(nowMs: () => number) {
    this.#nowMs = nowMs;
  }

  hit(bucket: string, seconds: number): Promise<number> {
    const key = `${bucket}/${String(Math.floor(this.#nowMs() / 1000 / seconds))}`;
    const hits = (this.#hits.get(key) ?? 0) + 1;
    this.#hits.set(key, hits);
    return Promise.resolve(hits);
  }

  once(name: string, seconds: number): Promise<boolean> {
    const until = this.#taken.get(name) ?? 0;
    if (this.#nowMs() < until) return Promise.resolve(false);
    this.#taken.set(name, this.#nowMs() + seconds * 1000);
    return Promise.resolve(true);
  }
}
