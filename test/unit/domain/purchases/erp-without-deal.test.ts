import { describe, expect, it } from '@jest/globals';
import { knownBuyer } from '../../../../shared/domain/purchases/buyer.ts';
import { decideErp, type ErpRecords } from '../../../../shared/domain/purchases/erp.ts';
import { type ErpEvent, heldEventId } from '../../../../shared/domain/purchases/erp-event.ts';
import { purchaseId } from '../../../../shared/domain/purchases/purchase.ts';
import { refuse } from '../../../../shared/domain/records/refusal.ts';
import { recordSchemas } from '../../../../shared/domain/records/records.ts';
import { finishTask } from '../../../../shared/domain/tasks/finish-task.ts';
import { anna, erp, head } from '../../../support/domain/actors.ts';
import { contextOf, daysAfter, idOf, monday, newIdOf } from '../../../support/domain/contexts.ts';
import { accepted, factsOf, nothing, recordsOf } from '../../../support/domain/decisions.ts';
import { accountId, dealAt, dealRecords, knownToPay, purchaseWith, rubles } from '../../../support/domain/deals.ts';
import { accountWith } from '../../../support/domain/leads.ts';

const order = { orderNumber: 'IE-2026-0007', orderDate: '2026-03-02' };
const money = { ...order, amount: rubles(25_000_000), on: '2026-03-02' };
const payment: ErpEvent = { type: 'payment', ...money, document: 'PP-9' };
const others: ErpEvent[] = [
  { type: 'production-order', ...order, document: 'PO-9' },
  { type: 'shipment', ...order, document: 'UPD-9', on: '2026-03-02', last: true },
];
const id = purchaseId('voronka-demo', { number: order.orderNumber, on: order.orderDate });
const buyer = knownBuyer(accountWith());

function told(event: ErpEvent, fields: Partial<ErpRecords> = {}) {
  const none = { deal: undefined, beside: dealRecords(), purchase: undefined, buyer: undefined, held: undefined };
  const { plan, applied } = decideErp(event, { ...none, ...fields }, contextOf(erp));
  for (const { record } of plan.changes) expect(recordSchemas[record.kind]().parse(record)).toEqual(record);
  return { plan, applied, missing: recordsOf('erp-event', plan).map((held) => held.missing) };
}

describe('An event that matches no deal', () => {
  it.each(others)('is kept whole, and any head gets a task: $type', (event) => {
    const { plan, applied } = told(event);
    const subject = { kind: 'erp-event', id: heldEventId('voronka-demo', event) } as const;
    const [task, about, dueAt] = [newIdOf(1), `erp-${event.type}`, daysAfter(monday, 1)];
    expect(applied).toBe('held');
    expect(plan).toEqual({
      ...nothing,
      changes: [
        {
          expected: 'new',
          record: { ...subject, version: 1, event, missing: ['deal'], heldAt: monday, taskId: task },
        },
        {
          expected: 'new',
          record: { kind: 'task', id: task, version: 1, subject, about, dueAt, state: { name: 'open' } },
        },
      ],
      facts: [
        {
          type: 'ErpEventHeld',
          subject,
          part: subject,
          data: { event: event.type, document: event.document, missing: ['deal'], taskId: task },
        },
        { type: 'TaskAdded', subject, part: { kind: 'task', id: task }, data: { about, dueAt } },
      ],
    });
  });

  it('is off the list once the task is done', () => {
    const { plan } = told(payment, { buyer: refuse('tax-id-wrong', 'x') });
    const [[held], [task]] = [recordsOf('erp-event', plan), recordsOf('task', plan)];
    if (!held || !task) throw new Error('it was not held');
    expect(finishTask(task, held, 'found', contextOf(anna)).ok).toBe(false);
    const done = accepted(finishTask(task, held, 'found', contextOf(head)));
    expect(recordsOf('erp-event', done.plan)).toEqual([{ ...held, version: 2, settledAt: monday }]);
    expect(factsOf(done.plan)).toEqual([{ type: 'TaskDone', data: { about: 'erp-payment', outcome: 'found' } }]);
  });
});

describe('A payment that matches no deal', () => {
  it('is the purchase of the account by tax id: provisional until the order’s amount is told', () => {
    const { plan, applied } = told(payment, { buyer });
    const purchase = {
      ...{ kind: 'purchase', id, version: 1, accountId, orderNumber: 'IE-2026-0007', on: '2026-03-02', source: 'erp' },
    };
    expect(applied).toBe('purchase');
    expect(recordsOf('purchase', plan)).toEqual([{ ...purchase, amount: rubles(25_000_000), provisional: true }]);
    const whole = told({ ...payment, orderAmount: rubles(50_000_000) }, { buyer });
    expect(recordsOf('purchase', whole.plan)).toEqual([{ ...purchase, amount: rubles(50_000_000) }]);
  });

  it('never corrects a purchase by its own amount, only by the order’s', () => {
    const { provisional: _p, ...purchase } = purchaseWith({ id });
    expect(told(payment, { buyer, purchase })).toEqual({ plan: nothing, applied: 'purchase', missing: [] });
    const { plan } = told({ ...payment, orderAmount: rubles(50_000_000) }, { buyer, purchase });
    expect(recordsOf('purchase', plan)).toEqual([{ ...purchase, version: 2, amount: rubles(50_000_000) }]);
    expect(factsOf(plan)).toEqual([
      { type: 'PurchaseCorrected', data: { from: rubles(49_000_000), to: rubles(50_000_000) } },
    ]);
  });

  it('that tells the order’s amount makes its purchase certain, the same amount as well', () => {
    const { provisional: _p, ...certain } = purchaseWith({ id });
    const { plan } = told(
      { ...payment, orderAmount: certain.amount },
      { buyer, purchase: { ...certain, provisional: true } },
    );
    expect(recordsOf('purchase', plan)).toEqual([{ ...certain, version: 2 }]);
    expect(factsOf(plan)).toEqual([]);
  });

  it('is held when its tax id is missing or wrong, or the order is another account’s', () => {
    const purchase = purchaseWith({ id, accountId: idOf(0x399) });
    expect(told(payment)).toMatchObject({ applied: 'held', missing: [['tax-id-wrong']] });
    expect(told(payment, { buyer: refuse('tax-id-wrong', 'x') }).missing).toEqual([['tax-id-wrong']]);
    for (const event of [payment, { ...payment, orderAmount: rubles(1) }]) {
      const { plan, missing } = told(event, { buyer, purchase });
      expect([missing, recordsOf('purchase', plan)]).toEqual([[['order-of-another-account']], []]);
    }
  });
});

