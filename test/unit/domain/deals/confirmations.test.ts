import { describe, expect, it } from '@jest/globals';
import type { DealChanges } from '../../../../shared/domain/deals/changes.ts';
import { type Deal } from '../../../../shared/domain/deals/deal.ts';
import { editDeal } from '../../../../shared/domain/deals/work.ts';
import { anna, erp, head, office } from '../../../support/domain/actors.ts';
import { contextOf } from '../../../support/domain/contexts.ts';
import { accepted, expectSound, factsOf, nothing, refusalOf } from '../../../support/domain/decisions.ts';
import { dealAt, rubles } from '../../../support/domain/deals.ts';

const edit = (deal: Deal, changes: DealChanges, by: Parameters<typeof contextOf>[0] = head) =>
  editDeal(deal, changes, contextOf(by), by === office ? 'confirm-deal' : 'work-deal');
const edited = (deal: Deal, changes: DealChanges, by?: Parameters<typeof contextOf>[0]) => {
  const decision = accepted(edit(deal, changes, by));
  expectSound(deal, decision.plan);
  return decision;
};
const bare = dealAt('discuss-terms');

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

  it('once confirmed are not a manager’s to change; unconfirmed they are', () => {
    const other = { payment: { ...payment, amount: rubles(6) }, shipment: { ...shipment, last: true } };
    const sayings = [
      [{ payment: other.payment }, 'payment'],
      [{ shipment: other.shipment }, 'shipment'],
      [{ productionOrderNumber: 'PO-2' }, 'production order'],
    ] as const;
    const confirmed = edited(bare, changes, office).deal;
    for (const [saying, what] of sayings)
      expect(refusalOf(edit(confirmed, saying, anna))).toEqual({
        kind: 'rule',
        code: 'confirmed-already',
        detail: `the ${what} is confirmed; the office, a head or the ERP may change it`,
      });
    const unconfirmed = edited(bare, changes, anna).deal;
    const whole = { ...other, productionOrderNumber: 'PO-2' };
    for (const [by, isConfirmed] of [
      [anna, false],
      [office, true],
    ] as const)
      expect(edited(unconfirmed, whole, by).deal).toMatchObject({
        payments: [{ ...other.payment, confirmed: isConfirmed }],
        shipments: [{ ...other.shipment, confirmed: isConfirmed }],
        productionOrder: { number: 'PO-2', confirmed: isConfirmed },
      });
    expect(edited(confirmed, whole, office).deal.payments).toEqual([{ ...other.payment, confirmed: true }]);
  });

  it('are confirmed when the office repeats what a manager said', () => {
    const unconfirmed = edited(bare, changes, anna).deal;
    expect(edited(unconfirmed, changes, office).deal).toMatchObject({
      payments: [{ confirmed: true }],
      shipments: [{ confirmed: true }],
      productionOrder: { confirmed: true },
    });
    expect(edit(unconfirmed, changes, anna)).toEqual({ ok: true, deal: unconfirmed, plan: nothing });
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
