import { describe, expect, it } from '@jest/globals';
import { newlyCounted } from '../../../../shared/domain/facts/counted.ts';
import { Counted } from '../../../../shared/domain/facts/counted-shape.ts';
import type { FactDraft } from '../../../../shared/domain/facts/draft.ts';
import { change } from '../../../../shared/domain/records/plan.ts';
import { accountWith, leadAt } from '../../../support/domain/leads.ts';
import { anna, boris } from '../../../support/domain/actors.ts';
import { idOf } from '../../../support/domain/contexts.ts';
import { accountId, dealAt, purchaseWith, rubles } from '../../../support/domain/deals.ts';

const quote = { id: idOf(7), version: 1, number: 'Q-1', sentOn: '2026-03-02' };

describe('What figures count', () => {
  it('of a lead is where it belongs and what its sender would spend', () => {
    const lead = leadAt('mql', {
      ...{ segment: 'dealer', productGroup: 'drives', lane: 'separate', owner: anna.id, accountId },
      ...{ referredBy: idOf(9), budget: rubles(500) },
    });
    expect(newlyCounted(undefined, lead)).toEqual({
      ...{ segment: 'dealer', productGroup: 'drives', lane: 'separate', owner: anna.id, accountId },
      ...{ referredBy: idOf(9), amount: { netMinor: 500, currency: 'RUB', as: 'stated' } },
    });
  });

  it('of a deal is what is agreed, else quoted, else stated, and the first product the register knows', () => {
    const stated = dealAt('new-deal', {
      ...{ budget: rubles(1), segment: 'dealer', lane: 'main', owner: anna.id },
      lines: [{ title: 'Something' }, { title: 'Drive', product: 'drive-7' }, { title: 'Other', product: 'other' }],
    });
    const quoted = { ...stated, quote: { ...quote, amount: rubles(2) } };
    const agreed = { ...quoted, agreement: { amount: rubles(3), specification: 'S', on: '2026-03-02' } };
    expect([stated, quoted, agreed].map((deal) => newlyCounted(undefined, deal))).toEqual(
      [
        { netMinor: 1, currency: 'RUB', as: 'stated' },
        { netMinor: 2, currency: 'RUB', as: 'quoted' },
        { netMinor: 3, currency: 'RUB', as: 'agreed' },
      ].map((amount) => ({
        ...{ segment: 'dealer', lane: 'main', owner: anna.id, accountId, product: 'drive-7', amount },
      })),
    );
  });

  it('of an account is its segment, whose it is and who recommended us', () => {
    const account = accountWith({ segment: 'dealer', owner: anna.id, referredBy: idOf(9), company: 'Ромашка' });
    expect(newlyCounted(undefined, account)).toEqual({ segment: 'dealer', owner: anna.id, referredBy: idOf(9) });
  });

  it('of a purchase is whose it is, what it comes to and what it cost us', () => {
    const purchase = purchaseWith({
      ...{ dealId: idOf(3), amount: rubles(900), on: '2026-03-02', costMinor: 600, product: 'drive-7' },
      ...{ pyramidStep: 2, reversed: 'returned', bonusMinor: 90, deliveryMinor: 20 },
    });
    expect(newlyCounted(undefined, purchase)).toEqual({
      ...{ accountId: purchase.accountId, dealId: idOf(3), on: '2026-03-02', costMinor: 600, product: 'drive-7' },
      ...{ pyramidStep: 2, reversed: 'returned', amount: { netMinor: 900, currency: 'RUB', as: 'bought' } },
      ...{ bonusMinor: 90, deliveryMinor: 20 },
    });
    const back = [{ document: 'R-1', amount: rubles(300), on: '2026-03-09' }];
    const { dealId: _deal, ...rest } = purchase;
    expect(newlyCounted(purchase, { ...rest, amount: rubles(600), returns: back })).toMatchObject({ costMinor: 400 });
  });

  it('is told when any of it is another than before, all of it, and with the first fact', () => {
    const before = leadAt('mql', { segment: 'dealer', owner: anna.id });
    const edited: FactDraft = { type: 'LeadEdited', data: { fields: [] } };
    const after = { ...before, version: before.version + 1, owner: boris.id };
    expect(change(before, after, edited, edited).facts.map(({ counted }) => counted)).toEqual([
      { segment: 'dealer', owner: boris.id },
      undefined,
    ]);
    expect(change(before, { ...before, need: 'Twelve' }, edited).facts[0]).not.toHaveProperty('counted');
    expect(newlyCounted(after, before)).toEqual({ segment: 'dealer', owner: anna.id });
    const { owner: _nobody, ...queued } = before;
    expect(newlyCounted(before, queued)).toEqual({ segment: 'dealer' });
  });

  it('is of one shape', () => {
    expect(Counted().parse({})).toEqual({});
    expect(Counted().safeParse({ company: 'Ромашка' }).success).toBe(false);
  });
});
