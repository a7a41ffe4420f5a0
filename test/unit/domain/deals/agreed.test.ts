import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { agreedFact, agreedOrder } from '../../../../shared/domain/deals/agreed.ts';
import type { Deal } from '../../../../shared/domain/deals/deal.ts';
import { editDeal } from '../../../../shared/domain/deals/work.ts';
import { withVat } from '../../../../shared/domain/money/money.ts';
import { anna } from '../../../support/domain/actors.ts';
import { contextOf, idOf, monday, policyWith } from '../../../support/domain/contexts.ts';
import { accountId, dealAt, dealId, halfBefore, personId, rubles } from '../../../support/domain/deals.ts';
import { accepted, factsOf } from '../../../support/domain/decisions.ts';
import { accountWith } from '../../../support/domain/leads.ts';

const amount = rubles(45_000_000);
const agreement = { amount, specification: 'Specification 1', on: '2026-03-02' };
const { agreement: _none, ...nothingAgreed } = dealAt('agree-price', { paymentTerms: [] });
const deal = (fields: Partial<Deal> = {}): Deal => ({ ...nothingAgreed, ...fields });
const agreed = deal({ agreement, paymentTerms: halfBefore });
const fact = (again: boolean, of = agreement) => [
  { type: 'DealAgreed', data: { amount: of.amount, on: of.on, again } },
];

describe('A deal', () => {
  it('is agreed when both its price and its terms of payment are', () => {
    expect(agreedFact(deal(), deal({ agreement }))).toEqual([]);
    expect(agreedFact(deal(), deal({ paymentTerms: halfBefore }))).toEqual([]);
    expect(agreedFact(deal({ agreement }), agreed)).toEqual(fact(false));
    expect(agreedFact(deal({ paymentTerms: halfBefore }), agreed)).toEqual(fact(false));
  });

  it.each<[string, Partial<Deal>]>([
    ['price', { agreement: { ...agreement, specification: 'Specification 2' } }],
    ['terms of payment', { paymentTerms: halfBefore.slice(0, 1) }],
    ['lines', { lines: [{ title: 'Drive', quantity: 2 }] }],
    ['delivery terms', { deliveryTerms: 'DAP' }],
    ['order number', { order: { number: 'A-1', on: '2026-03-02' } }],
    ['contract number', { contractNumber: 'C-1' }],
    ['promised ship date', { promisedShipOn: '2026-05-05' }],
  ])('is agreed again when its %s is another', (_what, fields) => {
    const after = { ...agreed, ...fields };
    expect(agreedFact(agreed, after)).toEqual(fact(true));
    expect(agreedFact(after, after)).toEqual([]);
  });

  it('is not agreed again by what makes no other order', () => {
    expect(agreedFact(agreed, { ...agreed, need: 'More', owner: 'x', committee: [], version: 9 })).toEqual([]);
  });

  it('that leaves its stages is not agreed by that', () => {
    const lost = dealAt('lost', { agreement, paymentTerms: halfBefore });
    expect(agreedFact(deal(), lost)).toEqual([]);
    expect(agreedFact(deal(), dealAt('shipped', { agreement, paymentTerms: halfBefore }))).toEqual(fact(false));
  });

  it('tells so in the commit that brought it about, after what was said', () => {
    const { plan } = accepted(
      editDeal(deal(), { agreement: { amount, specification: 'S' }, paymentTerms: halfBefore }, contextOf(anna)),
    );
    expect(factsOf(plan)).toEqual([
      { type: 'DealEdited', data: { fields: ['agreement', 'paymentTerms'] } },
      ...fact(false),
    ]);
  });
});

