import type { Instant } from '../calendar/instant-schema.ts';
import { may } from '../people/rights.ts';
import type { Context } from '../records/context.ts';
import type { Decision } from '../records/plan.ts';
import { forbid, refuse, type Refused } from '../records/refusal.ts';
import { policyProblems } from './policy-problems.ts';
import { type SettingName, type Settings, type SettingsHead, settingSchemas } from './settings.ts';
import { nextVersion, overtaken, pastRefusal } from './versions.ts';

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
  const refused = askingRefusal(name, from, context) ?? overtaken(head, name, expectedVersion);
  if (refused) return refused;
  const read = readSetting(name, value, inForce);
  if (!read.ok) return read;
  return { ok: true, ...nextVersion(head, { name, from }, read.value, context) };
}

const askingRefusal = (name: SettingName, from: Instant, context: Context): Refused | undefined =>
  may(context.by, name === 'substitutes' ? 'name-substitute' : 'edit-settings')
    ? pastRefusal(from, context)
    : forbid('settings are the operator’s, and substitutes a head’s too');

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
