import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import type { Deal } from '../../../../shared/domain/deals/deal.ts';
import type { DealStageName } from '../../../../shared/domain/deals/pipeline.ts';
import { applyErp, ErpEvent, openBuyer, ToldPurchase } from '../../../../shared/domain/purchases/erp.ts';
import { anna, erp } from '../../../support/domain/actors.ts';
import { contextOf, daysAfter, idOf, monday, newIdOf } from '../../../support/domain/contexts.ts';
import { accepted, expectSound, factsOf, recordsOf, tasksOf } from '../../../support/domain/decisions.ts';
import {
  allKnown,
  dealAt,
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
const balance: ErpEvent = { type: 'balance', ...order, document: 'B-9', amount: rubles(1), on: '2026-03-02' };

function applied(deal: Deal, event: ErpEvent, records: Parameters<typeof dealRecords>[0] = {}) {
  const { plan } = accepted(applyErp(deal, event, dealRecords(records), contextOf(erp)));
  expectSound(deal, plan);
  const after = recordsOf('deal', plan)[0] ?? deal;
  return { after, plan, held: factsOf(plan).filter(({ type }) => type === 'ErpEventHeld') };
}
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
    expect(plan.changes.map(({ record }) => record.kind).sort()).toEqual(['deal', 'purchase', 'task']);
    expect(tasksOf(plan)).toEqual([{ about: 'erp-shipment', assignee: anna.id, dueAt: daysAfter(monday, 1) }]);
    expect(factsOf(plan).map(({ type }) => type)).toEqual([
      'ShipmentRecorded',
      'DealMoved',
      'DealWon',
      'PurchaseRecorded',
      'ErpEventHeld',
      'TaskAdded',
    ]);
    expect(factsOf(plan)[4]?.data).toEqual({
      event: 'shipment',
      document: 'UPD-9',
      missing: ['productionOrderNumber'],
      taskId: newIdOf(1),
    });
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

  it('of a shipment that is not the last moves nothing', () => {
    const before = dealAt('production-ordered', { ...allKnown, shipments: [] });
    const { after, held } = applied(before, { ...shipment, last: false });
    expect([after.stage.name, after.shipments.length, held]).toEqual(['production-ordered', 1, []]);
  });

  it('of a balance says nothing of a deal', () => {
    expect(applied(unpaid, balance)).toMatchObject({ after: unpaid, plan: { changes: [], facts: [] } });
  });

  it('of an order of another account holds the move, and keeps what it said', () => {
    const purchase = purchaseWith({ accountId: idOf(0x399) });
    const { after, held } = applied(unpaid, payment, { purchase });
    expect(after).toMatchObject({ stage: { name: 'agree-price' }, payments: [{ document: 'PP-9' }] });
    expect(held[0]?.data).toMatchObject({ missing: ['order-of-another-account'] });
  });

  it('of a closed deal leaves a task', () => {
    const { owner: _o, ...nobodys } = dealAt('lost');
    const { after, plan, held } = applied(nobodys, payment);
    expect(after).toEqual({ ...nobodys, version: 6 });
    expect(held[0]?.data).toMatchObject({ missing: ['deal-closed'] });
    expect(tasksOf(plan)).toEqual([{ about: 'erp-payment', dueAt: daysAfter(monday, 1) }]);
    expect(recordsOf('task', plan)[0]).not.toHaveProperty('assignee');
  });

  it('that tells the order’s amount wins over what was agreed', () => {
    const { plan } = applied(unpaid, { ...payment, orderAmount: rubles(51_000_000) });
    expect(recordsOf('purchase', plan)).toMatchObject([{ amount: rubles(51_000_000), source: 'erp' }]);
    expect(factsOf(plan).find(({ type }) => type === 'DealWon')?.data).toMatchObject({ amount: rubles(51_000_000) });
  });

  it('is never refused, whatever its deal: what it says is kept, or a task says why not', () => {
    const names: DealStageName[] = ['new-deal', 'discuss-terms', 'send-quote', 'agree-price', 'payment-received'];
    const stages = fc.constantFrom(...names, 'production-ordered', 'shipped', 'parked', 'lost', 'cancelled', 'merged');
    const fields = fc.subarray(Object.keys(known) as (keyof typeof known)[]); // Object.keys forgets the key type
    fc.assert(
      fc.property(stages, fields, fc.constantFrom(payment, production, shipment, balance), (stage, has, event) => {
        const before = dealAt(stage, Object.fromEntries(has.map((name) => [name, known[name]])));
        const { after, held } = applied(before, event);
        const said = [...after.payments, ...after.shipments].some(({ document }) => document === event.document);
        const isSaid = said || after.productionOrder?.number === event.document || event.type === 'balance';
        expect(isSaid || held.length > 0).toBe(true);
        expect(held.length).toBeLessThanOrEqual(1);
      }),
    );
  });
});

describe('An event as told', () => {
  it('has an order, a document and what its kind says', () => {
    for (const event of [payment, production, shipment, balance, { ...payment, taxId: '7707083893', company: 'Zavod' }])
      expect(ErpEvent.parse(event)).toEqual(event);
    for (const wrong of [
      { ...payment, type: 'refund' },
      { ...payment, document: ' ' },
      { ...payment, orderNumber: '' },
      { ...payment, orderDate: '2 March' },
      { ...production, on: '2026-03-02' },
    ])
      expect(ErpEvent.safeParse(wrong).success).toBe(false);
  });
});

describe('A purchase as told', () => {
  const told = { ...order, amount: rubles(5) };

  it('has an order and an amount, and may say the step of the pyramid', () => {
    expect(ToldPurchase.parse({ ...told, orderNumber: ' IE-1 ' })).toEqual({ ...told, orderNumber: 'IE-1' });
    for (const pyramidStep of [0, 9])
      expect(ToldPurchase.parse({ ...told, pyramidStep })).toEqual({ ...told, pyramidStep });
    for (const wrong of [
      order,
      { ...told, pyramidStep: -1 },
      { ...told, pyramidStep: 10 },
      { ...told, on: '2026-03-02' },
    ])
      expect(ToldPurchase.safeParse(wrong).success).toBe(false);
  });
});

describe('A buyer nobody knew', () => {
  it('is an account with a person whose contacts are still to be found', () => {
    const { account, opening } = openBuyer('7707083893', 'Zavod', contextOf(erp));
    expect(account).toEqual({
      kind: 'account',
      id: newIdOf(2),
      version: 1,
      taxId: '7707083893',
      mainPersonId: newIdOf(1),
      company: 'Zavod',
    });
    expect(opening.changes.map(({ record, expected }) => [record, expected])).toEqual([
      [
        {
          kind: 'person',
          id: newIdOf(1),
          version: 1,
          openLeads: [],
          contactKeys: [],
          consents: {},
          accountId: newIdOf(2),
        },
        'new',
      ],
      [account, 'new'],
    ]);
    expect(opening.claims).toMatchObject([{ key: 'tax/7707083893', holder: { kind: 'account', id: newIdOf(2) } }]);
    expect(factsOf(opening)).toEqual([
      { type: 'PersonAppeared', data: { source: 'erp' } },
      { type: 'AccountOpened', data: { personId: newIdOf(1) } },
    ]);
    expect(openBuyer('7707083893', undefined, contextOf(erp)).account).not.toHaveProperty('company');
  });
});
