import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import type { Deal } from '../../../../shared/domain/deals/deal.ts';
import type { DealChanges } from '../../../../shared/domain/deals/changes.ts';
import { type DealMove, moveDeal } from '../../../../shared/domain/deals/move.ts';
import type { OpenDealStage, ProcessName } from '../../../../shared/domain/deals/pipeline.ts';
import type { Actor } from '../../../../shared/domain/people/actor.ts';
import { anna, head } from '../../../support/domain/actors.ts';
import { contextOf } from '../../../support/domain/contexts.ts';
import { accepted, expectSound, refusalOf } from '../../../support/domain/decisions.ts';
import { allKnown, dealAt, dealRecords, halfBefore, known, rubles } from '../../../support/domain/deals.ts';

/** The stages of each process, and the fields each asks for, once more. */
const fromPaymentOn = [
  ['payment-received', ['order', 'contractNumber', 'agreement', 'promisedShipOn', 'paymentTerms', 'payment']],
  ['production-ordered', ['productionOrderNumber']],
  ['shipped', ['shipment']],
] as const;
const processes = {
  project: [
    ['new-deal', []],
    ['discuss-terms', ['need', 'lines']],
    ['send-quote', ['deliveryTerms', 'quantities']],
    ['agree-price', ['quote', 'committee']],
    ...fromPaymentOn,
  ],
  'dealer-order': [
    ['new-deal', []],
    ['agree-price', ['lines', 'quantities', 'deliveryTerms', 'prices']],
    ...fromPaymentOn,
  ],
} as const satisfies Record<ProcessName, readonly (readonly [OpenDealStage, readonly string[]])[]>;

const move = (deal: Deal, to: DealMove['to'], changes?: DealChanges, by: Actor = head) =>
  moveDeal(deal, { to, ...(changes && { changes }) }, dealRecords(), contextOf(by));

/** What a deal must hold for each field that a gate may ask for. */
const holding: Record<string, Partial<Deal>> = {
  need: { need: known.need },
  deliveryTerms: { deliveryTerms: known.deliveryTerms },
  quote: { quote: known.quote },
  committee: { committee: [...known.committee] },
  order: { order: known.order },
  contractNumber: { contractNumber: known.contractNumber },
  agreement: { agreement: known.agreement },
  promisedShipOn: { promisedShipOn: known.promisedShipOn, shipOn: known.shipOn },
  paymentTerms: { paymentTerms: halfBefore },
  payment: { payments: [...known.payments] },
  productionOrderNumber: { productionOrder: known.productionOrder },
  shipment: { shipments: [...known.shipments] },
};
const someLines = [
  { has: [], lines: [] },
  { has: ['lines'], lines: [{ title: 'Drive' }] },
  { has: ['lines', 'quantities'], lines: [{ title: 'Drive', quantity: 3 }] },
  { has: ['lines', 'prices'], lines: [{ title: 'Drive', price: rubles(1000) }] },
  { has: ['lines'], lines: [{ title: 'Drive', quantity: 3, price: rubles(1000) }, { title: 'Relay' }] },
  { has: ['lines', 'quantities', 'prices'], lines: [{ title: 'Drive', quantity: 3, price: rubles(1000) }] },
] as const;

type Case = {
  readonly process: ProcessName;
  readonly stages: readonly (readonly [OpenDealStage, readonly string[]])[];
  readonly from: number;
  readonly to: number;
  readonly has: readonly string[];
  readonly deal: Deal;
};

const anyCase: fc.Arbitrary<Case> = fc
  .record({
    process: fc.constantFrom<ProcessName>('project', 'dealer-order'),
    places: fc.uniqueArray(fc.nat({ max: 6 }), { minLength: 2, maxLength: 2 }),
    fields: fc.subarray(Object.keys(holding)),
    lines: fc.constantFrom(...someLines),
  })
  .map(({ process, places, fields, lines }) => {
    const stages = processes[process];
    const [from = 0, to = 1] = places.map((place) => place % stages.length).sort((a, b) => a - b);
    const held = fields.reduce((all, field) => ({ ...all, ...holding[field] }), {});
    const deal = dealAt(stages[from]?.[0] ?? 'new-deal', { process, ...held, lines: [...lines.lines] });
    return { process, stages, from, to, has: [...fields, ...lines.has], deal };
  })
  .filter(({ from, to }) => from < to);

