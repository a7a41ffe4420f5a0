import { describe, expect, it } from '@jest/globals';
import { type LifecycleAsked, reportLifecycle } from '../../../../shared/domain/figures/report-lifecycle.ts';
import { anna, boris } from '../../../support/domain/actors.ts';
import { idOf } from '../../../support/domain/contexts.ts';
import { servicesOf } from '../../../support/warehouse/compare.ts';
import { Telling } from '../../../support/warehouse/telling.ts';

const asOf = '2026-07-01T09:00:00.000Z';
const at = '2026-05-10T09:00:00.000Z';

/** Two accounts with a deal each, who were offered the same for less. */
function told() {
  const telling = new Telling();
  const tell = telling.tell.bind(telling);
  const quoted = (n: number, discountPercent: number, owned: { segment: string; owner: string }) => {
    const [accountId, deal] = [idOf(n), idOf(10 + n)];
    tell('account', accountId, 'AccountOpened', at, { personId: idOf(20 + n) }, { counted: owned });
    const opened = { process: 'project', stage: 'new-deal', origin: 'lead', accountId };
    tell('deal', deal, 'DealOpened', at, opened, { counted: { accountId, product: 'drive' } });
    tell('deal', deal, 'QuoteSent', at, { version: 1, number: '1', sentOn: '2026-05-10', discountPercent });
  };
  quoted(1, 4, { segment: 'dealer', owner: anna.id });
  quoted(2, 10, { segment: 'individual', owner: boris.id });
  const alias = idOf(3);
  tell('account', alias, 'AccountOpened', at, { personId: idOf(23) });
  tell('account', alias, 'AccountMerged', at, { into: idOf(2), mergeId: alias });
  const opened = { process: 'project', stage: 'new-deal', origin: 'lead', accountId: alias };
  tell('deal', idOf(13), 'DealOpened', at, opened, { counted: { accountId: alias, product: 'drive' } });
  tell('deal', idOf(13), 'QuoteSent', at, { version: 1, number: '1', sentOn: '2026-05-10', discountPercent: 20 });
  return servicesOf(telling.facts, asOf);
}

describe('The lifecycle of some customers', () => {
  it.each<[Partial<LifecycleAsked>, number]>([
    [{}, 34 / 3],
    [{ segment: 'dealer' }, 4],
    [{ segment: 'individual' }, 15],
    [{ manager: boris.id }, 15],
  ])('has the discounts of their quotes, also of whoever was merged into them: %j', async (some, discountPercent) => {
    const { groups } = await reportLifecycle({ from: '2026-05', to: '2026-06', ...some }, await told());
    expect(groups).toEqual([{ group: 'drives', orders: 0, revenue: 0, margin: 0, discountPercent }]);
  });
});
