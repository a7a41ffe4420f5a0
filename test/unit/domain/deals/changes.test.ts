import { describe, expect, it } from '@jest/globals';
import type { DealChanges } from '../../../../shared/domain/deals/changes.ts';
import { type Deal, linesTotal } from '../../../../shared/domain/deals/deal.ts';
import { editDeal } from '../../../../shared/domain/deals/work.ts';
import { anna, boris, erp, head, marketer, office } from '../../../support/domain/actors.ts';
import { contextOf, idOf, monday, newIdOf } from '../../../support/domain/contexts.ts';
import { accepted, expectSound, factsOf, nothing, recordsOf, refusalOf } from '../../../support/domain/decisions.ts';
import { dealAt, dealId, halfBefore, known, knownToPay, personId, rubles } from '../../../support/domain/deals.ts';

const edit = (deal: Deal, changes: DealChanges, by: Parameters<typeof contextOf>[0] = head) =>
  editDeal(deal, changes, contextOf(by), by === office ? 'confirm-deal' : 'work-deal');
const edited = (deal: Deal, changes: DealChanges, by?: Parameters<typeof contextOf>[0]) => {
  const decision = accepted(edit(deal, changes, by));
  expectSound(deal, decision.plan);
  return decision;
};
const bare = dealAt('discuss-terms');
const line = { title: 'Drive', quantity: 2, price: rubles(150) };

describe('An edit of a deal', () => {
  it('sets what is said and names it', () => {
    const changes = {
      need: 'Drives',
      lines: [line],
      budget: rubles(1000),
      wantedOn: '2026-08-01',
      segment: 'dealer',
      lane: 'separate' as const,
      deliveryTerms: 'FCA',
      order: { number: 'A-1', on: '2026-03-02' },
      contractNumber: 'C-1',
      paymentTerms: halfBefore,
    };
    const { deal, plan } = edited(bare, changes);
    expect(deal).toEqual({ ...bare, ...changes, version: 6 });
    expect(factsOf(plan)).toEqual([{ type: 'DealEdited', data: { fields: Object.keys(changes) } }]);
  });

  it('forgets a budget and a wanted date', () => {
    const before = { ...bare, budget: rubles(1), wantedOn: '2026-08-01' };
    const { deal, plan } = edited(before, { budget: null, wantedOn: null });
    expect(deal).toEqual({ ...bare, version: 6 });
    expect(factsOf(plan)).toEqual([{ type: 'DealEdited', data: { fields: ['budget', 'wantedOn'] } }]);
  });

  it('of nothing changes nothing', () => {
    expect(edit(bare, {})).toEqual({ ok: true, deal: bare, plan: nothing });
  });

  it('knows segments of the settings', () => {
    expect(refusalOf(edit(bare, { segment: 'retail' }))).toEqual({
      kind: 'rule',
      code: 'segment-unknown',
      detail: 'retail is no segment; there are industrial, developer, dealer, individual',
    });
  });

  it('is its owner’s or a head’s, and of a deal that is not closed', () => {
    for (const by of [boris, marketer])
      expect(refusalOf(edit(bare, { need: 'x' }, by))).toEqual({
        kind: 'forbidden',
        code: 'not-yours',
        detail: 'the deal belongs to another manager',
      });
    expect(edit(bare, { need: 'x' }, anna).ok).toBe(true);
    for (const name of ['lost', 'cancelled', 'merged'] as const)
      expect(refusalOf(edit(dealAt(name), { need: 'x' }))).toEqual({
        kind: 'rule',
        code: 'deal-closed',
        detail: `the deal is ${name}`,
      });
    expect(edit(dealAt('parked'), { need: 'x' }).ok).toBe(true);
  });

  it('is refused whole when one saying is', () => {
    expect(refusalOf(edit(bare, { need: 'x', shipDateReason: 'us' }))).toEqual({
      kind: 'rule',
      code: 'date-needed',
      detail: 'a reason for another ship date comes with promisedShipOn',
    });
  });

  it('after the payment leaves what was agreed as it is', () => {
    const paid = dealAt('payment-received', knownToPay);
    const frozen: [DealChanges, string][] = [
      [{ lines: [line] }, 'the specification may not change once the order is paid'],
      [
        { agreement: { amount: rubles(1), specification: 'x' } },
        'the agreed amount may not change once the order is paid',
      ],
      [{ paymentTerms: halfBefore }, 'the payment terms may not change once the order is paid'],
      [{ order: { number: 'IE-2026-0008' } }, 'the order number may not change once the order is paid'],
    ];
    for (const [changes, detail] of frozen)
      expect(refusalOf(edit(paid, changes))).toEqual({ kind: 'rule', code: 'frozen-after-payment', detail });
    expect(edit(paid, { order: { number: 'IE-2026-0007', on: '2027-03-02' } }).ok).toBe(false);
    expect(edited(paid, { order: { number: 'ie-2026-7' } }).deal.order).toEqual({
      number: 'ie-2026-7',
      on: '2026-03-02',
    });
  });
});

