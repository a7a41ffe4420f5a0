import * as z from 'zod';
import type { Instant } from '../calendar/instant-schema.ts';
import type { Records } from '../records/records.ts';
import {
  type Policy,
  type SettingName,
  settingNames,
  type Settings,
  settingSchemas,
  settingVersionId,
  versionAt,
} from './settings.ts';

/**
 * The value of a version as today's release reads it. Of an object-setting, fields a later release brought come from the
 * seed, unless they need not be there, and fields it dropped are left out: a version is never rewritten, and must stay readable.
 */
function readVersion(name: SettingName, stored: unknown, seed: unknown): unknown {
  const schema = settingSchemas[name]();
  if (!(schema instanceof z.ZodObject) || !isObject(stored) || !isObject(seed)) return schema.parse(stored);
  const shape: Readonly<Record<string, unknown>> = schema.shape;
  const needed = Object.entries(seed).filter(([field]) => !(shape[field] instanceof z.ZodOptional));
  const fields = Object.entries({ ...Object.fromEntries(needed), ...stored }).filter(([field]) => field in shape);
  return schema.parse(Object.fromEntries(fields));
}

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;

/** Gives the policy that holds at an instant. */
export type Policies = { at: (instant: Instant) => Promise<Policy> };

/**
 * Policies from the records, over the seeds. The head is read each time; versions are immutable and kept for ever,
 * and so is a policy made of the same versions.
 */
export function policiesOf(records: Pick<Records, 'get'>, seeds: Settings): Policies {
  const versions = new Map<string, unknown>();
  const made = new Map<string, Policy>();

  async function value(name: SettingName, n: number): Promise<unknown> {
    if (n === 0) return seeds[name];
    const id = settingVersionId(name, n);
    const cached = versions.get(id);
    if (cached !== undefined) return cached;
    const stored = await records.get('setting-version', id);
    if (!stored) throw new Error(`the head names ${id}, which does not exist`);
    const parsed = readVersion(name, stored.value, seeds[name]);
    versions.set(id, parsed);
    return parsed;
  }

  return {
    async at(instant) {
      const head = await records.get('settings-head', 'settings');
      const held = settingNames.map((name) => [name, versionAt(head, name, instant)] as const);
      const key = JSON.stringify([head?.version, held]);
      const known = made.get(key);
      if (known) return known;
      const values = await Promise.all(held.map(async ([name, n]) => [name, await value(name, n)] as const));
      const policy = { ...Object.fromEntries(values), revision: head?.version ?? 0 } as Policy; // every name, each parsed by its schema
      made.set(key, policy);
      return policy;
    },
  };
}
