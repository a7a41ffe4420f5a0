import { expect, it } from '@jest/globals';
import { offersNow } from '../../../../shared/domain/campaigns/offers-now.ts';
import { offerWith } from '../../../support/domain/campaigns.ts';
import { idOf, monday, policyWith } from '../../../support/domain/contexts.ts';
import { storeOf, ToldClock } from '../../../support/domain/stores.ts';

it('What is on offer is what is approved and holds today, the first to end in front, and of one day by age', async () => {
  const offers = [
    offerWith({ id: idOf(1), until: '2026-03-25' }),
    offerWith({ id: idOf(3), until: '2026-03-20' }),
    offerWith({ id: idOf(2), until: '2026-03-20' }),
    offerWith({ id: idOf(4), until: '2026-03-01' }),
    offerWith({ id: idOf(5), from: '2026-03-03' }),
    offerWith({ id: idOf(6), state: { name: 'draft' } }),
  ];
  const store = await storeOf(new ToldClock(), ...offers);
  const found = await offersNow(store, { at: monday, policy: policyWith() });
  expect(found.map(({ id }) => id)).toEqual([idOf(2), idOf(3), idOf(1)]);
  expect(found[2]).toEqual(offers[0]);
});
