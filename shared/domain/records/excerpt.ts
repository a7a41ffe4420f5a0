/** Excerpts of facts: of the data of each only what is asked for. Reports read a million facts, and ask for a few words of each. */
import type { Fact } from '../facts/fact.ts';
import { present } from '../present.ts';

export type Excerpt = Pick<Fact, 'subject' | 'recordedAt' | 'type' | 'version' | 'n' | 'at' | 'data' | 'counted'>;

/** @param names what is asked for of its data, and of what is in that */
export const excerptOf = (
  { subject, recordedAt, type, version, n, at, data, counted }: Excerpt,
  names: ReadonlySet<string>,
): Excerpt => ({
  ...{ subject, recordedAt, type, version, n, at, data: named(data, names) },
  ...present({ counted }),
});

const named = (data: object, names: ReadonlySet<string>): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(data).flatMap(([name, value]) => (names.has(name) ? [[name, within(value, names)] as const] : [])),
  );

function within(value: unknown, names: ReadonlySet<string>): unknown {
  if (Array.isArray(value)) return value.map((each) => within(each, names));
  return typeof value === 'object' && value !== null ? named(value, names) : value;
}
