import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { ZodError } from 'zod';
import { seeds } from '../../../../settings/seeds.ts';
import { commitPlan } from '../../../../shared/domain/records/decide.ts';
import { changeSetting } from '../../../../shared/domain/settings/change.ts';
import { policiesOf } from '../../../../shared/domain/settings/policy.ts';
import {
  type SettingName,
  settingNames,
  settingSchemas,
  type Settings,
  type SettingsHead,
  type SettingVersion,
  versionAt,
} from '../../../../shared/domain/settings/settings.ts';
import { anna, head, operator, robot } from '../../../support/domain/actors.ts';
import { contextOf, daysAfter, monday } from '../../../support/domain/contexts.ts';
import { accepted, factsOf, recordsOf, refusalOf } from '../../../support/domain/decisions.ts';
import { storeOf, ToldClock } from '../../../support/domain/stores.ts';

const sellers = seeds.staff
  .filter(({ group }) => group === 'manager' || group === 'head')
  .map(({ id }) => id)
  .join(', ');
const thresholds = (touchDays: number) => ({ ...seeds.thresholds, touchDays });
const headWith = (versions: SettingsHead['versions'], version = 4): SettingsHead => ({
  kind: 'settings-head',
  id: 'settings',
  version,
  versions,
});
const versionOf = (name: SettingName, value: unknown): SettingVersion => ({
  kind: 'setting-version',
  id: `setting/${name}/1`,
  version: 1,
  name,
  value,
});
const without = (setting: object, field: string) =>
  Object.fromEntries(Object.entries(setting).filter(([name]) => name !== field));
const entry = (n: number, from: string) => ({ n, from, at: monday, by: operator.id });

describe('The seeds', () => {
  it.each(settingNames)('of %s are of their shape', (name) => {
    expect(settingSchemas[name]().parse(seeds[name])).toEqual(seeds[name]);
  });
});

