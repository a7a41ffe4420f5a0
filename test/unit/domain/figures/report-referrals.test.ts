import { describe, expect, it } from '@jest/globals';
import { reportReferrals } from '../../../../shared/domain/figures/report-referrals.ts';
import { idOf } from '../../../support/domain/contexts.ts';
import { servicesOf } from '../../../support/warehouse/compare.ts';
import { Telling } from '../../../support/warehouse/telling.ts';

const [referrer, referred, deal, order] = [idOf(1), idOf(2), idOf(3), idOf(4)];

describe('Referrals', () => {
  it('leave the margin of the deal’s segment, also where the deal had last moved before the months asked for', async () => {
    const telling = new Telling();
    const tell = telling.tell.bind(telling);
    const at = '2026-03-10T09:00:00.000Z';
    tell('account', referrer, 'AccountOpened', at, { personId: idOf(5) });
    tell('account', referred, 'AccountOpened', at, { personId: idOf(6) }, { counted: { referredBy: referrer } });
    const opened = { process: 'project', stage: 'payment-received', origin: 'lead', accountId: referred };
    tell('deal', deal, 'DealOpened', at, opened, { counted: { accountId: referred, segment: 'dealer' } });
    const amount = { netMinor: 100_000, currency: 'RUB', as: 'bought' } as const;
    const counted = { accountId: referred, dealId: deal, on: '2026-05-02', amount };
    tell('purchase', order, 'PurchaseRecorded', '2026-05-02T09:00:00.000Z', {}, { counted });
    const services = await servicesOf(telling.facts, '2026-07-01T09:00:00.000Z');
    const { rows } = await reportReferrals({ from: '2026-05', to: '2026-06' }, services);
    expect(rows).toEqual([
      { referrer, referred: [referred], customers: 1, revenue: 100_000, margin: 40_000, ownRevenue: 0 },
    ]);
  });
});
