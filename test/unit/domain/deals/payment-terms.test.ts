import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import type { Deal, PaymentTerm } from '../../../../shared/domain/deals/deal.ts';
import { moveDeal } from '../../../../shared/domain/deals/move.ts';
import {
  firstPaymentDueOn,
  isStartConfirmed,
  startConditionMet,
  termStates,
} from '../../../../shared/domain/deals/payment-terms.ts';
import { editDeal } from '../../../../shared/domain/deals/work.ts';
import { sum } from '../../../../shared/domain/money/money.ts';
import { head } from '../../../support/domain/actors.ts';
import { contextOf, monday } from '../../../support/domain/contexts.ts';
import { accepted, refusalOf } from '../../../support/domain/decisions.ts';
import { dealAt, dealRecords, halfBefore, known, knownToPay, rubles } from '../../../support/domain/deals.ts';

const agreement = { ...known.agreement, amount: rubles(1000) };
const paid = (...sums: number[]): Deal['payments'] =>
  sums.map((netMinor, n) => ({
    document: `PP-${String(n)}`,
    amount: rubles(netMinor),
    on: '2026-03-02',
    confirmed: true,
  }));
const term = (id: string, percent: number, due: PaymentTerm['due']): PaymentTerm => ({ id, share: { percent }, due });
const statesOf = (deal: Deal, today = '2026-03-02') =>
  termStates(deal, today).map(({ id, state, dueOn }) => [id, state, dueOn]);

