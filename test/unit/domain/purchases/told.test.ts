import { describe, expect, it } from '@jest/globals';
import { ErpEvent, heldEventId, requestOf } from '../../../../shared/domain/purchases/erp-event.ts';
import { ToldPurchase } from '../../../../shared/domain/purchases/tell-purchase.ts';
import { rubles } from '../../../support/domain/deals.ts';

const order = { orderNumber: 'IE-2026-0007', orderDate: '2026-03-02' };
const money = { ...order, amount: rubles(25_000_000), on: '2026-03-02' };
const payment: ErpEvent = { type: 'payment', ...money, document: 'PP-9' };
const production: ErpEvent = { type: 'production-order', ...order, document: 'PO-9' };
const shipment: ErpEvent = { type: 'shipment', ...order, document: 'UPD-9', on: '2026-03-02', last: true };
const goods: ErpEvent = { type: 'return', ...money, document: 'R-9' };

describe('An event as told', () => {
  it('has an order, a document and what its kind says', () => {
    const whose = { ...payment, taxId: '7707083893', company: 'Zavod' };
    for (const event of [payment, production, shipment, goods, whose]) expect(ErpEvent().parse(event)).toEqual(event);
    for (const wrong of [
      { ...payment, type: 'refund' },
      { ...payment, document: ' ' },
      { ...payment, orderNumber: '' },
      { ...payment, orderDate: '2 March' },
      { ...production, on: '2026-03-02' },
    ])
      expect(ErpEvent().safeParse(wrong).success).toBe(false);
  });

  it('takes effect once while it says the same; corrected, it is another', () => {
    const again = { ...payment };
    expect(requestOf(again)).toEqual(requestOf(payment));
    const keys = [payment, { ...payment, amount: rubles(1) }, { ...payment, document: 'PP-8' }, goods].map(
      (event) => requestOf(event).key,
    );
    expect(new Set(keys).size).toBe(4);
    expect(requestOf(payment)).toMatchObject({ fingerprint: JSON.stringify(payment), answer: null });
  });

  it('is held as one record for one document of an order, however it is told', () => {
    const id = heldEventId('voronka-demo', payment);
    expect(heldEventId('voronka-demo', { ...payment, orderNumber: 'ie-2026-7', amount: rubles(1) })).toBe(id);
    const others = [
      { ...payment, document: 'PP-8' },
      { ...goods, document: 'PP-9' },
      { ...payment, orderNumber: 'A' },
    ];
    expect(others.map((event) => heldEventId('voronka-demo', event))).not.toContain(id);
  });
});

describe('A purchase as told', () => {
  const told = { ...order, amount: rubles(5) };

  it('has an order and an amount, and may say the step of the pyramid', () => {
    expect(ToldPurchase().parse({ ...told, orderNumber: ' IE-1 ' })).toEqual({ ...told, orderNumber: 'IE-1' });
    for (const pyramidStep of [0, 9])
      expect(ToldPurchase().parse({ ...told, pyramidStep })).toEqual({ ...told, pyramidStep });
    for (const wrong of [
      order,
      { ...told, pyramidStep: -1 },
      { ...told, pyramidStep: 10 },
      { ...told, on: '2026-03-02' },
    ])
      expect(ToldPurchase().safeParse(wrong).success).toBe(false);
  });
});
