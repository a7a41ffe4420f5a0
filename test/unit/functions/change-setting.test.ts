import { describe, expect, it } from '@jest/globals';
import { changeSetting } from '../../../functions/api/admin/change-setting/route.ts';
import { showSetting } from '../../../functions/api/admin/show-setting/route.ts';
import { seeds } from '../../../settings/seeds.ts';
import type { Actor } from '../../../shared/domain/people/actor.ts';
import { areaInMemory, callWith } from '../../support/cloud/area-in-memory.ts';
import { operator, vera } from '../../support/domain/actors.ts';

const now = '2026-03-02T07:00:00.000Z';
const april = '2026-04-01T00:00:00.000Z';
const call = callWith({}, { by: operator });
const bakers = {
  id: 'bakers',
  title: { en: 'Bakers', ru: 'Пекари' },
  focus: false,
  criteria: ['need'],
  process: 'project',
};
const toVera = [{ segment: 'bakers', region: 'Урал', to: vera.id }];

describe('Changing a setting', () => {
  it('holds it against the settings in force when it will hold', async () => {
    const area = areaInMemory();
    await changeSetting({ name: 'segments', value: [...seeds.segments, bakers], from: april }, area, call);
    const ask = (from?: string) =>
      changeSetting({ name: 'routing', value: toVera, ...(from !== undefined && { from }) }, area, call);
    await expect(ask()).rejects.toMatchObject({
      details: {
        status: 422,
        code: 'setting-wrong',
        detail: 'routing.0.segment: bakers is none of industrial, developer, dealer, individual',
      },
    });
    expect(await ask(april)).toEqual({ name: 'routing', n: 1, from: april });
    expect(await showSetting({ name: 'routing' }, area, call)).toEqual({
      name: 'routing',
      n: 0,
      value: seeds.routing,
      versions: [{ n: 1, from: april, at: now, by: operator.id }],
    });
  });

  it('is read back as it holds from now on', async () => {
    const area = areaInMemory();
    const value = { ...seeds.thresholds, spamScore: 5 };
    expect(await changeSetting({ name: 'thresholds', value }, area, call)).toEqual({
      name: 'thresholds',
      n: 1,
      from: now,
    });
    expect(await showSetting({ name: 'thresholds' }, area, call)).toMatchObject({ n: 1, value });
  });

  it('keeps the address of a chat from whoever cannot change it', async () => {
    const area = areaInMemory();
    const value = { url: 'https://chat.example/hooks/secret', kinds: ['overdue'] };
    await changeSetting({ name: 'chat', value }, area, call);
    const shownTo = async (by: Actor) => (await showSetting({ name: 'chat' }, area, callWith({}, { by }))).value;
    expect(await shownTo(operator)).toEqual(value);
    expect(await shownTo(vera)).toEqual({ url: 'https://chat.example/…', kinds: ['overdue'] });
    await changeSetting({ name: 'chat', value: { kinds: [] } }, area, call);
    expect(await shownTo(vera)).toEqual({ kinds: [] });
  });
});
