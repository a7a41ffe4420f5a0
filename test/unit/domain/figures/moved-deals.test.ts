import { describe, expect, it } from '@jest/globals';
import { readMeasure } from '../../../../shared/domain/figures/read-measure.ts';
import { reportEconomics } from '../../../../shared/domain/figures/report-economics.ts';
import { reportReferrals } from '../../../../shared/domain/figures/report-referrals.ts';
import { anna } from '../../../support/domain/actors.ts';
import { idOf, policyWith } from '../../../support/domain/contexts.ts';
import { servicesOf } from '../../../support/warehouse/compare.ts';
import { Telling } from '../../../support/warehouse/telling.ts';

const [referrer, referred, deal, order] = [idOf(1), idOf(2), idOf(3), idOf(4)];
const asOf = '2026-07-01T09:00:00.000Z';

/** A deal of March, and what was ordered by it in May. */
function told() {
  const telling = new Telling();
  const tell = telling.tell.bind(telling);
  const at = '2026-03-10T09:00:00.000Z';
  tell('account', referrer, 'AccountOpened', at, { personId: idOf(5) });
  tell('account', referred, 'AccountOpened', at, { personId: idOf(6) }, { counted: { referredBy: referrer } });
  const opened = { process: 'project', stage: 'payment-received', origin: 'lead', accountId: referred };
  tell('deal', deal, 'DealOpened', at, opened, { counted: { accountId: referred, segment: 'dealer', owner: anna.id } });
  const amount = { netMinor: 100_000, currency: 'RUB', as: 'bought' } as const;
  const counted = { accountId: referred, dealId: deal, on: '2026-05-02', amount };
  tell('purchase', order, 'PurchaseRecorded', '2026-05-02T09:00:00.000Z', {}, { counted });
  return servicesOf(telling.facts, asOf);
}

describe('An order of a deal that had last moved before the time asked for', () => {
  it('leaves the margin of the deal’s segment to whom it was recommended by', async () => {
    const { rows } = await reportReferrals({ from: '2026-05', to: '2026-06' }, await told());
    expect(rows).toEqual([
      { referrer, referred: [referred], customers: 1, revenue: 100_000, margin: 40_000, ownRevenue: 0 },
    ]);
  });

  it('is that of the deal’s owner in unit economics', async () => {
    const { managers } = await reportEconomics({ from: '2026-05', to: '2026-06' }, await told());
    expect(managers).toEqual([{ manager: anna.id, orders: 1, revenue: 100_000, margin: 40_000 }]);
  });

  it('is measured among the orders of the deal’s segment', async () => {
    const figure = { report: 'plan', figure: 'orderAmount' } as const;
    const days = { first: '2026-05-01', after: '2026-06-01', lane: 'main', asOf, policy: policyWith() } as const;
    const of = async (segment: string) => readMeasure({ figure, of: { segment } }, days, await told());
    expect(await of('dealer')).toEqual({ kind: 'mean', of: 1, mean: 100_000 });
    expect(await of('individual')).toEqual({ kind: 'mean', of: 0 });
  });
});
