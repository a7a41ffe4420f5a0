import { describe, expect, it } from '@jest/globals';
import { SettingsHead, SettingVersion } from '../../../../shared/domain/settings/settings.ts';
import { anna } from '../../../support/domain/actors.ts';
import { monday } from '../../../support/domain/contexts.ts';
import { expectNeeded, expectNone, expectOneOf, expectWhole } from '../../../support/domain/shapes.ts';

describe('The head of the settings', () => {
  const head = {
    schema: SettingsHead,
    whole: {
      kind: 'settings-head',
      id: 'settings',
      version: 3,
      versions: { thresholds: [{ n: 1, from: monday, at: monday, by: anna.id }] },
    } satisfies SettingsHead,
  };

  it('is all of this and nothing more, and there is one', () => {
    expectWhole(head);
    expectNeeded(head, Object.keys(head.whole));
    expectOneOf(head, 'kind', ['settings-head']);
    expectOneOf(head, 'id', ['settings']);
  });

  it.each([
    ['version', [0, 1.5]],
    ['versions.thresholds.0.n', [0, 1.5]],
    ['versions.thresholds.0.from', ['2026-03-02']],
    ['versions.thresholds.0.at', ['2026-03-02']],
  ])('has for its %s none of %j', (path, values) => {
    expectNone(head, path, values);
  });
});

describe('A version of a setting', () => {
  const version = {
    schema: SettingVersion,
    whole: { kind: 'setting-version', id: 'setting/sla/1', version: 1, name: 'sla', value: 7 } satisfies SettingVersion,
  };

  it('is all of this and nothing more, whatever its value', () => {
    expectWhole(version);
    expectOneOf(version, 'kind', ['setting-version']);
    const other = { ...version.whole, value: { days: [1] } };
    expect(SettingVersion().parse(other)).toEqual(other);
  });

  it('is never changed: its own version is the first', () => {
    expectNone(version, 'version', [0, 2]);
  });
});
