import { describe, expect, it } from '@jest/globals';
import type { DealChanges } from '../../../../shared/domain/deals/changes.ts';
import { type Deal } from '../../../../shared/domain/deals/deal.ts';
import { editDeal } from '../../../../shared/domain/deals/work.ts';
import { orderClaim } from '../../../../shared/domain/purchases/purchase.ts';
import { anna, erp, head, office } from '../../../support/domain/actors.ts';
import { contextOf, monday } from '../../../support/domain/contexts.ts';
import { accepted, expectSound, factsOf, nothing, refusalOf } from '../../../support/domain/decisions.ts';
import { allKnown, dealAt, dealId, rubles } from '../../../support/domain/deals.ts';

const edit = (deal: Deal, changes: DealChanges, by: Parameters<typeof contextOf>[0] = head) =>
  editDeal(deal, changes, contextOf(by), by === office ? 'confirm-deal' : 'work-deal');
const edited = (deal: Deal, changes: DealChanges, by?: Parameters<typeof contextOf>[0]) => {
  const decision = accepted(edit(deal, changes, by));
  expectSound(deal, decision.plan);
  return decision;
};
const bare = dealAt('discuss-terms');

describe('An order number', () => {
  const key = (number: string, on = '2026-03-02') => orderClaim('voronka-demo', { number, on });

  it('is dated today unless said, and held against other deals', () => {
    const { deal, plan } = edited(bare, { order: { number: 'A-1' } });
    expect(deal.order).toEqual({ number: 'A-1', on: '2026-03-02' });
    expect(plan.claims).toEqual([{ key: key('A-1'), holder: { kind: 'deal', id: dealId } }]);
    expect(edited(deal, { order: { number: 'a-1' } }).plan.releases).toEqual([]);
    const dated = edited(deal, { order: { number: 'A-2', on: '2025-12-30' } });
    expect(dated.plan.releases).toEqual([{ key: key('A-1'), holder: { kind: 'deal', id: dealId } }]);
    expect(dated.plan.claims).toEqual([{ key: key('A-2', '2025-12-30'), holder: { kind: 'deal', id: dealId } }]);
    expect(edited(dated.deal, { order: { number: 'A-2' } }).deal.order?.on).toBe('2025-12-30');
  });
});

describe('An agreement', () => {
  it('is dated by the plant’s day', () => {
    const agreement = { amount: rubles(5), specification: 'x' };
    const night = contextOf(head, '2026-03-02T21:30:00.000Z');
    expect(accepted(editDeal(bare, { agreement }, night)).deal.agreement).toEqual({ ...agreement, on: '2026-03-03' });
  });
});

describe('The promised ship date', () => {
  it('is a first promise that stays, and a date in force that moves with a reason', () => {
    const promised = edited(bare, { promisedShipOn: '2026-05-15' }).deal;
    expect(promised).toMatchObject({ promisedShipOn: '2026-05-15', shipOn: '2026-05-15' });
    const { deal, plan } = edited(promised, { promisedShipOn: '2026-06-01', shipDateReason: 'supplier' });
    expect(deal).toMatchObject({ promisedShipOn: '2026-05-15', shipOn: '2026-06-01' });
    expect(factsOf(plan)).toEqual([
      { type: 'ShipDateMoved', data: { from: '2026-05-15', to: '2026-06-01', reason: 'supplier' } },
    ]);
    expect(edit(deal, { promisedShipOn: '2026-06-01' })).toEqual({ ok: true, deal, plan: nothing });
  });

  it('does not move without a reason', () => {
    expect(refusalOf(edit({ ...bare, ...allKnown }, { promisedShipOn: '2026-06-01' }))).toEqual({
      kind: 'rule',
      code: 'reason-needed',
      detail: 'a promised date moves only with a reason',
      missing: [
        {
          field: 'shipDateReason',
          title: { en: 'Whose reason', ru: 'По чьей причине' },
          allowed: ['us', 'customer', 'supplier'],
          example: 'customer',
        },
      ],
    });
  });

  it('is not promised for the past', () => {
    expect(refusalOf(edit(bare, { promisedShipOn: '2026-03-01' }))).toEqual({
      kind: 'rule',
      code: 'ship-date-past',
      detail: '2026-03-01 has passed',
    });
    expect(edit(bare, { promisedShipOn: '2026-03-02' }).ok).toBe(true);
  });

  it('moves the deadline of production with it', () => {
    const before = dealAt('production-ordered', allKnown);
    const changes = { promisedShipOn: '2026-06-01', shipDateReason: 'us' } as const;
    expect(edited(before, changes).deal.alarms).toEqual([
      { name: 'overdue', at: '2026-06-01T21:00:00.000Z' },
      { name: 'escalation', at: '2026-06-04T06:00:00.000Z' },
    ]);
    const paid = dealAt('payment-received', allKnown);
    expect(edited(paid, changes).deal.alarms).toEqual(paid.alarms);
  });
});

describe('An agreed day of the first payment', () => {
  const paymentTerms = [{ id: 'all', share: { percent: 100 }, due: { on: '2026-04-20' } }];
  const agreement = { amount: rubles(5), specification: 'x' };

  it('moves the deadline of the price with it, and back', () => {
    const before = dealAt('agree-price');
    const { deal } = edited(before, { agreement, paymentTerms });
    expect(deal.alarms).toEqual([
      { name: 'overdue', at: '2026-04-20T21:00:00.000Z' },
      { name: 'escalation', at: '2026-04-23T06:00:00.000Z' },
    ]);
    expect(edited(deal, { need: 'Other' }).deal.alarms).toEqual(deal.alarms);
    const undated = [{ id: 'all', share: { percent: 100 }, due: { event: 'before-shipment' as const } }];
    expect(edited(deal, { paymentTerms: undated }).deal.alarms[0]?.at).toBe('2026-03-17T07:00:00.000Z');
  });

  it('leaves other deadlines as they are, and rings nothing for a parked deal', () => {
    for (const name of ['discuss-terms', 'parked'] as const) {
      const before = dealAt(name);
      expect(edited(before, { agreement, paymentTerms }).deal.alarms).toEqual(before.alarms);
    }
  });
});

