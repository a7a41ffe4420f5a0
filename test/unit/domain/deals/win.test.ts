import { describe, expect, it } from '@jest/globals';
import type { Deal } from '../../../../shared/domain/deals/deal.ts';
import { type DealMoveRecords, moveDeal } from '../../../../shared/domain/deals/move.ts';
import { purchaseId } from '../../../../shared/domain/purchases/purchase.ts';
import { anna } from '../../../support/domain/actors.ts';
import { contextOf, idOf, monday } from '../../../support/domain/contexts.ts';
import { accepted, expectSound, factsOf, recordsOf, refusalOf } from '../../../support/domain/decisions.ts';
import {
  accountId,
  dealAt,
  dealId,
  dealRecords,
  known,
  knownToPay,
  purchaseWith,
  rubles,
} from '../../../support/domain/deals.ts';

const id = purchaseId('voronka-demo', known.order);
const ready = dealAt('agree-price', knownToPay);
const pay = (deal: Deal, records: Partial<DealMoveRecords> = {}) =>
  moveDeal(deal, { to: 'payment-received' }, dealRecords(records), contextOf(anna));
const purchaseOf = (deal: Deal, records: Partial<DealMoveRecords> = {}) =>
  recordsOf('purchase', accepted(pay(deal, records)).plan);

describe('Meeting the condition to start production', () => {
  it('wins the deal and records one purchase for the whole order', () => {
    const { deal, plan } = accepted(pay(ready));
    expect(deal).toMatchObject({
      stage: { name: 'payment-received' },
      won: { at: monday, purchaseId: id, dealKind: 'first' },
    });
    expect(recordsOf('purchase', plan)).toEqual([
      {
        kind: 'purchase',
        id,
        version: 1,
        accountId,
        dealId,
        orderNumber: 'IE-2026-0007',
        amount: rubles(50_000_000),
        on: '2026-03-02',
        source: 'deal',
        pyramidStep: 2,
      },
    ]);
    expect(factsOf(plan)).toEqual([
      {
        type: 'DealMoved',
        data: { from: 'agree-price', to: 'payment-received', visit: 4, passed: [], amount: rubles(50_000_000) },
      },
      { type: 'DealWon', data: { purchaseId: id, amount: rubles(50_000_000), dealKind: 'first' } },
      {
        type: 'PurchaseRecorded',
        data: { accountId, dealId, amount: rubles(50_000_000), on: '2026-03-02', source: 'deal' },
      },
    ]);
    expectSound(ready, plan);
  });

  it('wins it once: later stages and payments add nothing', () => {
    const won = accepted(pay(ready)).deal;
    const payment = { document: 'PP-2', amount: rubles(25_000_000), on: '2026-03-03' };
    const changes = { payment, productionOrderNumber: 'PO-7' };
    const { deal, plan } = accepted(
      moveDeal(won, { to: 'production-ordered', changes }, dealRecords(), contextOf(anna)),
    );
    expect(deal.won).toEqual(won.won);
    expect(recordsOf('purchase', plan)).toEqual([]);
    expect(factsOf(plan).map(({ type }) => type)).toEqual(['PaymentRecorded', 'ProductionOrdered', 'DealMoved']);
  });

  it('wins it too when the move goes on past the payment', () => {
    const before = dealAt('new-deal', { ...knownToPay, productionOrder: known.productionOrder });
    const { deal, plan } = accepted(moveDeal(before, { to: 'production-ordered' }, dealRecords(), contextOf(anna)));
    expect(deal).toMatchObject({
      won: { purchaseId: id },
      passed: ['discuss-terms', 'send-quote', 'agree-price', 'payment-received'],
    });
    expect(recordsOf('purchase', plan)).toHaveLength(1);
  });

  it('takes the purchase the ERP told of before: its amount stands', () => {
    const { deal, plan } = accepted(pay(ready, { purchase: purchaseWith({ id }) }));
    expect(deal.won?.purchaseId).toBe(id);
    expect(recordsOf('purchase', plan)).toEqual([]);
    expect(factsOf(plan)[1]).toEqual({
      type: 'DealWon',
      data: { purchaseId: id, amount: rubles(49_000_000), dealKind: 'first' },
    });
  });

  it('is refused for an order of another account', () => {
    const purchase = purchaseWith({ id, accountId: idOf(0x399) });
    expect(refusalOf(pay(ready, { purchase }))).toEqual({
      kind: 'conflict',
      code: 'order-of-another-account',
      detail: `order IE-2026-0007 is account ${idOf(0x399)}'s`,
    });
  });
});

describe('The kind of a deal', () => {
  const line = (product: string) => ({ title: product, product, quantity: 1, price: rubles(1) });
  const kindOf = (products: string[], records: Partial<DealMoveRecords>) =>
    accepted(pay({ ...ready, lines: products.map(line) }, records)).deal.won?.dealKind;

  it.each([
    ['first', ['drive-7'], { earlier: [] }],
    ['regular', ['drive-7'], { earlier: [{ pyramidStep: 2 }] }],
    ['regular', ['drive-7'], { earlier: [{ pyramidStep: 1 }, { pyramidStep: 5 }] }],
    ['regular', ['unheard-of'], { earlier: [{}] }],
    ['development', ['sensor-t10'], { earlier: [{}] }],
    ['development', ['drive-7', 'sensor-t10'], { earlier: [{ pyramidStep: 1 }, {}] }],
    ['returned', ['drive-7'], { earlier: [{ pyramidStep: 1 }], winBack: true }],
  ])('is %s for %j after %j', (kind, products, records) => {
    expect(kindOf(products, records)).toBe(kind);
  });

  it('comes with the highest step of the product pyramid; 0 for products nobody registered', () => {
    const stepOf = (products: string[]) => purchaseOf({ ...ready, lines: products.map(line) })[0]?.pyramidStep;
    expect([stepOf(['sensor-t10', 'line', 'drive-7']), stepOf(['unheard-of'])]).toEqual([5, 0]);
  });
});