describe('A setting', () => {
  const change = (
    value: unknown,
    from = monday,
    by: Parameters<typeof contextOf>[0] = operator,
    before?: SettingsHead,
  ) => changeSetting(before, { name: 'thresholds', value, from }, seeds, contextOf(by));

  it('is not written over a version nobody looked at: whoever is late learns who was faster', () => {
    const before = headWith({ thresholds: [entry(1, monday)] });
    const seen = (expectedVersion: number, head?: SettingsHead) => {
      const asked = { name: 'thresholds', value: thresholds(10), from: monday, expectedVersion } as const;
      return changeSetting(head, asked, seeds, contextOf(operator));
    };
    expect([seen(1, before).ok, seen(0).ok]).toEqual([true, true]);
    expect(refusalOf(seen(0, before))).toEqual({
      kind: 'conflict',
      code: 'changed-meanwhile',
      detail: 'the setting thresholds is at version 1; read it again',
      winner: { id: operator.id, at: monday },
    });
    expect(refusalOf(seen(1)).detail).toBe('the setting thresholds is at version 0; read it again');
  });

  it('is written as a new immutable version, and the head names it', () => {
    const { n, plan } = accepted(change(thresholds(10), daysAfter(monday, 1)));
    expect(n).toBe(1);
    expect(recordsOf('settings-head', plan)).toEqual([headWith({ thresholds: [entry(1, daysAfter(monday, 1))] }, 1)]);
    expect(recordsOf('setting-version', plan)).toEqual([
      { kind: 'setting-version', id: 'setting/thresholds/1', version: 1, name: 'thresholds', value: thresholds(10) },
    ]);
    expect(factsOf(plan)).toEqual([
      { type: 'SettingChanged', data: { name: 'thresholds', n: 1, from: daysAfter(monday, 1) } },
    ]);
  });

  it('comes after those before it', () => {
    const before = headWith({ thresholds: [entry(1, monday)], company: [entry(1, monday)] });
    const { n, plan } = accepted(change(thresholds(20), monday, operator, before));
    expect(n).toBe(2);
    expect(recordsOf('settings-head', plan)).toEqual([
      headWith({ thresholds: [entry(1, monday), entry(2, monday)], company: [entry(1, monday)] }, 5),
    ]);
    expect(plan.changes.map(({ expected }) => expected)).toEqual([4, 'new']);
  });

  it('is an operator’s, from now on or later, and of its shape', () => {
    for (const by of [anna, head])
      expect(refusalOf(change(thresholds(1), monday, by))).toEqual({
        kind: 'forbidden',
        code: 'not-yours',
        detail: 'settings are the operator’s, and substitutes a head’s too',
      });
    expect(change(thresholds(1), monday, robot).ok).toBe(true);
    expect(refusalOf(change(thresholds(1), daysAfter(monday, -1)))).toEqual({
      kind: 'rule',
      code: 'from-past',
      detail: `a setting cannot hold from ${daysAfter(monday, -1)}: that has passed`,
    });
    const wrong = refusalOf(change({ ...thresholds(0), auditOneIn: 'ten' }));
    expect([wrong.code, wrong.detail.split('; ').map((issue) => issue.split(':')[0])]).toEqual([
      'setting-wrong',
      ['touchDays', 'auditOneIn'],
    ]);
  });

  it('of who stands in for whom is a head’s too', () => {
    const naming = (by: Parameters<typeof contextOf>[0]) =>
      changeSetting(undefined, { name: 'substitutes', value: [], from: monday }, seeds, contextOf(by)).ok;
    expect([naming(head), naming(operator), naming(anna)]).toEqual([true, true, false]);
  });

  it.each([
    ['segments', [seeds.segments[0], seeds.segments[0]], 'ids must be unique'],
    ['segments', [{ ...seeds.segments[0], id: 'Big One' }], 'small Latin letters'],
    ['segments', [{ ...seeds.segments[0], criteria: [] }], '0.criteria'],
    ['staff', [{ ...seeds.staff[0], email: 'nobody' }], '0.email'],
    ['company', { ...seeds.company, currency: 'rubles' }, 'currency'],
    ['company', { ...seeds.company, country: 'Russia' }, 'country'],
    ['deadlines', { ...seeds.deadlines, dealDays: { 'new-deal': 0 } }, 'dealDays.new-deal'],
    ['deadlines', { ...seeds.deadlines, qualifyDays: 0.5 }, 'qualifyDays'],
    ['deadlines', { ...seeds.deadlines, claimMinutes: 1.5 }, 'claimMinutes'],
    ['routing', [{ to: 'anna' }], '0.to'],
    ['routing', [{ region: '  ', to: head.id }], '0.region'],
    ['routing', [{ region: 'У'.repeat(101), to: head.id }], '0.region'],
    ['calendar', { ...seeds.calendar, timeZone: 'Moscow' }, 'timeZone'],
  ] as const)('%s that is wrong is refused and says where: %j', (name, value, said) => {
    const refused = refusalOf(changeSetting(undefined, { name, value, from: monday }, seeds, contextOf(operator)));
    expect([refused.code, refused.detail]).toEqual(['setting-wrong', expect.stringContaining(said)]);
  });

  it('that does not fit the others in force is refused, and says all that is wrong', () => {
    const asked = { name: 'routing', value: [{ segment: 'bakers', to: operator.id }], from: monday } as const;
    expect(refusalOf(changeSetting(undefined, asked, seeds, contextOf(operator)))).toEqual({
      kind: 'rule',
      code: 'setting-wrong',
      detail: [
        'routing.0.segment: bakers is none of industrial, developer, dealer, individual',
        `routing.0.to: ${operator.id} is none of ${sellers}`,
      ].join('; '),
    });
    const bakers = { ...seeds, segments: [...seeds.segments, { ...seeds.segments[0], id: 'bakers' }] } as Settings; // the seeds have a first segment
    expect(refusalOf(changeSetting(undefined, asked, bakers, contextOf(operator))).detail).toBe(
      `routing.0.to: ${operator.id} is none of ${sellers}`,
    );
  });

  it('is not refused for what was wrong before: two wrong ones are mended one after the other', () => {
    const wrong: Settings = { ...seeds, routing: [{ segment: 'bakers', to: anna.id }], 'loss-reasons': {} };
    const mend = (name: 'routing' | 'segments', value: unknown) =>
      changeSetting(undefined, { name, value, from: monday }, wrong, contextOf(operator));
    expect(mend('routing', seeds.routing).ok).toBe(true);
    expect(refusalOf(mend('segments', [])).detail).toContain('segments: at least one is needed');
  });

  it('names a region as people write it, without the space around it', () => {
    const asked = { name: 'routing', value: [{ region: ' Урал ', to: anna.id }], from: monday } as const;
    const { plan } = accepted(changeSetting(undefined, asked, seeds, contextOf(operator)));
    expect(recordsOf('setting-version', plan).map(({ value }) => value)).toEqual([[{ region: 'Урал', to: anna.id }]]);
  });
});