describe('Payment terms', () => {
  it('make 100 percent, each line with its own id', () => {
    const share = (id: string, percent: number) => ({
      id,
      share: { percent },
      due: { event: 'before-production' as const },
    });
    const refused = (...paymentTerms: Deal['paymentTerms']) => refusalOf(edit(bare, { paymentTerms }));
    expect(refused(share('a', 50), share('b', 49))).toEqual({
      kind: 'rule',
      code: 'terms-not-whole',
      detail: 'the shares make 99%, not 100%',
    });
    expect(refused(share('a', 50), share('a', 50))).toEqual({
      kind: 'rule',
      code: 'terms-twice',
      detail: 'two lines of the payment terms have one id',
    });
    const thirds = [share('a', 33.4), share('b', 33.3), share('c', 33.3)];
    expect(edited(bare, { paymentTerms: thirds }).deal.paymentTerms).toEqual(thirds);
    const tenths = ['a', 'b', 'c', 'd', 'e', 'f', 'g'].map((id) => share(id, 14.3)).slice(0, 6);
    expect(edit(bare, { paymentTerms: [...tenths, share('h', 14.2)] }).ok).toBe(true);
    const sum = { id: 's', share: { amount: rubles(5) }, due: { on: '2026-04-01' } };
    expect(edit(bare, { paymentTerms: [share('a', 50), sum] }).ok).toBe(true);
  });
});

describe('A payment, a production order and a shipment', () => {
  const payment = { document: 'PP-1', amount: rubles(5), on: '2026-03-02' };
  const shipment = { document: 'U-1', on: '2026-03-02', last: false };
  const changes = { payment, shipment, productionOrderNumber: 'PO-1' };

  it.each([
    ['unconfirmed while a manager says so', anna, false],
    ['confirmed by the office', office, true],
    ['confirmed by the ERP', erp, true],
    ['confirmed by a head', head, true],
  ] as const)('are %s', (_how, by, confirmed) => {
    const { deal, plan } = edited(bare, changes, by);
    expect(deal).toMatchObject({
      payments: [{ ...payment, confirmed }],
      productionOrder: { number: 'PO-1', confirmed },
      shipments: [{ ...shipment, confirmed }],
    });
    expect(factsOf(plan)).toEqual([
      { type: 'PaymentRecorded', data: { ...payment, confirmed } },
      { type: 'ProductionOrdered', data: { number: 'PO-1', confirmed } },
      { type: 'ShipmentRecorded', data: { ...shipment, confirmed } },
    ]);
    expect(plan.facts.map(({ part }) => part)).toEqual([
      { kind: 'payment', id: 'PP-1' },
      undefined,
      { kind: 'shipment', id: 'U-1' },
    ]);
  });

  it('stay confirmed when a manager repeats them, and are one by their document', () => {
    const confirmed = edited(bare, changes, office).deal;
    expect(edit(confirmed, { payment, shipment }, anna)).toEqual({ ok: true, deal: confirmed, plan: nothing });
    const more = edited(confirmed, {
      payment: { ...payment, document: 'PP-2' },
      shipment: { ...shipment, document: 'U-2' },
    });
    expect([more.deal.payments.length, more.deal.shipments.length]).toEqual([2, 2]);
  });

  it('are unconfirmed again when a manager says otherwise', () => {
    const confirmed = edited(bare, changes, office).deal;
    const other = { payment: { ...payment, amount: rubles(6) }, shipment: { ...shipment, last: true } };
    const { deal } = edited(confirmed, { ...other, productionOrderNumber: 'PO-2' }, anna);
    expect(deal).toMatchObject({
      payments: [{ ...other.payment, confirmed: false }],
      shipments: [{ ...other.shipment, confirmed: false }],
      productionOrder: { number: 'PO-2', confirmed: false },
    });
    expect(edited(deal, { ...other, productionOrderNumber: 'PO-2' }, office).deal).toMatchObject({
      payments: [{ confirmed: true }],
      shipments: [{ confirmed: true }],
      productionOrder: { confirmed: true },
    });
  });

  it('keep their confirmation when a manager repeats a production order', () => {
    const confirmed = edited(bare, { productionOrderNumber: 'PO-1' }, office).deal;
    expect(edit(confirmed, { productionOrderNumber: 'PO-1' }, anna)).toEqual({
      ok: true,
      deal: confirmed,
      plan: nothing,
    });
  });
});

describe('A deferral', () => {
  it('is a head’s word', () => {
    const { deal, plan } = edited(bare, { deferral: true });
    expect(deal.deferral).toEqual({ by: { kind: 'staff', id: head.id }, at: monday });
    expect(factsOf(plan)).toEqual([{ type: 'DealApproved', data: { what: 'deferral' } }]);
    expect(refusalOf(edit(bare, { deferral: true }, anna))).toEqual({
      kind: 'forbidden',
      code: 'not-yours',
      detail: 'only a head of sales approves a deferral',
    });
  });
});