describe('A return', () => {
  const returned = (netMinor: number, document = 'R-1'): ErpEvent & { type: 'return' } => ({
    ...money,
    type: 'return',
    document,
    amount: rubles(netMinor),
  });
  const kept = ({ document, amount, on }: ErpEvent & { type: 'return' }) => ({ document, amount, on });
  const purchase = purchaseWith({ id, amount: rubles(100), version: 4 });

  it('of a part reduces the purchase, of a deal’s as well, once by its document', () => {
    for (const deal of [undefined, dealAt('shipped', knownToPay)]) {
      const { plan, applied } = told(returned(30), { purchase, deal });
      const after = { ...purchase, version: 5, amount: rubles(70), returns: [kept(returned(30))] };
      expect([applied, recordsOf('purchase', plan)]).toEqual(['purchase', [after]]);
      expect(factsOf(plan)).toEqual([{ type: 'PurchaseReduced', data: { document: 'R-1', amount: rubles(30) } }]);
      expect(told(returned(30), { purchase: after, deal }).plan).toEqual(nothing);
    }
  });

  it('on an order whose import was undone waits for the order', () => {
    expect(told(returned(30), { purchase: { ...purchase, reversed: 'undone' } })).toMatchObject({
      applied: 'held',
      missing: [['purchase']],
    });
  });

  it('told again with another amount replaces what was said', () => {
    const before = { ...purchase, amount: rubles(70), returns: [kept(returned(30))] };
    const { plan } = told(returned(10), { purchase: before });
    expect(recordsOf('purchase', plan)).toEqual([
      { ...before, version: 5, amount: rubles(90), returns: [kept(returned(10))] },
    ]);
  });

  it('of everything, at once or in parts, reverses it; a correction brings it back', () => {
    const before = { ...purchase, amount: rubles(70), returns: [kept(returned(30))] };
    const { plan } = told(returned(70, 'R-2'), { purchase: before });
    const [gone] = recordsOf('purchase', plan);
    expect(gone).toMatchObject({ amount: rubles(0), reversed: 'returned' });
    expect(factsOf(plan)).toEqual([
      { type: 'PurchaseReduced', data: { document: 'R-2', amount: rubles(70) } },
      { type: 'PurchaseReversed', data: { why: 'returned' } },
    ]);
    const [back] = recordsOf('purchase', told(returned(60, 'R-2'), { purchase: gone }).plan);
    expect(back).toEqual({
      ...before,
      version: 6,
      amount: rubles(10),
      returns: [kept(returned(30)), kept(returned(60, 'R-2'))],
    });
  });

  it('of everything reverses it once, though its document is told with another day', () => {
    const gone = purchaseWith({ id, amount: rubles(0), returns: [kept(returned(100))], reversed: 'returned' });
    const { plan } = told({ ...returned(100), on: '2026-03-03' }, { purchase: gone });
    const again = { ...kept(returned(100)), on: '2026-03-03' };
    expect(recordsOf('purchase', plan)).toEqual([{ ...gone, version: 2, returns: [again] }]);
    expect(factsOf(plan)).toEqual([{ type: 'PurchaseReduced', data: { document: 'R-1', amount: rubles(100) } }]);
  });

  it('after a cancellation leaves the purchase reversed', () => {
    const cancelled = { ...purchase, reversed: 'cancelled' as const };
    const { plan } = told(returned(100), { purchase: cancelled });
    expect(recordsOf('purchase', plan)).toMatchObject([{ amount: rubles(0), reversed: 'cancelled' }]);
    expect(factsOf(plan).map(({ type }) => type)).toEqual(['PurchaseReduced']);
  });

  it('of more than was bought, in other money, or of no purchase is held', () => {
    const euros = { ...returned(1), amount: { ...rubles(1), currency: 'EUR' } };
    expect(told(returned(101), { purchase }).missing).toEqual([['returned-too-much']]);
    expect(told(euros, { purchase }).missing).toEqual([['returned-too-much']]);
    expect(told(returned(1)).missing).toEqual([['purchase']]);
  });

  it('is taken off the order’s amount when that is told afterwards', () => {
    const before = { ...purchase, amount: rubles(70), returns: [kept(returned(30))] };
    const { plan } = told({ ...payment, orderAmount: rubles(110) }, { buyer, purchase: before });
    expect(recordsOf('purchase', plan)).toEqual([{ ...before, version: 5, amount: rubles(80) }]);
  });
});