describe('Payment terms', () => {
  const terms = [
    term('first', 30, { event: 'before-production', days: 5 }),
    term('second', 50, { event: 'before-shipment' }),
    term('third', 10, { event: 'after-shipment', days: 30 }),
    term('fourth', 10, { on: '2026-09-01' }),
  ];
  const deal = dealAt('agree-price', { agreement, paymentTerms: terms });

  it('are unknown until an amount is agreed', () => {
    expect(termStates(dealAt('agree-price', { paymentTerms: terms }), '2026-03-02')).toEqual([]);
  });

  it('are shares of the agreed amount, or sums', () => {
    const sums = { id: 'sum', share: { amount: rubles(667) }, due: { on: '2026-03-01' } };
    const mixed = dealAt('agree-price', { agreement, paymentTerms: [term('part', 33.33, { on: '2026-03-02' }), sums] });
    expect(termStates(mixed, '2026-03-02')).toEqual([
      { id: 'part', amount: rubles(333), state: 'due', confirmed: false, dueOn: '2026-03-02' },
      { id: 'sum', amount: rubles(667), state: 'overdue', confirmed: false, dueOn: '2026-03-01' },
    ]);
  });

  it('are due so many days after their event, once it has a date', () => {
    expect(statesOf(deal)).toEqual([
      ['first', 'due', '2026-03-07'],
      ['second', 'due', undefined],
      ['third', 'due', undefined],
      ['fourth', 'due', '2026-09-01'],
    ]);
    const shipments = [
      { document: 'UPD-1', on: '2026-05-01', last: false, confirmed: true },
      { document: 'UPD-2', on: '2026-05-20', last: true, confirmed: true },
    ];
    const shipped = dealAt('shipped', { agreement, paymentTerms: terms, shipOn: '2026-05-15', shipments });
    expect(statesOf(shipped, '2026-05-16')).toEqual([
      ['first', 'overdue', '2026-03-07'],
      ['second', 'overdue', '2026-05-15'],
      ['third', 'due', '2026-06-19'],
      ['fourth', 'due', '2026-09-01'],
    ]);
  });

  it('are overdue from the day after', () => {
    expect(statesOf(deal, '2026-03-07')[0]).toEqual(['first', 'due', '2026-03-07']);
    expect(statesOf(deal, '2026-03-08')[0]).toEqual(['first', 'overdue', '2026-03-07']);
  });

  it('are paid in their order, each when it is covered whole', () => {
    const states = (...sums: number[]) => statesOf({ ...deal, payments: paid(...sums) }).map(([, state]) => state);
    expect(states(299)).toEqual(['due', 'due', 'due', 'due']);
    expect(states(300)).toEqual(['paid', 'due', 'due', 'due']);
    expect(states(300, 499)).toEqual(['paid', 'due', 'due', 'due']);
    expect(states(300, 499, 1)).toEqual(['paid', 'paid', 'due', 'due']);
    expect(states(1000)).toEqual(['paid', 'paid', 'paid', 'paid']);
  });

  it('are not paid in the money of another currency', () => {
    const euros = paid(1000).map((payment) => ({ ...payment, amount: { ...payment.amount, currency: 'EUR' } }));
    expect(statesOf({ ...deal, payments: euros }).map(([, state]) => state)).toEqual(['due', 'due', 'due', 'due']);
  });

  it('have no date before production but the one that was agreed', () => {
    const undated = dealAt('agree-price', {
      agreement,
      paymentTerms: [term('all', 100, { event: 'before-production' })],
    });
    expect(statesOf(undated, '2027-01-01')).toEqual([['all', 'due', undefined]]);
    expect(firstPaymentDueOn(undated)).toBeUndefined();
    expect(firstPaymentDueOn(deal)).toBe('2026-03-07');
    const { agreement: _a, ...open } = deal;
    expect(firstPaymentDueOn(open)).toBeUndefined();
    const shipped = {
      ...undated,
      shipOn: '2026-05-15',
      paymentTerms: [term('all', 100, { event: 'before-shipment' })],
    };
    expect([firstPaymentDueOn(shipped), statesOf(shipped)[0]?.[2]]).toEqual(['2026-05-15', '2026-05-15']);
  });

  it('are confirmed as far as confirmed payments cover them', () => {
    const [first, second] = paid(500, 500).map((payment, n) => ({ ...payment, confirmed: n === 1 }));
    if (!first || !second) throw new Error('two were paid');
    const confirmedOf = (...payments: Deal['payments']) =>
      termStates({ ...deal, payments }, '').map(({ state, confirmed }) => [state === 'paid', confirmed]);
    expect(confirmedOf(first)).toEqual([[true, false], ...Array.from({ length: 3 }, () => [false, false])]);
    expect(confirmedOf(first, second)).toEqual([
      [true, true],
      [true, false],
      [true, false],
      [true, false],
    ]);
  });

  it('give what rounding leaves to the last share', () => {
    const amounts = (netMinor: number, ...percents: number[]) => {
      const paymentTerms = percents.map((percent, n) => term(String(n), percent, { on: '2026-03-02' }));
      const agreed = dealAt('agree-price', { agreement: { ...agreement, amount: rubles(netMinor) }, paymentTerms });
      return termStates(agreed, '').map(({ amount }) => amount.netMinor);
    };
    expect(amounts(101, 50, 50)).toEqual([51, 50]);
    expect(amounts(100, 33.4, 33.3, 33.3)).toEqual([33, 33, 34]);
    expect(amounts(3, 16.7, 16.7, 16.7, 16.7, 16.7, 16.5)).toEqual([1, 1, 1, 0, 0, 0]);
  });

  /** Terms that come to what is agreed: shares, or shares beside one sum. */
  const wholeTerms = fc
    .record({
      weights: fc.array(fc.integer({ min: 1, max: 99 }), { minLength: 1, maxLength: 6 }),
      agreed: fc.integer({ min: 1, max: 100_000_001 }),
      beside: fc.boolean(),
    })
    .map(({ weights, agreed, beside }) => {
      const all = weights.reduce((total, weight) => total + weight, beside ? 50 : 0);
      const percents = weights.map((weight) => Number(((100 * weight) / all).toFixed(4))).slice(beside ? 0 : 1);
      const given = percents.reduce((total, percent) => total + percent, 0);
      const rest = Number((100 - given).toFixed(4));
      const sum = { share: { amount: rubles(Math.round((agreed * rest) / 100)) }, due: { on: '2026-03-02' } };
      const last = beside ? { id: 'last', ...sum } : term('last', rest, { on: '2026-03-02' });
      const shares = percents.map((percent, n) => term(String(n), percent, { on: '2026-03-02' }));
      return { paymentTerms: [...shares, last], amount: rubles(agreed) };
    });

  it('are all paid exactly when everything agreed is', () => {
    fc.assert(
      fc.property(wholeTerms, fc.nat({ max: 2 }), ({ paymentTerms, amount }, less) => {
        const changes = { agreement: { amount, specification: 'x' }, paymentTerms };
        const agreed = accepted(editDeal(dealAt('agree-price'), changes, contextOf(head))).deal;
        const came = Math.max(0, amount.netMinor - less);
        const states = termStates({ ...agreed, payments: paid(came) }, '');
        expect(sum(states.map((state) => state.amount))).toEqual(amount);
        expect(states.every(({ state, confirmed }) => state === 'paid' && confirmed)).toBe(came === amount.netMinor);
        expect(states.filter((state) => state.amount.netMinor < 0)).toEqual([]);
      }),
      { numRuns: 500 },
    );
  });
});