describe('The version in force', () => {
  it('is the one whose time came last; of one instant, the one written last; before any, the seed', () => {
    const days = fc.array(fc.integer({ min: 0, max: 5 }), { maxLength: 6 });
    fc.assert(
      fc.property(days, fc.integer({ min: 0, max: 6 }), (froms, now) => {
        const versions = froms.map((from, n) => entry(n + 1, daysAfter(monday, from)));
        const due = froms.map((from, n) => ({ from, n: n + 1 })).filter(({ from }) => from <= now);
        const expected = due.sort((a, b) => a.from - b.from || a.n - b.n).at(-1)?.n ?? 0;
        expect(versionAt(headWith({ thresholds: versions }), 'thresholds', daysAfter(monday, now))).toBe(expected);
      }),
    );
    expect(versionAt(undefined, 'thresholds', monday)).toBe(0);
    expect(versionAt(headWith({}), 'thresholds', monday)).toBe(0);
  });
});

describe('The policy', () => {
  const later = daysAfter(monday, 10);

  async function plant() {
    const store = await storeOf(new ToldClock());
    const change = async (touchDays: number, from: string) => {
      const before = await store.get('settings-head', 'settings');
      const asked = { name: 'thresholds', value: thresholds(touchDays), from } as const;
      const { plan } = accepted(changeSetting(before, asked, seeds, contextOf(operator)));
      await commitPlan(store, plan, contextOf(operator));
    };
    return { store, change, policies: policiesOf(store, seeds) };
  }

  it('without a change is the seeds', async () => {
    const { policies } = await plant();
    expect(await policies.at(monday)).toEqual({ ...seeds, revision: 0 });
  });

  it('holds a change from its instant on, and says by which revision', async () => {
    const { policies, change } = await plant();
    await change(10, later);
    const justBefore = new Date(Date.parse(later) - 1).toISOString();
    expect(await policies.at(justBefore)).toEqual({ ...seeds, revision: 1 });
    expect(await policies.at(later)).toEqual({ ...seeds, thresholds: thresholds(10), revision: 1 });
    await change(20, later);
    expect(await policies.at(later)).toEqual({ ...seeds, thresholds: thresholds(20), revision: 2 });
    expect((await policies.at(justBefore)).thresholds.touchDays).toBe(30);
  });

  it('of the same versions is made once, and a version is read once', async () => {
    const { policies, change, store } = await plant();
    await change(10, monday);
    const read: string[] = [];
    const counting = policiesOf(
      {
        get: (kind, id) => {
          read.push(id);
          return store.get(kind, id);
        },
      },
      seeds,
    );
    expect(await counting.at(monday)).toBe(await counting.at(later));
    await change(20, daysAfter(monday, 20));
    expect((await counting.at(monday)).revision).toBe(2);
    expect(read).toEqual(['settings', 'setting/thresholds/1', 'settings', 'settings']);
    expect(await policies.at(monday)).toMatchObject({ thresholds: { touchDays: 10 }, revision: 2 });
  });

  it.each([
    ['lacks a field that came later: the seed’s', 'deadlines', without(seeds.deadlines, 'papersDays'), seeds.deadlines],
    ['lacks one that need not be there', 'company', without(seeds.company, 'seller'), without(seeds.company, 'seller')],
    ['lacks one inside an older calendar', 'calendar', without(seeds.calendar, 'shortDayMinutes'), seeds.calendar],
    ['has a field that is gone since: without it', 'thresholds', { ...thresholds(10), shoeSize: 43 }, thresholds(10)],
    ['is a list: as it is', 'dealers', [], []],
  ] as const)('of an older release that %s', async (_which, name, stored, read) => {
    const policies = policiesOf(
      await storeOf(new ToldClock(), headWith({ [name]: [entry(1, monday)] }), versionOf(name, stored)),
      seeds,
    );
    expect(await policies.at(monday)).toEqual({ ...seeds, [name]: read, revision: 4 });
  });

  it('knows nothing of a setting that is gone', async () => {
    const versions = { products: [entry(1, monday)] };
    const policies = policiesOf(await storeOf(new ToldClock(), headWith(versions)), seeds);
    expect(await policies.at(monday)).toEqual({ ...seeds, revision: 4 });
  });

  it.each([
    ['a wrong value', { ...thresholds(0) }],
    ['no object', 'ten'],
    ['nothing', null],
  ])('is none when a version holds %s', async (_what, stored) => {
    const store = await storeOf(
      new ToldClock(),
      headWith({ thresholds: [entry(1, monday)] }),
      versionOf('thresholds', stored),
    );
    await expect(policiesOf(store, seeds).at(monday)).rejects.toThrow(ZodError);
  });

  it('is none when the head names a version that is not there', async () => {
    const store = await storeOf(new ToldClock(), headWith({ thresholds: [entry(1, monday)] }));
    await expect(policiesOf(store, seeds).at(monday)).rejects.toThrow(
      'the head names setting/thresholds/1, which does not exist',
    );
  });
});