/** What a gate's refusal calls the field: quantities and prices are said of the lines. */
const fieldOf = (asked: string): string => (asked === 'quantities' || asked === 'prices' ? 'lines' : asked);

/** A payment pays a line of the terms only when there is an amount to take a share of. */
const isMet = (asked: string, has: readonly string[]): boolean =>
  has.includes(asked) && (asked !== 'payment' || (has.includes('agreement') && has.includes('paymentTerms')));

const between = ({ stages, from, to }: Case) => stages.slice(from + 1, to + 1);

describe('A move forward', () => {
  it('passes every gate on its way, or names exactly what is missing', () => {
    fc.assert(
      fc.property(anyCase, (one) => {
        const gates = between(one).flatMap(([, gate]) => gate);
        const expected = gates.filter((asked) => !isMet(asked, one.has)).map(fieldOf);
        const to = one.stages[one.to]?.[0] ?? 'shipped';
        const decision = move(one.deal, to);
        if (decision.ok) expectSound(one.deal, decision.plan);
        expect(decision.ok ? decision.deal.stage.name : decision.refusal.missing?.map(({ field }) => field)).toEqual(
          expected.length === 0 ? to : expected,
        );
      }),
      { numRuns: 400 },
    );
  });

  it('that is refused shows an example of each field, which said together let its manager pass', () => {
    fc.assert(
      fc.property(anyCase, (one) => {
        const to = one.stages[one.to]?.[0] ?? 'shipped';
        const first = move(one.deal, to);
        const missing = first.ok ? [] : (first.refusal.missing ?? []);
        const changes = Object.fromEntries(missing.map(({ field, example }) => [field, example]));
        const { deal, plan } = accepted(move(one.deal, to, changes, anna));
        expect(deal.stage.name).toBe(to);
        expectSound(one.deal, plan);
      }),
      { numRuns: 400 },
    );
  });

  it('marks the stages it passed, and only those', () => {
    fc.assert(
      fc.property(anyCase, (one) => {
        const before = { ...one.deal, ...allKnown, passed: ['new-deal'] };
        const to = one.stages[one.to]?.[0] ?? 'shipped';
        const { deal } = accepted(move(before, to));
        const passed = between(one)
          .slice(0, -1)
          .map(([stage]) => stage);
        expect(deal.passed).toEqual(['new-deal', ...passed]);
      }),
    );
  });
});

