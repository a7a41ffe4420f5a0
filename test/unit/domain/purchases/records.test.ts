import { describe, expect, it } from '@jest/globals';
import { MemoryRecords } from '../../../../shared/adapters/memory/records.ts';
import { type ErpEvent, type HeldErpEvent, heldEventId } from '../../../../shared/domain/purchases/erp-event.ts';
import { orderClaim, purchaseId } from '../../../../shared/domain/purchases/purchase.ts';
import { erpRecords } from '../../../../shared/domain/purchases/records.ts';
import { commitPlan } from '../../../../shared/domain/records/decide.ts';
import { change, claim, together } from '../../../../shared/domain/records/plan.ts';
import type { Plan } from '../../../../shared/domain/records/records.ts';
import { erp } from '../../../support/domain/actors.ts';
import { contextOf, idOf, monday } from '../../../support/domain/contexts.ts';
import { accountId, dealAt, knownToPay, purchaseWith, rubles } from '../../../support/domain/deals.ts';
import { accountWith } from '../../../support/domain/leads.ts';

const context = contextOf(erp);
const seller = 'voronka-demo';
const order = { number: 'IE-2026-0007', on: '2026-03-02' };
const told = { orderNumber: order.number, orderDate: order.on, document: 'PP-1' };
const payment: ErpEvent = { type: 'payment', ...told, amount: rubles(5), on: '2026-03-02' };
const production: ErpEvent = { type: 'production-order', ...told };

const account = accountWith({ version: 1, taxId: '7707083893' });
const opened = together(
  change(undefined, account, { type: 'AccountOpened', data: { personId: account.mainPersonId } }),
  claim({ key: 'tax/7707083893', holder: account }),
);
const purchase = purchaseWith({ id: purchaseId(seller, order) });
const bought = change(undefined, purchase, {
  type: 'PurchaseRecorded',
  data: { accountId, amount: purchase.amount, on: purchase.on, source: 'erp' },
});
const deal = dealAt('agree-price', { ...knownToPay, version: 1 });
const numbered = together(change(undefined, deal), claim({ key: orderClaim(seller, order), holder: deal }));
const held: HeldErpEvent = {
  kind: 'erp-event',
  id: heldEventId(seller, payment),
  version: 1,
  event: payment,
  missing: ['deal'],
  heldAt: monday,
  taskId: idOf(0x600),
};

async function lookedAt(event: ErpEvent, ...plans: Plan[]) {
  const records = new MemoryRecords({ clock: { now: () => Promise.resolve(monday) }, newId: context.newId });
  if (plans.length > 0) await commitPlan(records, together(...plans), context);
  return erpRecords(event, records, context);
}

describe('What an event of the ERP may concern', () => {
  it('is the deal that holds its order number, with the purchase of the order', async () => {
    const looked = await lookedAt(payment, opened, bought, numbered);
    expect(looked).toMatchObject({ deal: { id: deal.id }, purchase: { id: purchase.id }, buyer: undefined });
    expect(looked.beside).toEqual({ purchase, earlier: [], winBack: false, sameAccount: [accountId] });
  });

  it('is the buyer of a payment that has no deal: by its tax id, else whose purchase it is', async () => {
    const paid = await lookedAt({ ...payment, taxId: '7707083893' }, opened);
    expect(paid).toMatchObject({ deal: undefined, purchase: undefined, buyer: { account } });
    expect(paid.beside).toEqual({ purchase: undefined, earlier: [], winBack: false });
    expect(await lookedAt(payment, opened, bought)).toMatchObject({ purchase, buyer: { account } });
    expect(await lookedAt(payment)).toMatchObject({
      buyer: { ok: false, refusal: { code: 'tax-id-wrong', detail: expect.stringContaining('(none)') } },
    });
    expect(await lookedAt({ ...payment, taxId: '7728168971' }, opened, bought)).toMatchObject({
      buyer: { account: { taxId: '7728168971' } },
    });
  });

  it('is told by no purchase whose import was taken back: its file may have named another', async () => {
    const undone = change(undefined, purchaseWith({ id: purchase.id, reversed: 'undone' }));
    expect(await lookedAt(payment, opened, undone)).toMatchObject({
      purchase: { reversed: 'undone' },
      buyer: { ok: false, refusal: { code: 'tax-id-wrong' } },
    });
    const cancelled = change(undefined, purchaseWith({ id: purchase.id, reversed: 'cancelled' }));
    expect(await lookedAt(payment, opened, cancelled)).toMatchObject({ buyer: { account } });
  });

  it('is nobody who buys for anything but a payment', async () => {
    expect((await lookedAt(production, opened, bought)).buyer).toBeUndefined();
  });

  it('is the event as it was held before', async () => {
    expect((await lookedAt(payment, change(undefined, held))).held).toEqual(held);
    expect((await lookedAt(production)).held).toBeUndefined();
  });
});