describe('The order of an agreed deal', () => {
  const policy = policyWith();
  const account = accountWith({ company: 'ООО «Завод»', taxId: '7707083893+770701001' });

  it('is all an ERP needs to make it', () => {
    const full = deal({
      agreement,
      paymentTerms: [
        { id: 'first', share: { percent: 50 }, due: { event: 'before-production', days: 5 } },
        { id: 'rest', share: { percent: 50 }, due: { event: 'after-shipment' } },
      ],
      lines: [
        { product: 'fc-75', title: 'Drive', quantity: 1.5, unit: 'pcs', price: rubles(101) },
        { title: 'Service' },
        { title: 'Gift', quantity: 2, price: rubles(0) },
      ],
      committee: [{ personId: idOf(0x202), role: 'decision-maker' }],
      order: { number: 'IE-7', on: '2026-03-01' },
      contractNumber: 'C-7',
      deliveryTerms: 'FCA',
      promisedShipOn: '2026-05-05',
      shipOn: '2026-05-06',
      segment: 'industrial',
      owner: anna.id,
    });
    expect(agreedOrder(full, account, policy, monday)).toEqual({
      dealId,
      dealVersion: full.version,
      process: 'project',
      seller: policy.company.legalEntity,
      account: { id: accountId, company: 'ООО «Завод»', inn: '7707083893', kpp: '770701001' },
      contacts: [{ personId: idOf(0x202), role: 'decision-maker' }, { personId }],
      number: 'IE-7',
      date: '2026-03-01',
      contractNumber: 'C-7',
      agreedOn: '2026-03-02',
      specification: 'Specification 1',
      amount: { ...amount, vatMinor: 9_900_000, grossMinor: 54_900_000 },
      lines: [
        {
          product: 'fc-75',
          title: 'Drive',
          quantity: 1.5,
          unit: 'pcs',
          price: { ...rubles(101), vatMinor: 22, grossMinor: 123 },
          amount: { ...rubles(152), vatMinor: 33, grossMinor: 185 },
        },
        { title: 'Service' },
        { title: 'Gift', quantity: 2, price: withVat(rubles(0)), amount: withVat(rubles(0)) },
      ],
      deliveryTerms: 'FCA',
      promisedShipOn: '2026-05-05',
      shipOn: '2026-05-06',
      segment: 'industrial',
      owner: anna.id,
      paymentTerms: [
        {
          id: 'first',
          share: { percent: 50 },
          due: { event: 'before-production', days: 5 },
          amount: withVat(rubles(22_500_000)),
          dueOn: '2026-03-07',
        },
        {
          id: 'rest',
          share: { percent: 50 },
          due: { event: 'after-shipment' },
          amount: withVat(rubles(22_500_000)),
        },
      ],
    });
  });

  it('leaves out what is not known, and names a person once', () => {
    const bare = deal({ committee: [{ personId, role: 'user' }], paymentTerms: halfBefore, lines: [] });
    const { owner: _o, segment: _s, deliveryTerms: _d, quote: _q, ...said } = bare;
    const order = agreedOrder(said, account, policy, monday);
    expect(order.contacts).toEqual([{ personId, role: 'user' }]);
    expect(Object.keys(order).sort()).toEqual([
      ...['account', 'contacts', 'dealId', 'dealVersion', 'lines', 'paymentTerms', 'process', 'seller'],
    ]);
    expect(order.paymentTerms).toEqual(halfBefore);
  });

  it('names a private buyer, or an account that is gone, by the id alone', () => {
    const { company: _company, ...person } = account;
    expect(agreedOrder(agreed, { ...person, taxId: '500100732259' }, policy, monday).account).toEqual({
      id: accountId,
    });
    expect(agreedOrder(agreed, undefined, policy, monday).account).toEqual({ id: accountId });
  });

  it.each([
    [undefined, {}],
    ['7707083893', { inn: '7707083893' }],
    ['123', {}],
  ])('tells of the tax id %s what it is', (taxId, told) => {
    const { taxId: _before, ...rest } = account;
    const company = { ...rest, ...(taxId !== undefined && { taxId }) };
    expect(agreedOrder(agreed, company, policy, monday).account).toEqual({
      id: accountId,
      company: 'ООО «Завод»',
      ...told,
    });
  });
});

describe('An amount with its VAT', () => {
  it('is the sum of both, whatever it is', () => {
    const [net, percent] = [fc.integer({ min: 0, max: 1e13 }), fc.constantFrom(0, 5, 7, 10, 20, 22, 100)];
    fc.assert(
      fc.property(net, percent, (netMinor, vatPercent) => {
        const { vatMinor, grossMinor, ...rest } = withVat({ netMinor, currency: 'RUB', vatPercent });
        expect(rest).toEqual({ netMinor, currency: 'RUB', vatPercent });
        expect(grossMinor).toBe(netMinor + vatMinor);
        expect(Math.abs(vatMinor - (netMinor * vatPercent) / 100)).toBeLessThanOrEqual(0.5);
      }),
    );
  });
});
