import { describe, expect, it } from '@jest/globals';
import { Deal, type DealStage } from '../../../../shared/domain/deals/deal.ts';
import { type DraftQuote, Quote, SentQuote } from '../../../../shared/domain/deals/quote.ts';
import { anna, head } from '../../../support/domain/actors.ts';
import { daysAfter, idOf, monday } from '../../../support/domain/contexts.ts';
import { dealAt, dealId, known, personId, rubles } from '../../../support/domain/deals.ts';
import {
  expectBounds,
  expectNeeded,
  expectNone,
  expectOneOf,
  expectText,
  expectWhole,
} from '../../../support/domain/shapes.ts';

const line = { product: 'drive-7', title: 'Drive 7.5 kW', quantity: 12, unit: 'pcs', price: rubles(4_500_000) };
const by = { kind: 'staff', id: head.id } as const;

/** All that may be known of a deal. */
const whole = {
  ...dealAt('shipped'),
  ...known,
  wait: { until: daysAfter(monday, 9), reason: 'A tender', at: monday },
  passed: ['send-quote'],
  owner: anna.id,
  leadId: idOf(0x101),
  dealerId: idOf(0x307),
  endCustomerId: idOf(0x308),
  linkedTo: [idOf(0x402)],
  company: 'Zavod',
  segment: 'dealer',
  lane: 'separate',
  budget: rubles(60_000_000),
  wantedOn: '2026-06-01',
  lines: [line],
  quote: { ...known.quote, discountPercent: 5 },
  committee: [{ personId, role: 'decision-maker' }],
  paymentTerms: [
    { id: 'prepayment', share: { percent: 50 }, due: { event: 'before-production', days: 5 } },
    { id: 'rest', share: { amount: rubles(25_000_000) }, due: { on: '2026-06-01' } },
  ],
  rivals: ['siemens'],
  payments: [...known.payments],
  shipments: [...known.shipments],
  deferral: { by, at: monday },
  discountApproval: { by, at: monday, percent: 12 },
  marginApproval: { by, at: monday, percent: 8 },
  won: { at: monday, purchaseId: idOf(0x801), dealKind: 'first' },
  importId: idOf(0xc01),
  importRow: 2,
} satisfies Required<Deal>;
const shape = { schema: Deal, whole };

describe('A deal', () => {
  it('is all of this and nothing more', () => {
    expectWhole(shape);
  });

  it('is known without what comes later', () => {
    expect(Deal().parse(dealAt('new-deal'))).toEqual(dealAt('new-deal'));
    expectNeeded({ schema: Deal, whole: dealAt('new-deal') }, [
      ...['kind', 'id', 'version', 'leg', 'generation', 'generationAt', 'visit', 'alarms'],
      ...['process', 'stage', 'passed'],
      ...['origin', 'accountId', 'personId', 'linkedTo', 'lines', 'committee', 'paymentTerms', 'payments', 'shipments'],
    ]);
  });

  const left = { from: 'agree-price', at: monday, by, reason: 'price' };
  it.each<DealStage>([
    { name: 'new-deal' },
    { name: 'discuss-terms' },
    { name: 'send-quote' },
    { name: 'agree-price' },
    { name: 'payment-received' },
    { name: 'production-ordered' },
    { name: 'shipped' },
    { name: 'parked', ...left, basket: 'time', wakeUpAt: '2026-05-15' },
    { name: 'lost', ...left, competitor: 'Privod' },
    { name: 'cancelled', ...left, refund: rubles(1), cost: rubles(2) },
    { name: 'merged', ...left, into: idOf(0x402) },
  ])('stands at $name with what that stage says, and nothing more', (stage) => {
    expectWhole({ schema: Deal, whole: dealAt('new-deal', { stage }) });
  });

  it.each([
    ['kind', ['deal']],
    ['process', ['project', 'dealer-order']],
    ['origin', ['lead', 'repeat', 'win-back', 'manual']],
    ['won.dealKind', ['first', 'regular', 'development', 'returned']],
    ['committee.0.role', ['decision-maker', 'economic', 'technical', 'user', 'purchasing', 'influencer']],
    ['paymentTerms.0.due.event', ['before-production', 'before-shipment', 'after-shipment']],
    ['stage.name', ['shipped']],
  ])('has for its %s one of %j', (path, values) => {
    expectOneOf(shape, path, values);
  });

  it('is parked in one of four baskets', () => {
    const parked = { schema: Deal, whole: dealAt('parked') };
    expectOneOf(parked, 'stage.basket', ['no-money', 'account', 'needs', 'time']);
  });

  it.each([
    ['lines.0.title', 300],
    ['lines.0.unit', 20],
    ['quote.number', 50],
    ['paymentTerms.0.id', 20],
    ['payments.0.document', 50],
    ['shipments.0.document', 50],
  ])('has for its %s a text of at most %d characters', (path, most) => {
    expectText(shape, path, most);
  });

  it.each([
    ['lines', { least: 0, most: 500 }],
    ['lines.0.product', { least: 0, most: 50 }],
    ['lines.0.quantity', { least: 1e-6, most: 1e9, step: 1e-6 }],
    ['quote.discountPercent', { least: 0, most: 100, step: 0.01 }],
    ['committee', { least: 0, most: 50 }],
    ['paymentTerms', { least: 0, most: 20 }],
    ['paymentTerms.0.share.percent', { least: 0.01, most: 100, step: 0.01 }],
    ['paymentTerms.0.due.days', { least: 0, most: 365 }],
    ['payments', { least: 0, most: 200 }],
    ['shipments', { least: 0, most: 200 }],
  ])('has for its %s what is within %j', (path, bounds) => {
    expectBounds(shape, path, bounds);
  });

  it.each([
    ['version', [0, 1.5]],
    ['quote.version', [0, 1.5]],
    ['paymentTerms.0.due.days', [1.5]],
    ['paymentTerms.0.share', [{}, { percent: 50, amount: rubles(1) }]],
    ['paymentTerms.0.due', [{}, { event: 'after-shipment', on: '2026-06-01' }]],
    ['wantedOn', ['2026-02-30', monday]],
    ['won.at', ['2026-03-02']],
    ['accountId', ['A1']],
  ])('has for its %s none of %j', (path, values) => {
    expectNone(shape, path, values);
  });
});