describe('A quote', () => {
  const send = (deal: Deal, quote: NonNullable<DealChanges['quote']>, by: Parameters<typeof contextOf>[0] = anna) =>
    edit(deal, { quote }, by);

  it('is a record of its own, numbered, of the lines and their total', () => {
    const before = { ...bare, lines: [line, { ...line, quantity: 1 }], quote: { ...known.quote, version: 3 } };
    const { deal, plan } = edited(before, { quote: { number: 'Q-8' } }, anna);
    const sent = { number: 'Q-8', amount: rubles(450), sentOn: '2026-03-02', discountPercent: 0 };
    expect(deal.quote).toEqual({ ...sent, id: newIdOf(1), version: 4 });
    expect(recordsOf('quote', plan)).toEqual([
      {
        ...sent,
        kind: 'quote',
        id: newIdOf(1),
        version: 1,
        state: 'sent',
        dealId,
        quoteVersion: 4,
        lines: before.lines,
        paymentTerms: [],
        by: { kind: 'staff', id: anna.id },
      },
    ]);
    expect(factsOf(plan)).toEqual([{ type: 'QuoteSent', data: { ...sent, version: 4 } }]);
    expect(plan.facts[0]?.part).toEqual({ kind: 'quote', id: newIdOf(1) });
  });

  it('may say its own amount and date', () => {
    const { deal } = edited(bare, { quote: { number: 'Q-1', amount: rubles(7), sentOn: '2026-03-01' } }, anna);
    expect(deal.quote).toEqual({
      id: newIdOf(1),
      version: 1,
      number: 'Q-1',
      amount: rubles(7),
      sentOn: '2026-03-01',
      discountPercent: 0,
    });
  });

  it('needs an amount when the lines carry no prices', () => {
    expect(refusalOf(send({ ...bare, lines: [{ title: 'Drive' }] }, { number: 'Q-1' }))).toEqual({
      kind: 'rule',
      code: 'amount-needed',
      detail: 'the lines carry no prices; say the amount of the quote',
      missing: [
        {
          field: 'quote.amount',
          title: { en: 'Amount of the quote', ru: 'Сумма КП' },
          example: { netMinor: 45_000_000, currency: 'RUB', vatPercent: 22 },
        },
      ],
    });
  });

  it('with a discount beyond one’s limit is a head’s to send', () => {
    const priced = { ...bare, lines: [line] };
    expect(send(priced, { number: 'Q-1', discountPercent: 5 }).ok).toBe(true);
    expect(refusalOf(send(priced, { number: 'Q-1', discountPercent: 5.5 }))).toEqual({
      kind: 'rule',
      code: 'discount-needs-approval',
      detail: 'a discount of 5.5% is above your limit of 5%; a head of sales may approve it',
    });
    for (const by of [head, erp]) expect(send(priced, { number: 'Q-1', discountPercent: 60 }, by).ok).toBe(true);
    const nobody = { ...anna, id: idOf(0x999) };
    const theirs = { ...priced, owner: nobody.id };
    expect(send(theirs, { number: 'Q-1' }, nobody).ok).toBe(true);
    expect(send(theirs, { number: 'Q-1', discountPercent: 1 }, nobody).ok).toBe(false);
  });

  it('has the discount that was declared, or more when its amount is further below its lines', () => {
    const priced = { ...bare, lines: [line] }; // 300 in all
    const discountOf = (asked: Omit<NonNullable<DealChanges['quote']>, 'number'>) => {
      const { plan } = edited(priced, { quote: { number: 'Q-1', ...asked } }, head);
      return [recordsOf('quote', plan)[0]?.discountPercent, factsOf(plan)[0]?.data].map((said) =>
        typeof said === 'object' && 'discountPercent' in said ? said.discountPercent : said,
      );
    };
    expect(discountOf({ amount: rubles(270), discountPercent: 4 })).toEqual([10, 10]);
    expect(discountOf({ amount: rubles(297), discountPercent: 4 })).toEqual([4, 4]);
    expect(discountOf({ amount: rubles(400) })).toEqual([0, 0]);
    expect(discountOf({ amount: { ...rubles(1), currency: 'EUR' } })).toEqual([0, 0]);
    const samples = { ...bare, lines: [{ ...line, price: rubles(0) }] };
    expect(edited(samples, { quote: { number: 'Q-1' } }, anna).deal.quote).toMatchObject({ discountPercent: 0 });
    expect(send(priced, { number: 'Q-1', amount: rubles(285) }).ok).toBe(true);
    expect(refusalOf(send(priced, { number: 'Q-1', amount: rubles(284), discountPercent: 1 })).detail).toBe(
      'a discount of 5.33% is above your limit of 5%; a head of sales may approve it',
    );
  });

  it('goes as far as a head approved for the deal, and never less far than one’s own limit', () => {
    const priced = { ...bare, lines: [line] };
    const { deal, plan } = accepted(editDeal(priced, { approvedDiscountPercent: 12 }, contextOf(head), 'approve-deal'));
    expect(deal.discountApproval).toEqual({ by: { kind: 'staff', id: head.id }, at: monday, percent: 12 });
    expect(factsOf(plan)).toEqual([{ type: 'DealApproved', data: { what: 'discount', percent: 12 } }]);
    expect(send(deal, { number: 'Q-1', discountPercent: 12 }).ok).toBe(true);
    expect(send(deal, { number: 'Q-1', discountPercent: 12.5 }).ok).toBe(false);
    const strict = { ...deal, discountApproval: { by: { kind: 'staff' as const }, at: monday, percent: 1 } };
    expect(send(strict, { number: 'Q-1', discountPercent: 5 }).ok).toBe(true);
    expect(refusalOf(edit(priced, { approvedDiscountPercent: 12 }, anna))).toEqual({
      kind: 'forbidden',
      code: 'not-yours',
      detail: 'only a head of sales approves a discount',
    });
  });
});

