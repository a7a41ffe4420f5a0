import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import type { Deal } from '../../../../shared/domain/deals/deal.ts';
import type { DealStageName } from '../../../../shared/domain/deals/pipeline.ts';
import type { DealMoveRecords } from '../../../../shared/domain/deals/move.ts';
import { decideErp } from '../../../../shared/domain/purchases/erp.ts';
import { type ErpEvent, heldEventId, type HeldErpEvent } from '../../../../shared/domain/purchases/erp-event.ts';
import { finishTask } from '../../../../shared/domain/tasks/finish-task.ts';
import { anna, erp } from '../../../support/domain/actors.ts';
import { contextOf, daysAfter, idOf, monday, newIdOf } from '../../../support/domain/contexts.ts';
import { accepted, expectSound, factsOf, recordsOf, tasksOf } from '../../../support/domain/decisions.ts';
import {
  allKnown,
  dealAt,
  dealId,
  dealRecords,
  known,
  knownToPay,
  purchaseWith,
  rubles,
} from '../../../support/domain/deals.ts';

const order = { orderNumber: 'IE-2026-0007', orderDate: '2026-03-02' };
const payment: ErpEvent = { type: 'payment', ...order, document: 'PP-9', amount: rubles(25_000_000), on: '2026-03-02' };
const production: ErpEvent = { type: 'production-order', ...order, document: 'PO-9' };
const shipment: ErpEvent = { type: 'shipment', ...order, document: 'UPD-9', on: '2026-03-02', last: true };

type Before = Partial<DealMoveRecords> & { held?: HeldErpEvent };

/** What becomes of a deal, its purchase and the event itself; every plan is sound. */
function applied(deal: Deal, event: ErpEvent, { held: before, ...records }: Before = {}) {
  const beside = dealRecords(records);
  const told = { deal, beside, purchase: beside.purchase, buyer: undefined, held: before };
  const { plan, applied: to } = decideErp(event, told, contextOf(erp));
  expectSound(deal, plan);
  const after = recordsOf('deal', plan)[0] ?? deal;
  const [kept] = recordsOf('erp-event', plan);
  return { to, after, plan, kept, held: factsOf(plan).filter(({ type }) => type === 'ErpEventHeld') };
}
const saidOf = ({ payments, shipments, productionOrder }: Deal) => [
  ...[...payments, ...shipments].map(({ document }) => document),
  productionOrder?.number,
];
const unpaid = dealAt('agree-price', { ...knownToPay, payments: [] });

