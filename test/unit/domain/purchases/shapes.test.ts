import { describe, it } from '@jest/globals';
import { ErpEvent, HeldErpEvent } from '../../../../shared/domain/purchases/erp-event.ts';
import { Purchase } from '../../../../shared/domain/purchases/purchase.ts';
import { ToldPurchase } from '../../../../shared/domain/purchases/tell-purchase.ts';
import { idOf, monday } from '../../../support/domain/contexts.ts';
import { dealId, purchaseWith, rubles } from '../../../support/domain/deals.ts';
import {
  expectBounds,
  expectNeeded,
  expectNone,
  expectOneOf,
  expectText,
  expectWhole,
} from '../../../support/domain/shapes.ts';

const order = { orderNumber: 'IE-7', orderDate: '2026-03-02', taxId: '7707083893', company: 'Zavod' };
const paid = { ...order, document: 'PP-1', amount: rubles(5), on: '2026-03-02' };
const costs = { costMinor: 3, bonusMinor: 2, deliveryMinor: 1 };
const payment = { type: 'payment', ...paid, orderAmount: rubles(9), ...costs } as const;

describe('A purchase', () => {
  const purchase = {
    schema: Purchase,
    whole: {
      ...purchaseWith(),
      dealId,
      pyramidStep: 0,
      provisional: true,
      returns: [{ document: 'R-1', amount: rubles(1), on: '2026-03-09' }],
      reversed: 'returned',
      costMinor: 0,
      bonusMinor: 0,
      deliveryMinor: 0,
      product: 'drive-7',
      importId: idOf(0xc01),
      importRow: 2,
    } satisfies Required<Purchase>,
  };

  it('is all of this and nothing more', () => {
    expectWhole(purchase);
    expectNeeded(purchase, ['kind', 'id', 'version', 'accountId', 'orderNumber', 'amount', 'on', 'source']);
  });

  it.each([
    ['kind', ['purchase']],
    ['source', ['deal', 'erp', 'import']],
    ['provisional', [true]],
    ['reversed', ['cancelled', 'returned', 'undone']],
  ])('has for its %s one of %j', (path, values) => {
    expectOneOf(purchase, path, values);
  });

  it('has at most 200 returns, each by a document named in at most 50 characters', () => {
    expectBounds(purchase, 'returns', { least: 0, most: 200 });
    expectText(purchase, 'returns.0.document', 50);
  });

  it.each([
    ['version', [0, 1.5]],
    ['provisional', [false]],
    ['pyramidStep', [-1, 1.5]],
    ['costMinor', [-1, 1.5]],
    ['bonusMinor', [-1, 1.5]],
    ['deliveryMinor', [-1, 1.5]],
    ['on', ['2026-02-30']],
    ['accountId', ['A1']],
  ])('has for its %s none of %j', (path, values) => {
    expectNone(purchase, path, values);
  });
});

describe('A purchase told by its order number', () => {
  const told = {
    schema: ToldPurchase,
    whole: { ...order, amount: rubles(5), pyramidStep: 3, ...costs } satisfies Required<ToldPurchase>,
  };

  it('is all of this and nothing more', () => {
    expectWhole(told);
    expectNeeded(told, ['orderNumber', 'orderDate', 'amount']);
  });

  it('is of a step of the pyramid from 0 to 9', () => {
    expectBounds(told, 'pyramidStep', { least: 0, most: 9 });
    expectNone(told, 'pyramidStep', [1.5]);
  });

  it.each(Object.keys(costs))('may say %s, in whole minor units', (path) => {
    expectNone(told, path, [-1, 1.5]);
  });
});

describe('What the ERP tells', () => {
  it.each<ErpEvent>([
    payment,
    { type: 'production-order', ...order, document: 'PO-7' },
    { type: 'shipment', ...order, document: 'UPD-7', on: '2026-03-02', last: true },
    { type: 'return', ...paid },
  ])('is a $type with what it says, and nothing more', (event) => {
    expectWhole({ schema: ErpEvent, whole: event });
  });

  const event = { schema: ErpEvent, whole: payment };
  it('may be without whose it is and what the whole order comes to', () => {
    expectNeeded(event, ['type', 'orderNumber', 'orderDate', 'document', 'amount', 'on']);
  });

  it('names its order and its document in at most 50 characters', () => {
    expectText(event, 'orderNumber', 50);
    expectText(event, 'document', 50);
  });

  it.each([
    ['taxId', 30],
    ['company', 200],
  ])('has for its %s at most %d characters', (path, most) => {
    expectBounds(event, path, { least: 0, most });
  });

  it('that is held keeps the event whole, with what it waits for', () => {
    const held = {
      schema: HeldErpEvent,
      whole: {
        kind: 'erp-event',
        id: idOf(0xb01),
        version: 1,
        event: payment,
        missing: ['deal'],
        heldAt: monday,
        dealId,
        taskId: idOf(7),
        settledAt: monday,
      } satisfies Required<HeldErpEvent>,
    };
    expectWhole(held);
    expectNeeded(held, ['kind', 'id', 'version', 'event', 'missing', 'heldAt', 'taskId']);
    expectOneOf(held, 'kind', ['erp-event']);
    expectNone(held, 'version', [0, 1.5]);
  });
});