describe('The total of lines', () => {
  it('is of those with quantity and price, in one currency', () => {
    expect(linesTotal([line, { title: 'Relay', quantity: 3 }, { ...line, quantity: 0.5 }])).toEqual(rubles(375));
    expect(linesTotal([{ title: 'Relay', price: rubles(1) }])).toBeUndefined();
    expect(linesTotal([])).toBeUndefined();
    expect(linesTotal([line, { ...line, price: { ...rubles(1), currency: 'EUR' } }])).toBeUndefined();
    const dear = { title: 'Plant', quantity: 1, price: rubles(1e13) };
    expect([linesTotal([dear]), linesTotal([dear, line])]).toEqual([rubles(1e13), undefined]);
  });
});

describe('The committee', () => {
  it('gains members, and one person has one role', () => {
    const before = {
      ...bare,
      committee: [
        { personId, role: 'user' as const },
        { personId: idOf(1), role: 'technical' as const },
      ],
    };
    const committee = [
      { personId, role: 'decision-maker' as const },
      { personId: idOf(2), role: 'economic' as const },
    ];
    const { deal, plan } = edited(before, { committee });
    expect(deal.committee).toEqual([{ personId: idOf(1), role: 'technical' }, ...committee]);
    expect(factsOf(plan)).toEqual(committee.map((data) => ({ type: 'CommitteeChanged', data })));
    expect(plan.facts[0]?.part).toEqual({ kind: 'person', id: personId });
  });
});
