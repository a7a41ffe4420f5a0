import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { besidesOf, costOfKept, marginOfOrder } from '../../../../shared/domain/purchases/order-costs.ts';
import { rubles } from '../../../support/domain/deals.ts';

const minor = fc.nat(1_000_000_000);
const maybe = fc.option(minor, { nil: undefined });

describe('The margin of an order', () => {
  it('is what is left of its net amount after its goods, the dealer’s bonus and delivery at our cost', () => {
    expect(marginOfOrder({ netMinor: 1000, costMinor: 600, besidesMinor: 70 }, 0.4)).toBe(330);
    expect(marginOfOrder({ netMinor: 1000, costMinor: 0 }, 0.4)).toBe(1000);
  });

  it('is told by a rate where nobody knows what the goods cost, and still less what is known', () => {
    expect(marginOfOrder({ netMinor: 1000 }, 0.4)).toBe(400);
    expect(marginOfOrder({ netMinor: 1000, besidesMinor: 70 }, 0.4)).toBe(330);
    expect(marginOfOrder({ netMinor: 1000 })).toBe(1000);
  });

  it('and all that the order cost come to its net amount again, whichever of the costs are known', () => {
    fc.assert(
      fc.property(minor, minor, maybe, maybe, (netMinor, costMinor, bonusMinor, deliveryMinor) => {
        const besidesMinor = besidesOf({ bonusMinor, deliveryMinor }) ?? 0;
        expect(besidesMinor).toBe((bonusMinor ?? 0) + (deliveryMinor ?? 0));
        expect(marginOfOrder({ netMinor, costMinor, besidesMinor }) + costMinor + besidesMinor).toBe(netMinor);
      }),
    );
  });
});

describe('The cost of goods', () => {
  it('is of those that were kept, by their share of the money', () => {
    const returns = [{ document: 'R-1', amount: rubles(250), on: '2026-03-09' }];
    expect(costOfKept({ amount: rubles(750), returns, costMinor: 801 })).toBe(601);
    expect(costOfKept({ amount: rubles(0), returns, costMinor: 801 })).toBe(0);
    expect(costOfKept({ amount: rubles(750), costMinor: 801 })).toBe(801);
    expect(costOfKept({ amount: rubles(750), returns })).toBeUndefined();
    const nothing = [{ document: 'R-1', amount: rubles(0), on: '2026-03-09' }];
    expect(costOfKept({ amount: rubles(0), returns: nothing, costMinor: 5 })).toBe(5); // free of charge, and so is what came back
  });
});
