import { describe, expect, it } from '@jest/globals';
import type { DealChanges } from '../../../../shared/domain/deals/changes.ts';
import { type Deal } from '../../../../shared/domain/deals/deal.ts';
import { editDeal } from '../../../../shared/domain/deals/work.ts';
import { head, office } from '../../../support/domain/actors.ts';
import { contextOf } from '../../../support/domain/contexts.ts';
import { accepted, expectSound, refusalOf } from '../../../support/domain/decisions.ts';
import { dealAt, rubles } from '../../../support/domain/deals.ts';

const edit = (deal: Deal, changes: DealChanges, by: Parameters<typeof contextOf>[0] = head) =>
  editDeal(deal, changes, contextOf(by), by === office ? 'confirm-deal' : 'work-deal');
const edited = (deal: Deal, changes: DealChanges, by?: Parameters<typeof contextOf>[0]) => {
  const decision = accepted(edit(deal, changes, by));
  expectSound(deal, decision.plan);
  return decision;
};
const bare = dealAt('discuss-terms');

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
    expect(edit(bare, { paymentTerms: [share('a', 50), sumOf(5)] }).ok).toBe(true);
    expect(refused(share('a', 100), sumOf(5)).detail).toBe('the shares make 100%, beside sums');
  });

  const sumOf = (netMinor: number, currency = 'RUB') => ({
    id: 's',
    share: { amount: { ...rubles(netMinor), currency } },
    due: { on: '2026-04-01' },
  });
  const half = { id: 'a', share: { percent: 50 }, due: { event: 'before-production' as const } };
  const agreed = (netMinor: number) => ({ amount: rubles(netMinor), specification: 'x' });

  it.each([
    ['sums', [sumOf(100)], 100, true],
    ['sums', [sumOf(99)], 100, false],
    ['sums in other money', [sumOf(100, 'EUR')], 100, false],
    ['a share and a sum', [half, sumOf(50)], 100, true],
    ['a share and a sum, but for the rounding', [half, sumOf(51)], 101, true],
    ['a share and a sum', [half, sumOf(52)], 101, false],
    ['shares', [half, { ...half, id: 'b' }], 101, true],
  ])('of %s come to the agreed amount, whichever is said second', (_what, paymentTerms, netMinor, isWhole) => {
    const agreement = agreed(netMinor);
    const whole = [
      edit(edited(bare, { paymentTerms }).deal, { agreement }),
      edit(edited(bare, { agreement }).deal, { paymentTerms }),
      edit(edited(bare, { agreement: agreed(7), paymentTerms: [half, { ...half, id: 'b' }] }).deal, {
        agreement,
        paymentTerms,
      }),
    ].map((decision) => (decision.ok ? true : decision.refusal.code));
    expect(whole).toEqual(Array.from({ length: 3 }, () => isWhole || 'terms-not-whole'));
  });

  it('are compared only when one of both is said', () => {
    const older = { ...bare, agreement: { ...agreed(100), on: '2026-03-02' }, paymentTerms: [sumOf(90)] };
    expect(edit(older, { need: 'Drives' }).ok).toBe(true);
    expect(edit(older, { agreement: agreed(101) }).ok).toBe(false);
  });

  it('that do not come to it say both', () => {
    const { detail } = refusalOf(edit(bare, { agreement: agreed(100), paymentTerms: [half, sumOf(40)] }));
    expect(detail).toBe('the payment terms make 90, the agreed amount is 100 RUB');
  });
});
