/** The traces of many records, from facts that come in any order. */
import type { Instant } from '../calendar/instant-schema.ts';
import { byVersion } from '../facts/fact.ts';
import type { Excerpt } from '../records/excerpt.ts';
import { BrokenTrace, type Told, type Trace, traceOf } from './trace.ts';

/** Keeps what traces need of facts as they are read, a page after the other. */
export class TraceBook {
  readonly #asOf: Instant;
  readonly #told = new Map<string, Told[]>();
  /** Of those nothing came since they were last asked for. */
  readonly #traces = new Map<string, Trace>();

  /** @param asOf what was recorded later is not known yet */
  constructor(asOf: Instant) {
    this.#asOf = asOf;
  }

  /** Facts of leads and deals; of others it keeps nothing. */
  add(facts: Iterable<Excerpt>): void {
    for (const { subject, recordedAt, type, version, n, at, data, counted } of facts) {
      if (recordedAt > this.#asOf || (subject.kind !== 'lead' && subject.kind !== 'deal')) continue;
      const told = this.#told.get(subject.id);
      const fact: Told = { type, version, n, at, data, counted };
      if (told) told.push(fact);
      else this.#told.set(subject.id, [fact]);
      this.#traces.delete(subject.id);
    }
  }

  /** Puts all facts of one record in place of those that came so far. */
  replace(id: string, facts: readonly Excerpt[]): void {
    this.#told.delete(id);
    this.#traces.delete(id);
    this.add(facts);
  }

  /** Those that can be told, and the ids of those that cannot yet: facts of them have not come. */
  traces(): { readonly traces: ReadonlyMap<string, Trace>; readonly broken: readonly string[] } {
    const traces = this.#traces;
    const broken: string[] = [];
    for (const [id, told] of this.#told) {
      // Stryker disable next-line ConditionalExpression: told once more, it is the same
      if (traces.has(id)) continue;
      const trace = traceIfWhole(id, told);
      if (trace) traces.set(id, trace);
      else broken.push(id);
    }
    const unseen = [...traces.values()].flatMap(({ leadId }) => leadId ?? []).filter((id) => !this.#told.has(id));
    return { traces, broken: [...broken, ...new Set(unseen)] };
  }
}

function traceIfWhole(id: string, told: Told[]): Trace | undefined {
  try {
    return traceOf(id, told.sort(byVersion));
  } catch (error) {
    if (error instanceof BrokenTrace) return undefined;
    throw error;
  }
}
