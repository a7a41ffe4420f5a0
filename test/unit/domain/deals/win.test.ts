import { describe, expect, it } from '@jest/globals';
import type { Deal } from '../../../../shared/domain/deals/deal.ts';
import { type DealMoveRecords, moveDeal } from '../../../../shared/domain/deals/move.ts';
import { winDeal } from '../../../../shared/domain/deals/win.ts';
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
      { type: 'DealWon', data: { purchaseId: id, amount: rubles(50_000_000), dealKind: 'first', confirmed: true } },
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

  it('takes the purchase the ERP told of before: its amount stands, and it is the deal’s from now on', () => {
    const { provisional: _p, ...purchase } = purchaseWith({ id });
    const { deal, plan } = accepted(pay(ready, { purchase }));
    expect(deal.won?.purchaseId).toBe(id);
    expect(recordsOf('purchase', plan)).toEqual([{ ...purchase, version: 2, dealId, pyramidStep: 2 }]);
    expect(factsOf(plan).slice(1)).toEqual([
      {
        type: 'DealWon',
        data: { purchaseId: id, amount: rubles(49_000_000), dealKind: 'first', confirmed: true },
      },
      { type: 'PurchaseLinked', data: { dealId, pyramidStep: 2 } },
    ]);
    expectSound(ready, plan);
    const unregistered = { ...ready, lines: [{ title: 'Drive', quantity: 1, price: rubles(1) }] };
    const steps = [{ pyramidStep: 4 }, {}].map(
      (told) => purchaseOf(unregistered, { purchase: { ...purchase, ...told } })[0]?.pyramidStep,
    );
    expect(steps).toEqual([4, 0]);
  });

  it('records a purchase anew whose import was undone, whichever account that was of', () => {
    const left = purchaseWith({ id, version: 2, accountId: idOf(0x399), source: 'import', reversed: 'undone' });
    const { plan } = accepted(pay(ready, { purchase: left }));
    const [anew] = purchaseOf(ready);
    expect(recordsOf('purchase', plan)).toEqual([{ ...anew, version: 3 }]);
    expect(factsOf(plan).slice(1)).toEqual(factsOf(accepted(pay(ready)).plan).slice(1));
  });

  it('corrects a purchase that only a payment told of to what was agreed, or to the order’s amount', () => {
    const { provisional: _p, ...told } = purchaseWith({ id, amount: rubles(25_000_000) });
    const purchase = { ...told, provisional: true as const };
    const ours = { ...told, version: 2, dealId, pyramidStep: 2 };
    const { plan } = accepted(pay(ready, { purchase }));
    expect(recordsOf('purchase', plan)).toEqual([{ ...ours, amount: rubles(50_000_000), source: 'deal' }]);
    expect(factsOf(plan).slice(2)).toEqual([
      { type: 'PurchaseLinked', data: { dealId, pyramidStep: 2 } },
      { type: 'PurchaseCorrected', data: { from: rubles(25_000_000), to: rubles(50_000_000) } },
    ]);
    const orderAmount = rubles(51_000_000);
    expect(purchaseOf(ready, { purchase, orderAmount })).toEqual([{ ...ours, amount: orderAmount }]);
  });

  it.each([
    ['a payment the office confirmed', { payments: known.payments.map((one) => ({ ...one })) }, true],
    ['a payment a manager told of', { payments: known.payments.map((one) => ({ ...one, confirmed: false })) }, false],
    ['a head’s deferral', { payments: [], deferral: { by: { kind: 'staff' as const }, at: monday } }, true],
  ])('says whether %s was confirmed', (_what, fields, confirmed) => {
    const { plan } = accepted(pay({ ...ready, ...fields }));
    expect(factsOf(plan)[1]?.data).toMatchObject({ confirmed });
  });

  it('without an order or an agreement is a mistake of the program: the gate asks for both', () => {
    const { order: _o, ...unnumbered } = ready;
    const { agreement: _a, ...open } = ready;
    for (const deal of [unnumbered, open])
      expect(() => winDeal(deal, dealRecords(), contextOf(anna))).toThrow(
        'the gate of the payment stage asks for order and agreement',
      );
  });

  it('is refused for an order of which more came back than it comes to', () => {
    const purchase = purchaseWith({ id, returns: [{ document: 'R-1', amount: rubles(5), on: '2026-03-02' }] });
    expect(refusalOf(pay(ready, { purchase, orderAmount: rubles(4) }))).toEqual({
      kind: 'rule',
      code: 'returned-too-much',
      detail: 'more came back than order IE-2026-0007 comes to',
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
    ['development', ['drive-7'], { earlier: [{ pyramidStep: 1 }] }],
    ['development', ['drive-7', 'line'], { earlier: [{ pyramidStep: 1 }, { pyramidStep: 2 }] }],
    ['regular', ['sensor-t10'], { earlier: [{}] }],
    ['regular', ['line'], { earlier: [{ pyramidStep: 0 }] }],
    ['regular', ['drive-7', 'line'], { earlier: [{ pyramidStep: 1 }, {}] }],
    ['first', ['drive-7'], { earlier: [{ pyramidStep: 1, reversed: 'returned' }] }],
    ['development', ['drive-7'], { earlier: [{ pyramidStep: 1 }, { pyramidStep: 5, reversed: 'cancelled' }] }],
    ['returned', ['drive-7'], { earlier: [{ pyramidStep: 1 }], winBack: true }],
  ] satisfies [string, string[], Partial<DealMoveRecords>][])('is %s for %j after %j', (kind, products, records) => {
    expect(kindOf(products, records)).toBe(kind);
  });

  it('comes with the highest step of the product pyramid; 0 for products nobody registered', () => {
    const stepOf = (products: string[]) => purchaseOf({ ...ready, lines: products.map(line) })[0]?.pyramidStep;
    expect([stepOf(['sensor-t10', 'line', 'drive-7']), stepOf(['unheard-of'])]).toEqual([5, 0]);
  });
});
