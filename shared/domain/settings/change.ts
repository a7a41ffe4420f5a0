import type { Instant } from '../calendar/instant-schema.ts';
import { may } from '../people/rights.ts';
import type { Context } from '../records/context.ts';
import { change, type Decision, together } from '../records/plan.ts';
import { forbid, refuse, type Refused } from '../records/refusal.ts';
import { policyProblems } from './policy-problems.ts';
import {
  type SettingName,
  type Settings,
  type SettingsHead,
  type SettingVersion,
  settingSchemas,
  settingVersionId,
} from './settings.ts';

type Asked = {
  readonly name: SettingName;
  readonly value: unknown;
  readonly from: Instant;
  /** The latest version the person saw. */
  readonly expectedVersion?: number | undefined;
};

/**
 * A new version of a setting, from an instant not before now on: of its shape, and fitting the settings `inForce` at that
 * instant. What was wrong with them before does not refuse it, or two wrong settings could never be mended.
 */
export function changeSetting(
  head: SettingsHead | undefined,
  { name, value, from, expectedVersion }: Asked,
  inForce: Settings,
  context: Context,
): Decision<{ n: number }> {
  const { by, at } = context;
  const refused = askingRefusal(name, from, context);
  if (refused) return refused;
  const before = head ?? noHead;
  const versions = before.versions[name] ?? [];
  if ((expectedVersion ?? versions.length) !== versions.length) return changedBy(versions.at(-1), name);
  const read = readSetting(name, value, inForce);
  if (!read.ok) return read;
  const n = versions.length + 1;
  const entry = { n, from, at, by: 'id' in by ? by.id : by.kind };
  const after: SettingsHead = {
    ...before,
    version: before.version + 1,
    versions: { ...before.versions, [name]: [...versions, entry] },
  };
  const version: SettingVersion = {
    kind: 'setting-version',
    id: settingVersionId(name, n),
    version: 1,
    name,
    value: read.value,
  };
  return {
    ok: true,
    n,
    plan: together(
      change(head, after, { type: 'SettingChanged', data: { name, n, from } }),
      change(undefined, version),
    ),
  };
}

function askingRefusal(name: SettingName, from: Instant, { by, at }: Context): Refused | undefined {
  if (!may(by, name === 'substitutes' ? 'name-substitute' : 'edit-settings'))
    return forbid('settings are the operator’s, and substitutes a head’s too');
  return from < at ? refuse('from-past', `a setting cannot hold from ${from}: that has passed`) : undefined;
}

/** A value of the setting's shape that fits the others, or what is wrong with it. */
function readSetting(
  name: SettingName,
  value: unknown,
  inForce: Settings,
): { readonly ok: true; readonly value: unknown } | Refused {
  const parsed = settingSchemas[name]().safeParse(value);
  if (!parsed.success)
    return refuse(
      'setting-wrong',
      parsed.error.issues.map(({ path, message }) => `${path.map(String).join('.')}: ${message}`).join('; '),
    );
  const known = policyProblems(inForce);
  const problems = policyProblems({ ...inForce, [name]: parsed.data }).filter((problem) => !known.includes(problem));
  return problems.length > 0 ? refuse('setting-wrong', problems.join('; ')) : { ok: true, value: parsed.data };
}

const noHead: SettingsHead = { kind: 'settings-head', id: 'settings', version: 0, versions: {} };

type Version = SettingsHead['versions'][string][number];

const changedBy = (latest: Version | undefined, name: SettingName): Refused =>
  refuse('changed-meanwhile', `the setting ${name} is at version ${String(latest?.n ?? 0)}; read it again`, {
    kind: 'conflict',
    ...(latest && { winner: { id: latest.by, at: latest.at } }),
  });