describe('An ERP event', () => {
  it('moves the deal to what it implies when the gate is met', () => {
    const paid = applied(unpaid, payment);
    expect(paid.after).toMatchObject({
      stage: { name: 'payment-received' },
      payments: [{ document: 'PP-9', confirmed: true }],
    });
    expect(recordsOf('purchase', paid.plan)).toHaveLength(1);
    const ordered = applied(paid.after, production);
    expect(ordered.after).toMatchObject({ stage: { name: 'production-ordered' }, productionOrder: { number: 'PO-9' } });
    const shipped = applied(ordered.after, shipment);
    expect(shipped.after).toMatchObject({ stage: { name: 'shipped' }, shipments: [{ document: 'UPD-9', last: true }] });
    expect([paid, ordered, shipped].flatMap(({ held }) => held)).toEqual([]);
  });

  it('goes as far as the gates allow, and leaves a task for the rest', () => {
    const { after, plan } = applied(dealAt('agree-price', knownToPay), shipment);
    expect(after).toMatchObject({
      stage: { name: 'payment-received' },
      shipments: [{ document: 'UPD-9', confirmed: true }],
    });
    expect(plan.changes.map(({ record }) => record.kind).sort()).toEqual(['deal', 'erp-event', 'purchase', 'task']);
    expect(tasksOf(plan)).toEqual([{ about: 'erp-shipment', assignee: anna.id, dueAt: daysAfter(monday, 1) }]);
    expect(factsOf(plan).map(({ type }) => type)).toEqual([
      'ShipmentRecorded',
      'DealMoved',
      'DealWon',
      'PurchaseRecorded',
      'ErpEventHeld',
      'TaskAdded',
    ]);
    const missing = ['productionOrderNumber'];
    expect(plan.facts[4]).toEqual({
      type: 'ErpEventHeld',
      subject: { kind: 'deal', id: dealId },
      part: { kind: 'erp-event', id: heldEventId('voronka-demo', shipment) },
      data: { event: 'shipment', document: 'UPD-9', missing, taskId: newIdOf(1) },
    });
    expect(recordsOf('erp-event', plan)).toEqual([
      {
        kind: 'erp-event',
        id: heldEventId('voronka-demo', shipment),
        version: 1,
        event: shipment,
        missing,
        heldAt: monday,
        dealId,
        taskId: newIdOf(1),
      },
    ]);
  });

  it('that no gate lets pass is said of the deal where it stands', () => {
    const before = dealAt('new-deal');
    const { after, plan, held } = applied(before, payment);
    expect(after).toMatchObject({ stage: { name: 'new-deal' }, payments: [{ document: 'PP-9' }], version: 6, leg: 4 });
    expect(held[0]?.data).toMatchObject({
      missing: [
        ...['need', 'lines', 'deliveryTerms', 'lines', 'quote', 'committee', 'order', 'contractNumber', 'agreement'],
        ...['promisedShipOn', 'paymentTerms', 'payment'],
      ],
    });
    expect(recordsOf('deal', plan)).toHaveLength(1);
  });

  it('tells what the order cost us, with the payment that wins it or with a shipment', () => {
    const paid = applied(unpaid, { ...payment, costMinor: 30_000_000, bonusMinor: 500_000 });
    const [purchase] = recordsOf('purchase', paid.plan);
    expect(purchase).toMatchObject({ costMinor: 30_000_000, bonusMinor: 500_000 });
    const ordered = applied(paid.after, production).after;
    const shipped = applied(ordered, { ...shipment, deliveryMinor: 90_000 }, purchase && { purchase });
    expect(recordsOf('purchase', shipped.plan)).toEqual([{ ...purchase, version: 2, deliveryMinor: 90_000 }]);
    expect(factsOf(shipped.plan).at(-1)).toEqual({ type: 'PurchaseCosted', data: { deliveryMinor: 90_000 } });
    const toldBefore = purchaseWith({ costMinor: 1, bonusMinor: 2 });
    const won = applied(unpaid, { ...payment, costMinor: 3 }, { purchase: toldBefore });
    expect(recordsOf('purchase', won.plan)).toMatchObject([{ costMinor: 3, bonusMinor: 2, dealId }]);
  });

  it('is held while what it tells of costs is of an order that is no purchase yet', () => {
    const early = { ...shipment, last: false, deliveryMinor: 1 };
    expect(applied(dealAt('agree-price', known), early).held[0]?.data).toMatchObject({ missing: ['purchase'] });
    expect(applied(dealAt('agree-price', known), { ...early, deliveryMinor: undefined }).held).toEqual([]);
  });

  it('that says nothing new of the deal is held all the same while a gate is not met', () => {
    const said = { document: 'PP-9', amount: rubles(25_000_000), on: '2026-03-02', confirmed: true };
    const deal = dealAt('new-deal', { payments: [said] });
    const purchase = purchaseWith({ amount: rubles(50_000_000), dealId, version: 3 });
    const { after, plan } = applied(deal, { ...payment, orderAmount: rubles(51_000_000) }, { purchase });
    expect(after).toEqual({ ...deal, version: 6 });
    expect(recordsOf('purchase', plan)).toEqual([{ ...purchase, version: 4, amount: rubles(51_000_000) }]);
    expect(factsOf(plan).map(({ type }) => type)).toEqual(['PurchaseCorrected', 'ErpEventHeld', 'TaskAdded']);
  });

  it('that contradicts what is confirmed is held, when it is told by one who may not confirm', () => {
    const deal = dealAt('agree-price', {
      ...knownToPay,
      payments: [{ document: 'PP-9', amount: rubles(1), on: '2026-03-02', confirmed: true }],
    });
    const told = { deal, beside: dealRecords(), purchase: undefined, buyer: undefined, held: undefined };
    const { applied: to, plan } = decideErp(payment, told, contextOf(anna));
    expect([to, recordsOf('deal', plan)]).toEqual(['held', [{ ...deal, version: 6 }]]);
    expect(recordsOf('erp-event', plan)).toMatchObject([{ event: payment, missing: ['confirmed-already'], dealId }]);
  });

  it('of a shipment that is not the last moves nothing', () => {
    const before = dealAt('production-ordered', { ...allKnown, shipments: [] });
    const { after, held } = applied(before, { ...shipment, last: false });
    expect([after.stage.name, after.shipments.length, held]).toEqual(['production-ordered', 1, []]);
  });

  it('of an order of another account holds the move, and keeps what it said', () => {
    const purchase = purchaseWith({ accountId: idOf(0x399) });
    const { after, held } = applied(unpaid, payment, { purchase });
    expect(after).toMatchObject({ stage: { name: 'agree-price' }, payments: [{ document: 'PP-9' }] });
    expect(held[0]?.data).toMatchObject({ missing: ['order-of-another-account'] });
  });

  it.each(['parked', 'lost', 'cancelled', 'merged'] as const)(
    'of a deal that is %s is recorded there, and held whole with a task',
    (name) => {
      const { owner: _o, ...nobodys } = dealAt(name, { ...allKnown, payments: [], shipments: [] });
      for (const event of [payment, production, { ...shipment, last: false }]) {
        const { after, plan, kept } = applied(nobodys, event);
        expect(after.stage).toEqual(nobodys.stage);
        expect(saidOf(after)).toContain(event.document);
        expect(kept).toMatchObject({ event, missing: [`deal-${name}`], dealId });
        expect(tasksOf(plan)).toEqual([{ about: `erp-${event.type}`, dueAt: daysAfter(monday, 1) }]);
      }
    },
  );

  it('that was held is held once while it says the same', () => {
    const lost = dealAt('lost');
    const { after, kept } = applied(lost, payment);
    if (!kept) throw new Error('it was not held');
    expect(applied(after, payment, { held: kept })).toMatchObject({ to: 'before', plan: { changes: [] } });
    const corrected = { ...payment, amount: rubles(26_000_000) };
    const second = applied(after, corrected, { held: kept });
    expect(second.kept).toEqual({ ...kept, version: 2, event: corrected });
    expect(tasksOf(second.plan)).toEqual([]);
    expect(second.held).toMatchObject([{ data: { taskId: kept.taskId } }]);
    const seenTo = { ...kept, settledAt: monday };
    expect(applied(after, payment, { held: seenTo }).plan.changes).toEqual([]);
    expect(tasksOf(applied(after, corrected, { held: seenTo }).plan)).toHaveLength(1);
  });

  it('that was held with a task of its deal is settled when that is done', () => {
    const lost = dealAt('lost');
    const { after, kept, plan } = applied(lost, payment);
    const [task] = recordsOf('task', plan);
    if (!kept || !task) throw new Error('it was not held');
    expect([task.subject, task.part]).toEqual([
      { kind: 'deal', id: dealId },
      { kind: 'erp-event', id: kept.id },
    ]);
    const done = finishTask(task, after, 'refunded', contextOf(anna), { held: kept });
    expect(recordsOf('erp-event', accepted(done).plan)).toEqual([{ ...kept, version: 2, settledAt: monday }]);
    expectSound(after, accepted(done).plan);
    const seenTo = finishTask(task, after, 'refunded', contextOf(anna), { held: { ...kept, settledAt: monday } });
    expect(recordsOf('erp-event', accepted(seenTo).plan)).toEqual([]);
  });

  it('that was held and passes at last is settled', () => {
    const { kept } = applied(dealAt('new-deal'), payment);
    if (!kept) throw new Error('it was not held');
    const { plan } = applied(unpaid, payment, { held: kept });
    expect(recordsOf('erp-event', plan)).toEqual([{ ...kept, version: 2, settledAt: monday }]);
    expect(factsOf(plan).at(-1)).toEqual({ type: 'ErpEventSettled', data: {} });
    const seenTo = { ...kept, settledAt: monday };
    expect(recordsOf('erp-event', applied(unpaid, payment, { held: seenTo }).plan)).toEqual([]);
  });

  it('that tells the order’s amount wins over what was agreed', () => {
    const { plan } = applied(unpaid, { ...payment, orderAmount: rubles(51_000_000) });
    expect(recordsOf('purchase', plan)).toMatchObject([{ amount: rubles(51_000_000), source: 'erp' }]);
    expect(factsOf(plan).find(({ type }) => type === 'DealWon')?.data).toMatchObject({ amount: rubles(51_000_000) });
  });

  it.each(['new-deal', 'agree-price', 'production-ordered', 'cancelled'] as const)(
    'that tells another amount of the order corrects its purchase, at %s as well',
    (name) => {
      const purchase = purchaseWith({ source: 'deal', amount: rubles(50_000_000), dealId, version: 3 });
      const orderAmount = rubles(51_000_000);
      const { plan } = applied(
        dealAt(name, { ...knownToPay, payments: [] }),
        { ...payment, orderAmount },
        { purchase },
      );
      expect(recordsOf('purchase', plan)).toMatchObject([{ version: 4, amount: orderAmount, source: 'erp' }]);
      expect(factsOf(plan)).toContainEqual({
        type: 'PurchaseCorrected',
        data: { from: rubles(50_000_000), to: orderAmount },
      });
      const same = { ...payment, orderAmount: purchase.amount };
      const before = dealAt(name, { ...knownToPay, payments: [] });
      expect(recordsOf('purchase', applied(before, same, { purchase }).plan)).toEqual([]);
    },
  );

  it('never corrects a purchase whose import was undone', () => {
    const left = purchaseWith({ reversed: 'undone' });
    const event = { ...payment, orderAmount: rubles(1) };
    expect(recordsOf('purchase', applied(dealAt('new-deal'), event, { purchase: left }).plan)).toEqual([]);
  });

  it('never corrects the purchase of another account, nor to less than what came back', () => {
    const paid = dealAt('payment-received', knownToPay);
    const event = { ...payment, orderAmount: rubles(1) };
    const others = purchaseWith({ accountId: idOf(0x399) });
    expect(recordsOf('purchase', applied(paid, event, { purchase: others }).plan)).toEqual([]);
    const returns = [{ document: 'R-1', amount: rubles(2), on: '2026-03-02' }];
    const { plan, kept } = applied(paid, event, { purchase: purchaseWith({ returns }) });
    expect([recordsOf('purchase', plan), kept?.missing]).toEqual([[], ['returned-too-much']]);
  });

  it('is never refused, whatever its deal: what it says is kept, or a task says why not', () => {
    const names: DealStageName[] = ['new-deal', 'discuss-terms', 'send-quote', 'agree-price', 'payment-received'];
    const stages = fc.constantFrom(...names, 'production-ordered', 'shipped', 'parked', 'lost', 'cancelled', 'merged');
    const fields = fc.subarray(Object.keys(known) as (keyof typeof known)[]); // Object.keys forgets the key type
    fc.assert(
      fc.property(stages, fields, fc.constantFrom(payment, production, shipment), (stage, has, event) => {
        const before = dealAt(stage, Object.fromEntries(has.map((name) => [name, known[name]])));
        const { to, after, held, kept } = applied(before, event);
        expect(to).toBe('deal');
        expect(saidOf(after)).toContain(event.document);
        expect(kept ? [kept.event] : []).toEqual(held.map(() => event));
      }),
    );
  });
});
