import { describe, expect, it } from '@jest/globals';
import { DealChanges } from '../../../../shared/domain/deals/changes.ts';
import { DealMove } from '../../../../shared/domain/deals/move.ts';
import { idOf } from '../../../support/domain/contexts.ts';
import { halfBefore, known, rubles } from '../../../support/domain/deals.ts';
import {
  expectBounds,
  expectNeeded,
  expectNone,
  expectOneOf,
  expectText,
  expectWhole,
} from '../../../support/domain/shapes.ts';

const whole = {
  need: 'Replace 12 drives',
  lines: [...known.lines],
  budget: rubles(60_000_000),
  wantedOn: '2026-06-01',
  segment: 'dealer',
  deliveryTerms: 'FCA plant',
  quote: { number: 'Q-7', amount: rubles(54_000_000), sentOn: '2026-03-02', discountPercent: 5 },
  committee: [...known.committee],
  order: { number: 'IE-2026-0007', on: '2026-03-02' },
  rivals: ['siemens'],
  contractNumber: 'C-7/26',
  agreement: { amount: rubles(50_000_000), specification: 'Specification 1' },
  promisedShipOn: '2026-05-15',
  shipDateReason: 'customer',
  paymentTerms: halfBefore,
  payment: { document: 'PP-1', amount: rubles(25_000_000), on: '2026-03-02' },
  deferral: true,
  approvedDiscountPercent: 12,
  approvedMarginPercent: 8,
  productionOrderNumber: 'PO-7',
  lane: 'separate',
  dealerId: idOf(0x307),
  endCustomerId: idOf(0x308),
  shipment: { document: 'UPD-7', on: '2026-05-14', last: true },
} satisfies Required<DealChanges>;
const changes = { schema: DealChanges, whole };

describe('What is said of a deal', () => {
  it('is all of this and nothing more, and any part of it', () => {
    expectWhole(changes);
    expectNeeded(changes, []);
    expect(DealChanges().parse({})).toEqual({});
  });

  it('forgets a budget and a wanted day by null', () => {
    const forgotten = { budget: null, wantedOn: null, dealerId: null, endCustomerId: null };
    expect(DealChanges().parse(forgotten)).toEqual(forgotten);
  });

  it.each([
    ['quote', { number: 'Q-7' }],
    ['order', { number: 'IE-2026-0007' }],
  ])('names %s by its number alone', (name, said) => {
    expect(DealChanges().parse({ [name]: said })).toEqual({ [name]: said });
  });

  it.each([
    ['need', 2000],
    ['segment', 50],
    ['deliveryTerms', 1000],
    ['rivals.0', 50],
    ['quote.number', 50],
    ['order.number', 50],
    ['contractNumber', 100],
    ['agreement.specification', 500],
    ['payment.document', 50],
    ['productionOrderNumber', 50],
    ['shipment.document', 50],
  ])('has for %s a text of at most %d characters', (path, most) => {
    expectText(changes, path, most);
  });

  it.each([
    ['lines', { least: 1, most: 500 }],
    ['committee', { least: 1, most: 50 }],
    ['paymentTerms', { least: 1, most: 20 }],
    ['quote.discountPercent', { least: 0, most: 100, step: 0.01 }],
    ['approvedDiscountPercent', { least: 0, most: 100, step: 0.01 }],
    ['approvedMarginPercent', { least: -100, most: 100, step: 0.01 }],
  ])('has for %s what is within %j', (path, bounds) => {
    expectBounds(changes, path, bounds);
  });

  it('gives a reason of three for another ship date, and takes no deferral back', () => {
    expectOneOf(changes, 'shipDateReason', ['us', 'customer', 'supplier']);
    expectOneOf(changes, 'deferral', [true]);
    expectNone(changes, 'deferral', [false]);
  });
});

describe('A move of a deal', () => {
  const move = {
    schema: DealMove,
    whole: {
      to: 'cancelled',
      reason: 'late',
      competitor: 'Privod',
      basket: 'time',
      wakeUpAt: '2026-05-15',
      note: 'They waited for a tender',
      refund: rubles(1),
      cost: rubles(2),
      changes: whole,
    } satisfies Required<DealMove>,
  };

  it('is all of this and nothing more, and needs only where to', () => {
    expectWhole(move);
    expectNeeded(move, ['to']);
  });

  it('goes to any stage but that of a merged deal', () => {
    expectOneOf(move, 'to', [
      'new-deal',
      'discuss-terms',
      'send-quote',
      'agree-price',
      'payment-received',
      'production-ordered',
      'shipped',
      'parked',
      'lost',
      'cancelled',
    ]);
    expectNone(move, 'to', ['merged']);
  });

  it('parks in one of four baskets', () => {
    expectOneOf(move, 'basket', ['no-money', 'account', 'needs', 'time']);
  });

  it.each([
    ['reason', 200],
    ['competitor', 200],
    ['note', 2000],
  ])('has for its %s a text of at most %d characters', (path, most) => {
    expectText(move, path, most);
  });
});
