import type { Clock } from '../../../shared/domain/clock.ts';

/** A clock that stands until it is moved. */
export class VirtualClock implements Clock {
  #now: number;

  constructor(start: string) {
    this.#now = Date.parse(start);
  }

  now(): Promise<string> {
    return Promise.resolve(new Date(this.#now).toISOString());
  }

  get ms(): number {
    return this.#now;
  }

  /** Moves on to an instant; never back. */
  moveTo(ms: number): void {
    this.#now = Math.max(this.#now, ms);
  }
}
