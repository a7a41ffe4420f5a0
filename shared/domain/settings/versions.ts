/** One more version of anything that is kept as a setting: of the policy, and of letters. */
import type { Instant } from '../calendar/instant-schema.ts';
import type { Context } from '../records/context.ts';
import { change, together } from '../records/plan.ts';
import type { Plan } from '../records/records.ts';
import { refuse, type Refused } from '../records/refusal.ts';
import { type SettingsHead, type SettingVersion, settingVersionId } from './settings.ts';

/** The name of a setting, and from when a version of it holds. */
export type Versioned = { readonly name: string; readonly from: Instant };

const versionsOf = (head: SettingsHead | undefined, name: string) => head?.versions[name] ?? [];

/** A version cannot hold from what has passed. */
export const pastRefusal = (from: Instant, { at }: Context): Refused | undefined =>
  from < at ? refuse('from-past', `a setting cannot hold from ${from}: that has passed`) : undefined;

/** Who wrote a version since the latest that was seen. */
export function overtaken(
  head: SettingsHead | undefined,
  name: string,
  expectedVersion: number | undefined,
): Refused | undefined {
  const versions = versionsOf(head, name);
  if ((expectedVersion ?? versions.length) === versions.length) return undefined;
  const latest = versions.at(-1);
  return refuse('changed-meanwhile', `the setting ${name} is at version ${String(latest?.n ?? 0)}; read it again`, {
    kind: 'conflict',
    ...(latest && { winner: { id: latest.by, at: latest.at } }),
  });
}

const noHead: SettingsHead = { kind: 'settings-head', id: 'settings', version: 0, versions: {} };

/** Writes the next version, which is never changed afterwards. */
export function nextVersion(
  head: SettingsHead | undefined,
  { name, from }: Versioned,
  value: unknown,
  { at, by }: Context,
): { readonly n: number; readonly plan: Plan } {
  const before = head ?? noHead;
  const versions = versionsOf(head, name);
  const n = versions.length + 1;
  const entry = { n, from, at, by: 'id' in by ? by.id : by.kind };
  const after: SettingsHead = {
    ...before,
    version: before.version + 1,
    versions: { ...before.versions, [name]: [...versions, entry] },
  };
  const version: SettingVersion = { kind: 'setting-version', id: settingVersionId(name, n), version: 1, name, value };
  const plan = together(
    change(head, after, { type: 'SettingChanged', data: { name, n, from } }),
    change(undefined, version),
  );
  return { n, plan };
}
