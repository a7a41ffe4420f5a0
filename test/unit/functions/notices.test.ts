import { describe, expect, it } from '@jest/globals';
import { chooseNotices } from '../../../functions/api/desk/choose-notices/route.ts';
import { showNotices } from '../../../functions/api/desk/show-notices/route.ts';
import type { Services } from '../../../functions/api/desk/services.ts';
import { usualWays } from '../../../shared/domain/notices/kinds.ts';
import { areaInMemory, callWith } from '../../support/cloud/area-in-memory.ts';
import { anna, boris } from '../../support/domain/actors.ts';

describe('The routes of notices', () => {
  const plant = () => areaInMemory() as unknown as Services; // they need no more of it

  it('tell each of the staff what they have chosen themselves, also who acts for another', async () => {
    const services = plant();
    const standing = callWith('', { by: { ...anna, standsInFor: [boris.id] } });
    const ways = { ...usualWays, reply: 'none' } as const;
    expect(await chooseNotices({ ways: { reply: 'none' } }, services, standing)).toEqual({ ways });
    expect(await showNotices({}, services, callWith('', { by: anna }))).toEqual({ ways });
    expect(await showNotices({}, services, callWith('', { by: boris }))).toEqual({ ways: usualWays });
  });
});
