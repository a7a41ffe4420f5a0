import { describe, expect, it } from '@jest/globals';
import { doneBehind, reportPlan } from '../../../../shared/domain/figures/report-plan.ts';
import { idOf } from '../../../support/domain/contexts.ts';
import { servicesOf } from '../../../support/warehouse/compare.ts';
import { Telling } from '../../../support/warehouse/telling.ts';

const months = { from: '2026-05', to: '2026-06' };

/** A deal of this worth that was shipped in May. */
function plant(currency: string) {
  const telling = new Telling();
  const counted = {
    accountId: idOf(1),
    segment: 'dealer',
    amount: { netMinor: 70_000, currency, as: 'agreed' },
  } as const;
  const opened = { process: 'project', origin: 'lead', accountId: idOf(1), stage: 'shipped' };
  telling.tell('deal', idOf(2), 'DealOpened', '2026-05-10T09:00:00.000Z', opened, { counted });
  return servicesOf(telling.facts, '2026-06-15T09:00:00.000Z');
}

describe('A deal of which the worth is known in another currency', () => {
  it('is shipped for nothing, as nobody knows what it is worth here', async () => {
    const shipped = async (currency: string) => {
      const { rows } = await reportPlan(months, await plant(currency));
      return rows.find(({ month, segment }) => month === '2026-05' && segment === undefined)?.shipments.fact;
    };
    expect([await shipped('RUB'), await shipped('EUR')]).toEqual([70_000, 0]);
  });

  it('is listed among what was shipped, with what is known of it', async () => {
    const { deals } = await doneBehind({ figure: 'shipments', month: '2026-05' }, {}, await plant('EUR'));
    expect(deals.map(({ trace }) => trace.counted.amount?.currency)).toEqual(['EUR']);
  });
});
