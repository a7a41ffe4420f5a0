import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import type { Deal, PaymentTerm } from '../../../../shared/domain/deals/deal.ts';
import { moveDeal } from '../../../../shared/domain/deals/move.ts';
import { startConditionMet, termStates } from '../../../../shared/domain/deals/payment-terms.ts';
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
    const sums = { id: 'sum', share: { amount: rubles(77) }, due: { on: '2026-03-01' } };
    const mixed = dealAt('agree-price', { agreement, paymentTerms: [term('part', 33.33, { on: '2026-03-02' }), sums] });
    expect(termStates(mixed, '2026-03-02')).toEqual([
      { id: 'part', amount: rubles(333), state: 'due', dueOn: '2026-03-02' },
      { id: 'sum', amount: rubles(77), state: 'overdue', dueOn: '2026-03-01' },
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

  it('are all paid exactly when everything is', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 400 }), { maxLength: 6 }), (sums) => {
        const states = statesOf({ ...deal, payments: paid(...sums) });
        const total = sums.reduce((all, one) => all + one, 0);
        expect(states.every(([, state]) => state === 'paid')).toBe(total >= 1000);
      }),
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

  it('after the example’s payment, even of terms that are sums beyond the agreed amount', () => {
    const paymentTerms = [
      { id: 'delivery', share: { amount: rubles(9_000_000) }, due: { event: 'before-shipment' as const } },
      { id: 'goods', share: { amount: rubles(60_000_000) }, due: { event: 'before-production' as const } },
    ];
    const deal = { ...ready, paymentTerms };
    const [payment] = refusalOf(start(deal)).missing ?? [];
    expect(payment?.example).toEqual({ document: 'PP-551', amount: rubles(69_000_000), on: '2026-03-02' });
  });
});