describe('A gate', () => {
  it('says what it asks for, what is allowed, and what would do', () => {
    const { code, detail, missing } = refusalOf(move(dealAt('new-deal'), 'shipped'));
    const price = rubles(4_500_000);
    const lines = [{ title: 'Frequency converter 7.5 kW', quantity: 10, price }];
    expect([code, detail]).toEqual(['gate-not-met', 'not all is known or done to enter shipped']);
    expect(missing?.map(({ field, title: { en, ru }, allowed, example }) => [field, en, ru, allowed, example])).toEqual(
      [
        ['need', 'What the customer needs', 'Потребность', undefined, 'Replace 12 drives on a packing line'],
        ['lines', 'Products', 'Продукция', undefined, lines],
        ['deliveryTerms', 'Delivery terms', 'Условия поставки', undefined, 'FCA plant, one lot, 30 working days'],
        ['lines', 'Quantity of every line', 'Количество в каждой строке', undefined, lines],
        [
          'quote',
          'Quote sent: number, amount, date',
          'КП отправлено: номер, сумма, дата',
          undefined,
          { number: 'Q-1042', amount: rubles(45_000_000), sentOn: '2026-03-02' },
        ],
        [
          'committee',
          'A decision maker in the committee',
          'Лицо, принимающее решение',
          ['decision-maker', 'economic', 'technical', 'user', 'purchasing', 'influencer'],
          [{ personId: dealAt('new-deal').personId, role: 'decision-maker' }],
        ],
        [
          'order',
          'Order number',
          'Номер заказа',
          undefined,
          { number: `IE-2026-${dealAt('new-deal').id.slice(-4).toUpperCase()}`, on: '2026-03-02' },
        ],
        ['contractNumber', 'Contract or invoice number', 'Номер договора или счёта', undefined, 'C-118/26'],
        [
          'agreement',
          'Agreed amount and specification',
          'Согласованные сумма и спецификация',
          undefined,
          { amount: rubles(45_000_000), specification: 'Specification 1 to contract C-118/26' },
        ],
        ['promisedShipOn', 'Promised ship date', 'Обещанная дата отгрузки', undefined, '2027-02-02'],
        [
          'paymentTerms',
          'Payment terms',
          'Условия оплаты',
          undefined,
          [
            { id: 'prepayment', share: { percent: 50 }, due: { event: 'before-production' } },
            { id: 'rest', share: { percent: 50 }, due: { event: 'before-shipment' } },
          ],
        ],
        [
          'payment',
          'First prepayment paid, or deferral approved by the head',
          'Предоплата получена или отсрочка одобрена',
          undefined,
          { document: 'PP-551', amount: rubles(45_000_000), on: '2026-03-02' },
        ],
        ['productionOrderNumber', 'Production order number', 'Номер заказа на производство', undefined, 'PO-3301'],
        [
          'shipment',
          'Last shipment: date and document number',
          'Последняя отгрузка: дата и номер документа',
          undefined,
          { document: 'UPD-870', on: '2026-03-02', last: true },
        ],
      ],
    );
  });

  it('keeps in its example what is known already', () => {
    const lines = [
      { title: 'Relay', quantity: 3 },
      { title: 'Drive', price: rubles(100) },
    ];
    const dealer = refusalOf(move(dealAt('new-deal', { process: 'dealer-order', lines }), 'agree-price'));
    expect(dealer.missing?.[0]?.example).toEqual([
      { title: 'Relay', quantity: 3, price: rubles(4_500_000) },
      { title: 'Drive', quantity: 10, price: rubles(100) },
    ]);
    const quoted = refusalOf(move(dealAt('agree-price', { quote: known.quote }), 'payment-received'));
    const amounts = quoted.missing?.flatMap(({ field, example }) =>
      field === 'agreement' || field === 'payment' ? [(example as { amount: unknown }).amount] : [],
    ); // both examples carry an amount
    expect(amounts).toEqual([known.quote.amount, known.quote.amount]);
  });

  it('quotes in its example what the lines come to, and any sum when they come to none', () => {
    const quotedFor = (lines: Deal['lines']) => {
      const { missing = [] } = refusalOf(move(dealAt('send-quote', { lines }), 'agree-price'));
      return missing.find(({ field }) => field === 'quote')?.example;
    };
    const drive = { title: 'Drive', quantity: 2, price: rubles(100) };
    const inEuros = { ...drive, price: { ...rubles(100), currency: 'EUR' } };
    const sent = { number: 'Q-1042', sentOn: '2026-03-02' };
    expect(quotedFor([drive])).toEqual({ ...sent, amount: rubles(200) });
    expect(quotedFor([drive, inEuros])).toEqual({ ...sent, amount: rubles(45_000_000) });
  });

  it('asks for dates of the plant’s day', () => {
    const night = contextOf(head, '2026-03-02T21:30:00.000Z');
    const { missing } = refusalOf(moveDeal(dealAt('production-ordered'), { to: 'shipped' }, dealRecords(), night));
    expect(missing?.map(({ example }) => example)).toEqual([{ document: 'UPD-870', on: '2026-03-03', last: true }]);
  });
});
