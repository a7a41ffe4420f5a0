import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { Amount, share, sum } from '../../../../shared/domain/money/money.ts';

const rub = (netMinor: number, vatPercent = 22): Amount => ({ netMinor, currency: 'RUB', vatPercent });
const eur = (netMinor: number): Amount => ({ netMinor, currency: 'EUR', vatPercent: 19 });

describe('An amount', () => {
  it('is whole minor units of a currency, with its VAT rate', () => {
    expect(Amount.safeParse(rub(0)).success).toBe(true);
    expect(Amount.safeParse(rub(1e13)).success).toBe(true);
    for (const wrong of [
      rub(1e13 + 1),
      rub(-1),
      rub(0.5),
      rub(1, -1),
      rub(1, 101),
      { ...rub(1), currency: 'rub' },
      { ...rub(1), currency: 'RUBB' },
      { ...rub(1), currency: 'XRUB' },
      { ...rub(1), gross: 1 },
    ])
      expect(Amount.safeParse(wrong).success).toBe(false);
    expect(Amount.safeParse({ ...rub(1), currency: '₽' }).error?.issues[0]?.message).toBe(
      'an ISO 4217 code, for example RUB',
    );
  });
});

describe('A sum', () => {
  it('is of one currency, and keeps the first VAT rate', () => {
    expect(sum([rub(100), rub(250, 10), rub(1)])).toEqual(rub(351));
    expect(sum([rub(100), rub(1), eur(1)])).toBeUndefined();
    expect(sum([])).toBeUndefined();
  });

  it('is the same in any order', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.nat().map((minor) => rub(minor)),
          { minLength: 1 },
        ),
        (amounts) => {
          expect(sum(amounts)).toEqual(sum([...amounts].reverse()));
        },
      ),
    );
  });
});

describe('A share', () => {
  it.each([
    [1000, 50, 500],
    [1001, 50, 501],
    [1000, 33.3, 333],
    [999, 0.05, 0],
    [1000, 0.05, 1],
    [45_000_000, 100, 45_000_000],
  ])('of %d minor units, %d percent, is %d', (netMinor, percent, minor) => {
    expect(share(rub(netMinor), percent)).toEqual(rub(minor));
  });

  it('and the rest are the whole', () => {
    fc.assert(
      fc.property(fc.nat(), fc.integer({ min: 0, max: 100 }), (minor, percent) => {
        const parts = share(rub(minor), percent).netMinor + share(rub(minor), 100 - percent).netMinor;
        expect(Math.abs(parts - minor)).toBeLessThanOrEqual(1);
      }),
    );
  });
});
