import { describe, expect, it } from '@jest/globals';
import type { DealChanges } from '../../../../shared/domain/deals/changes.ts';
import { type Deal } from '../../../../shared/domain/deals/deal.ts';
import { editDeal } from '../../../../shared/domain/deals/work.ts';
import { orderClaim } from '../../../../shared/domain/purchases/purchase.ts';
import { anna, erp, head, office, robot } from '../../../support/domain/actors.ts';
import { contextOf, monday } from '../../../support/domain/contexts.ts';
import { accepted, expectSound, factsOf, nothing, refusalOf } from '../../../support/domain/decisions.ts';
import { allKnown, dealAt, dealId, known, rubles } from '../../../support/domain/deals.ts';

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
    const { deal, plan } = accepted(editDeal(bare, { agreement }, night));
    expect(deal.agreement).toEqual({ ...agreement, on: '2026-03-03' });
    expect(factsOf(plan)).toEqual([{ type: 'DealEdited', data: { fields: ['agreement'] } }]);
    const weekLater = contextOf(head, '2026-03-09T07:00:00.000Z');
    expect(editDeal(deal, { agreement }, weekLater)).toEqual({ ok: true, deal, plan: nothing });
    const dearer = { ...agreement, amount: rubles(6) };
    expect(accepted(editDeal(deal, { agreement: dearer }, weekLater)).deal.agreement).toMatchObject(dearer);
    const other = { ...agreement, specification: 'y' };
    expect(accepted(editDeal(deal, { agreement: other }, weekLater)).deal.agreement).toEqual({
      ...other,
      on: '2026-03-09',
    });
  });

  const agree = (deal: Deal, netMinor: number, by: Parameters<typeof contextOf>[0] = anna) => {
    const decision = edit(deal, { agreement: { amount: rubles(netMinor), specification: 'x' } }, by);
    return decision.ok ? 'agreed' : decision.refusal.detail;
  };
  const refused = (percent: number, limit: number) =>
    `a discount of ${String(percent)}% is above your limit of ${String(limit)}%; a head of sales may approve it`;

  it('below the quote is a further discount, within one’s limit or what a head approved', () => {
    const quoted = { ...bare, quote: { ...known.quote, amount: rubles(10_000) } };
    expect([10_001, 10_000, 9500].map((sum) => agree(quoted, sum))).toEqual(['agreed', 'agreed', 'agreed']);
    expect(agree(quoted, 9499)).toBe(refused(5.01, 5));
    const discounted = { ...quoted, quote: { ...quoted.quote, discountPercent: 4 } };
    expect([agree(discounted, 10_000), agree(discounted, 9900)]).toEqual(['agreed', 'agreed']);
    expect(agree(discounted, 9800)).toBe(refused(5.92, 5));
    const heads = { ...quoted, quote: { ...quoted.quote, discountPercent: 25 } };
    expect([agree(heads, 10_000), agree(heads, 9999)]).toEqual(['agreed', refused(25.01, 5)]);
    const approval = { by: { kind: 'staff' as const }, at: monday, percent: 12 };
    expect(agree({ ...quoted, discountApproval: approval }, 8800)).toBe('agreed');
    expect(agree({ ...quoted, discountApproval: approval }, 8799)).toBe(refused(12.01, 12));
    for (const by of [head, erp, robot]) expect(agree(quoted, 1, by)).toBe('agreed');
  });

  it('is measured by the lines when nothing was quoted, and by nothing in other money', () => {
    const priced = { ...bare, lines: [{ title: 'Drive', quantity: 2, price: rubles(5000) }] };
    expect([agree(priced, 9500), agree(bare, 1)]).toEqual(['agreed', 'agreed']);
    expect(agree(priced, 9400)).toBe(refused(6, 5));
    const euros = { ...bare, quote: { ...known.quote, amount: { ...rubles(10_000), currency: 'EUR' } } };
    expect(agree(euros, 1)).toBe('agreed');
  });

  it('once made by a head keeps its amount while a manager words its specification anew', () => {
    const made = { ...bare, quote: known.quote, agreement: { ...known.agreement, amount: rubles(1) } };
    expect(agree(made, 1)).toBe('agreed');
  });
});

describe('The promised ship date', () => {
  it('is a first promise that stays, and a date in force that moves with a reason', () => {
    const { deal: promised, plan: first } = edited(bare, { promisedShipOn: '2026-05-15' });
    expect(promised).toMatchObject({ promisedShipOn: '2026-05-15', shipOn: '2026-05-15' });
    expect(factsOf(first)).toEqual([{ type: 'DealEdited', data: { fields: ['promisedShipOn'] } }]);
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

  it('is not promised for the past, the first time or later', () => {
    const past = { promisedShipOn: '2026-03-01', shipDateReason: 'us' } as const;
    for (const deal of [bare, { ...bare, ...allKnown }])
      expect(refusalOf(edit(deal, past))).toEqual({
        kind: 'rule',
        code: 'ship-date-past',
        detail: '2026-03-01 has passed',
      });
    const late = { ...bare, promisedShipOn: '2026-03-01', shipOn: '2026-03-01' };
    expect(edit(late, { promisedShipOn: '2026-03-01' })).toEqual({ ok: true, deal: late, plan: nothing });
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
