import { describe, expect, it } from '@jest/globals';
import { reportWinBacks } from '../../../../shared/domain/figures/report-win-backs.ts';
import { idOf } from '../../../support/domain/contexts.ts';
import { servicesOf } from '../../../support/warehouse/compare.ts';
import { Telling } from '../../../support/warehouse/telling.ts';

describe('The report of win-backs', () => {
  it('counts an order that had been told ahead, before the months it is of', async () => {
    const telling = new Telling();
    const amount = { netMinor: 500, currency: 'RUB', as: 'bought' } as const;
    const counted = { accountId: idOf(1), on: '2026-05-20', amount };
    telling.tell('purchase', idOf(2), 'PurchaseRecorded', '2026-01-10T09:00:00.000Z', {}, { counted });
    telling.tell('win-back', idOf(3), 'WinBackStarted', '2026-05-10T09:00:00.000Z', {
      ...{ accountId: idOf(1), action: 'call', startedOn: '2026-05-10', deadline: '2026-06-10T00:00:00.000Z' },
      ...{ cell: 9, marginMinor: 100 },
    });
    const services = await servicesOf(telling.facts, '2026-07-01T09:00:00.000Z');
    for (const from of ['2026-01', '2026-05']) {
      const { rows } = await reportWinBacks({ from, to: '2026-05' }, services);
      expect(rows).toMatchObject([{ month: '2026-05', started: 1, returned: 1, revenue: [{ netMinor: 500 }] }]);
    }
  });
});