describe('Production may start', () => {
  const ready = dealAt('agree-price', { ...knownToPay, payments: [] });
  const start = (deal: Deal) => moveDeal(deal, { to: 'payment-received' }, dealRecords(), contextOf(head));

  it('when the first line due before production is paid, whatever else is due', () => {
    expect(startConditionMet({ ...ready, payments: paid(24_999_999) })).toBe(false);
    expect(startConditionMet({ ...ready, payments: paid(25_000_000) })).toBe(true);
    const { missing } = refusalOf(start(ready));
    expect(missing).toEqual([
      {
        field: 'payment',
        title: {
          en: 'First prepayment paid, or deferral approved by the head',
          ru: 'Предоплата получена или отсрочка одобрена',
        },
        example: { document: 'PP-551', amount: known.agreement.amount, on: '2026-03-02' },
      },
    ]);
  });

  it('by nobody’s word, confirmed or not, while no amount is agreed', () => {
    const { agreement: _a, ...open } = { ...ready, payments: paid(25_000_000) };
    expect([startConditionMet(open), isStartConfirmed(open)]).toEqual([false, false]);
  });

  it('when a head approved a deferral', () => {
    const deferral = { by: { kind: 'staff', id: head.id }, at: monday } as const;
    expect(startConditionMet({ ...ready, deferral })).toBe(true);
    expect(accepted(start({ ...ready, deferral })).deal.stage.name).toBe('payment-received');
  });

  it('only by deferral when no line is due before production, and the refusal asks for just that', () => {
    const paymentTerms = halfBefore.map((line) => ({ ...line, due: { event: 'after-shipment' as const, days: 30 } }));
    const later = { ...ready, paymentTerms, payments: paid(50_000_000) };
    expect(startConditionMet(later)).toBe(false);
    expect(refusalOf(start(later)).missing).toEqual([
      {
        field: 'deferral',
        title: {
          en: 'Deferral approved by the head: nothing is due before production',
          ru: 'Отсрочка одобрена руководителем: предоплаты в условиях нет',
        },
        example: true,
      },
    ]);
    const asked = { to: 'payment-received', changes: { deferral: true } } as const;
    expect(accepted(moveDeal(later, asked, dealRecords(), contextOf(head))).deal.won).toBeDefined();
  });

  it('after the example’s agreement and payment: those the terms make up, when their sums are agreed first', () => {
    const paymentTerms = [
      { id: 'delivery', share: { amount: rubles(9_000_000) }, due: { event: 'before-shipment' as const } },
      { id: 'goods', share: { percent: 40 }, due: { event: 'before-production' as const } },
    ];
    const { agreement: _a, ...open } = ready;
    const missing = refusalOf(start({ ...open, paymentTerms })).missing ?? [];
    expect(missing.map(({ example }) => example)).toEqual([
      { amount: rubles(15_000_000), specification: 'Specification 1 to contract C-118/26' },
      { document: 'PP-551', amount: rubles(15_000_000), on: '2026-03-02' },
    ]);
  });
});