const printed = { ...line, code: 'FC-7.5', discountPercent: 3 };
const terms = {
  language: 'ru',
  validUntil: '2026-04-01',
  deliveryTerms: 'FCA plant',
  note: 'Пусконаладка отдельно',
} as const;

describe('A quote that was sent', () => {
  const quote = {
    schema: SentQuote,
    whole: {
      kind: 'quote',
      id: idOf(0x901),
      version: 1,
      state: 'sent',
      dealId,
      number: 'Q-7',
      quoteVersion: 2,
      lines: [printed],
      amount: rubles(54_000_000),
      discountPercent: 5,
      sentOn: '2026-03-02',
      ...terms,
      leadTimeDays: 10,
      by: { kind: 'staff', id: anna.id },
      paymentTerms: [{ id: 'first', share: { percent: 100 }, due: { event: 'before-production' } }],
    } satisfies Required<SentQuote>,
  };
  const needed = ['kind', 'id', 'version', 'dealId', 'number', 'quoteVersion', 'lines', 'amount', 'discountPercent'];

  it('is all of this and nothing more', () => {
    expectWhole(quote);
    expectNeeded(quote, [...needed, 'sentOn']);
    expect(Quote().parse(quote.whole)).toEqual(quote.whole);
  });

  it('is what a record of the time before drafts is', () => {
    const { state: _state, language: _language, validUntil: _until, ...later } = quote.whole;
    const { deliveryTerms: _terms, note: _note, leadTimeDays: _lead, ...before } = { ...later, lines: [line] };
    const { by: _by, paymentTerms: _payment, ...stored } = before;
    expect(Quote().parse(stored)).toEqual({ ...stored, state: 'sent' });
  });

  it('has versions from 1 on', () => {
    expectNone(quote, 'version', [0, 1.5]);
    expectNone(quote, 'quoteVersion', [0, 1.5]);
    expectNone(quote, 'leadTimeDays', [0, 1.5]);
    expectOneOf(quote, 'language', ['ru', 'en']);
  });

  it('has at most 500 lines, and a discount within 0 and 100 percent', () => {
    expectBounds(quote, 'lines', { least: 0, most: 500 });
    expectBounds(quote, 'discountPercent', { least: 0, most: 100, step: 0.01 });
    expectBounds(quote, 'lines.0.discountPercent', { least: 0, most: 100, step: 0.01 });
    expectText(quote, 'lines.0.code', 50);
  });
});

describe('A quote in the making', () => {
  const quote = {
    schema: Quote,
    whole: {
      kind: 'quote',
      id: idOf(0x901),
      version: 2,
      state: 'draft',
      dealId,
      lines: [printed],
      discountPercent: 5,
      ...terms,
      by,
      at: monday,
    } satisfies Required<DraftQuote>,
  };

  it('is all of this and nothing more', () => {
    expectWhole(quote);
    expectNeeded(quote, [
      ...['kind', 'id', 'version', 'state', 'dealId', 'lines', 'discountPercent', 'language', 'by', 'at'],
    ]);
    expectOneOf(quote, 'state', ['draft']);
    expectNone(quote, 'version', [0, 1.5]);
  });

  it('has 1 to 500 lines, each with a quantity and a price', () => {
    expectBounds(quote, 'lines', { least: 1, most: 500 });
    expectNone(quote, 'lines.0.quantity', [undefined, 0]);
    expectNone(quote, 'lines.0.price', [undefined]);
    expectBounds(quote, 'discountPercent', { least: 0, most: 100, step: 0.01 });
  });

  it('is good until a day, under terms of at most 1000 characters and with a note of at most 2000', () => {
    expectNone(quote, 'validUntil', ['tomorrow']);
    expectText(quote, 'deliveryTerms', 1000);
    expectText(quote, 'note', 2000);
  });
});
