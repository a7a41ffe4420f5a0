import { beforeEach, describe, expect, it } from '@jest/globals';
import { tellErpEvent } from '../../../functions/api/signed/tell-erp-event/route.ts';
import type { ErpEvent } from '../../../shared/domain/purchases/erp-event.ts';
import { orderClaim } from '../../../shared/domain/purchases/purchase.ts';
import { commitPlan } from '../../../shared/domain/records/decide.ts';
import { change, claim, together } from '../../../shared/domain/records/plan.ts';
import { areaInMemory, callWith } from '../../support/cloud/area-in-memory.ts';
import { robot } from '../../support/domain/actors.ts';
import { contextOf, register } from '../../support/domain/contexts.ts';
import { dealAt, halfBefore, knownToPay, rubles } from '../../support/domain/deals.ts';
import { stock } from '../../support/domain/stores.ts';

let area: ReturnType<typeof areaInMemory>;
beforeEach(() => {
  area = areaInMemory();
});

const order = { orderNumber: 'IE-7', orderDate: '2026-03-02' };
const money = { ...order, amount: rubles(100), on: '2026-03-02' };

/** Tells an event as the ERP does, signed. */
async function tell(event: ErpEvent): Promise<[number, string]> {
  const timestamp = String(Math.floor(Date.now() / 1000));
  const signature = Buffer.from(await area.secrets.sign('erp', `${timestamp}.${JSON.stringify(event)}`)).toString(
    'hex',
  );
  const headers = { 'x-voronka-timestamp': timestamp, 'x-voronka-signature': `sha256=${signature}` };
  const { status, body } = await tellErpEvent({}, area, callWith(event, { headers, by: { kind: 'erp', id: 'erp' } }));
  return [status, body.applied];
}
const kept = (kind: 'erp-event' | 'task' | 'purchase') => area.records.all.filter((record) => record.kind === kind);

describe('an event of the ERP', () => {
  it.each<ErpEvent>([
    { type: 'production-order', ...order, document: 'PO-1' },
    { type: 'shipment', ...order, document: 'UPD-1', on: '2026-03-02', last: true },
    { type: 'return', ...money, document: 'R-1' },
    { type: 'payment', ...money, document: 'PP-1' },
    { type: 'payment', ...money, document: 'PP-1', taxId: '123' },
  ])('that matches nothing is taken, kept and given to a head, once: %j', async (event) => {
    expect([await tell(event), await tell(event)]).toEqual([
      [202, 'held'],
      [202, 'before'],
    ]);
    expect(kept('erp-event')).toMatchObject([{ event, version: 1 }]);
    expect(kept('task')).toMatchObject([{ about: `erp-${event.type}`, subject: { kind: 'erp-event' } }]);
    const { items } = await area.records.list({ index: 'board', of: 'erp-event/held' });
    expect(items.map(({ id }) => id)).toEqual(kept('erp-event').map(({ id }) => id));
  });

  it('corrected within the day is another one, and replaces what was held', async () => {
    const event: ErpEvent = { type: 'return', ...money, document: 'B-1' };
    const corrected = { ...event, amount: rubles(90) };
    expect([await tell(event), await tell(corrected), await tell(corrected)]).toEqual([
      [202, 'held'],
      [202, 'held'],
      [202, 'before'],
    ]);
    expect(kept('erp-event')).toMatchObject([{ event: corrected, version: 2 }]);
    expect(kept('task')).toHaveLength(1);
  });

  it('held for want of a deal is applied when it is told again and the deal has the number', async () => {
    const shipped: ErpEvent = { type: 'shipment', ...order, document: 'UPD-1', on: '2026-03-02', last: false };
    expect(await tell(shipped)).toEqual([202, 'held']);
    const deal = dealAt('production-ordered', { order: { number: 'ie-7', on: '2026-03-02' } });
    const holding = claim({ key: orderClaim('voronka-demo', { number: 'IE-7', on: '2026-03-02' }), holder: deal });
    await commitPlan(area.records, together(change(undefined, deal), holding), contextOf(robot));
    expect([await tell(shipped), await tell(shipped)]).toEqual([
      [202, 'deal'],
      [202, 'before'],
    ]);
    expect(await area.records.get('deal', deal.id)).toMatchObject({ shipments: [{ document: 'UPD-1' }] });
    expect(kept('erp-event')).toMatchObject([{ settledAt: '2026-03-02T07:00:00.000Z' }]);
  });

  it('wins a deal on the step of the pyramid its products stand on', async () => {
    await stock(area.records, register);
    const deal = dealAt('agree-price', {
      ...{ ...knownToPay, payments: [], order: { number: 'IE-7', on: '2026-03-02' } },
      lines: [{ product: 'cabinet', title: 'Шкаф', quantity: 1, price: rubles(100) }],
      ...{ agreement: { amount: rubles(100), specification: '1', on: '2026-03-02' }, paymentTerms: halfBefore },
    });
    const holding = claim({ key: orderClaim('voronka-demo', { number: 'IE-7', on: '2026-03-02' }), holder: deal });
    await commitPlan(area.records, together(change(undefined, deal), holding), contextOf(robot));
    expect(await tell({ type: 'payment', ...money, document: 'PP-1' })).toEqual([202, 'deal']);
    expect(await area.records.get('deal', deal.id)).toMatchObject({ stage: { name: 'payment-received' } });
    expect(kept('purchase')).toMatchObject([{ dealId: deal.id, pyramidStep: 4 }]);
  });

  it('of an order that is another account’s is taken and kept', async () => {
    const payment: ErpEvent = { type: 'payment', ...money, document: 'PP-1', taxId: '7707083893' };
    expect(await tell(payment)).toEqual([202, 'purchase']);
    expect(await tell({ ...payment, document: 'PP-2', taxId: '7736050003' })).toEqual([202, 'held']);
    expect(await tell({ ...payment, document: 'PP-3', orderAmount: rubles(300) })).toEqual([202, 'purchase']);
    const { taxId: _t, ...nobodys } = payment;
    expect(await tell({ ...nobodys, document: 'PP-4', orderAmount: rubles(400) })).toEqual([202, 'purchase']);
    expect(kept('purchase')).toMatchObject([{ amount: rubles(400) }]);
  });

  it('told twice at once takes effect once', async () => {
    const payment: ErpEvent = { type: 'payment', ...money, document: 'PP-1', taxId: '7707083893' };
    const answers = await Promise.all([tell(payment), tell(payment)]);
    expect(answers.map(([status]) => status)).toEqual([202, 202]);
    expect(kept('purchase')).toHaveLength(1);
  });
});
