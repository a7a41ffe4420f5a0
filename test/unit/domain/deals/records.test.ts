import { describe, expect, it } from '@jest/globals';
import { MemoryRecords } from '../../../../shared/adapters/memory/records.ts';
import type { Deal } from '../../../../shared/domain/deals/deal.ts';
import { dealMoveRecords } from '../../../../shared/domain/deals/records.ts';
import { purchaseId } from '../../../../shared/domain/purchases/purchase.ts';
import { commitPlan } from '../../../../shared/domain/records/decide.ts';
import { change } from '../../../../shared/domain/records/plan.ts';
import { anna } from '../../../support/domain/actors.ts';
import { contextOf, daysAfter, idOf, monday } from '../../../support/domain/contexts.ts';
import { accountId, dealAt, knownToPay, purchaseWith } from '../../../support/domain/deals.ts';

import { accountWith } from '../../../support/domain/leads.ts';
import { storeOf, ToldClock } from '../../../support/domain/stores.ts';
import { winBackWith } from '../../../support/domain/win-backs.ts';

const context = contextOf(anna);
const order = { number: 'IE-2026-0007', on: '2026-03-02' };
const own = purchaseWith({ id: purchaseId('voronka-demo', order) });
const earlier = purchaseWith({ id: idOf(0x802), pyramidStep: 2 });
const ofOthers = purchaseWith({ id: idOf(0x803), accountId: idOf(0x399) });

async function lookedAt(
  deal: Deal,
  changes?: Parameters<typeof dealMoveRecords>[1],
  purchases = [own, earlier, ofOthers],
) {
  const records = new MemoryRecords({ clock: { now: () => Promise.resolve(monday) }, newId: context.newId });
  const told = { accountId, amount: own.amount, on: own.on, source: 'erp' } as const;
  for (const purchase of purchases)
    await commitPlan(records, change(undefined, purchase, { type: 'PurchaseRecorded', data: told }), context);
  return dealMoveRecords(deal, changes, records, context);
}

describe('What a move of a deal looks at', () => {
  const { order: _none, ...unnumbered } = knownToPay;
  const nothing = { purchase: undefined, earlier: [], winBack: false };

  it('is the purchase of its order, and the purchases its account made before', async () => {
    expect(await lookedAt(dealAt('agree-price', knownToPay))).toEqual({
      purchase: own,
      earlier: [earlier],
      winBack: false,
      sameAccount: [accountId],
    });
    expect(await lookedAt(dealAt('agree-price', unnumbered), { order })).toMatchObject({ purchase: own });
    const other = { order: { number: 'IE-2026-0008' } };
    expect(await lookedAt(dealAt('agree-price', knownToPay), other)).toEqual({
      purchase: undefined,
      earlier: expect.arrayContaining([own, earlier]),
      winBack: false,
      sameAccount: [accountId],
    });
  });

  it('is all of those purchases, however many', async () => {
    const many = Array.from({ length: 60 }, (_, n) => purchaseWith({ id: idOf(0x900 + n) }));
    expect((await lookedAt(dealAt('agree-price', knownToPay), undefined, many)).earlier).toHaveLength(60);
  });

  it('says whether the deal won its customer back', async () => {
    expect(await lookedAt(dealAt('agree-price', { ...knownToPay, origin: 'win-back' }))).toMatchObject({
      winBack: true,
    });
  });

  it('says so too of one that was opened while its account was being won back', async () => {
    const records = await storeOf(
      new ToldClock(),
      accountWith({ winBack: { id: winBackWith().id, on: '2026-03-02' } }),
      winBackWith(),
    );
    const of = (generationAt: string) =>
      dealMoveRecords(dealAt('agree-price', { ...knownToPay, generationAt }), undefined, records, context);
    expect([(await of(monday)).winBack, (await of(daysAfter(monday, -1))).winBack]).toEqual([true, false]);
    expect((await of(monday)).sameAccount).toEqual([accountId]);
  });

  it('is nothing while the order has no number', async () => {
    expect(await lookedAt(dealAt('agree-price', unnumbered))).toEqual(nothing);
  });

  it('of a deal that is won is its purchase alone', async () => {
    const won = { at: monday, purchaseId: earlier.id, dealKind: 'first' } as const;
    expect(await lookedAt(dealAt('payment-received', { ...knownToPay, won }))).toEqual({
      ...nothing,
      purchase: earlier,
    });
  });
});
