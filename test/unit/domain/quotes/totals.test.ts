import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { totalsOf } from '../../../../shared/domain/quotes/totals.ts';
import { rubles } from '../../../support/domain/deals.ts';

const line = (netMinor: number, quantity: number, discountPercent?: number, vatPercent = 22) => ({
  title: 'Drive',
  quantity,
  price: { netMinor, currency: 'RUB', vatPercent },
  ...(discountPercent !== undefined && { discountPercent }),
});

describe('The totals of a quote', () => {
  it('are the sums of lines that are rounded one by one, net first and then VAT', () => {
    expect(totalsOf([line(105, 1.5), line(333, 1, 10), line(1000, 2, 0, 10)])).toEqual({
      currency: 'RUB',
      listMinor: 2491,
      netMinor: 2458,
      vatMinor: 301,
      grossMinor: 2759,
      vat: [
        { vatPercent: 10, netMinor: 2000, vatMinor: 200 },
        { vatPercent: 22, netMinor: 458, vatMinor: 101 },
      ],
      lines: [
        { netMinor: 158, vatMinor: 35, grossMinor: 193 },
        { netMinor: 300, vatMinor: 66, grossMinor: 366 },
        { netMinor: 2000, vatMinor: 200, grossMinor: 2200 },
      ],
    });
  });

  it.each([
    ['half a kopeck goes up', line(1, 0.5), 1, 0],
    ['less goes down', line(1, 0.49), 0, 0],
    ['half a kopeck of VAT goes up', line(5, 1, 0, 10), 5, 1],
    ['a whole discount leaves nothing', line(500, 3, 100), 0, 0],
    ['a rate of nothing adds nothing', line(500, 3, 0, 0), 1500, 0],
  ] as const)('are rounded: %s', (_what, one, netMinor, vatMinor) => {
    expect(totalsOf([one])).toMatchObject({ netMinor, vatMinor, grossMinor: netMinor + vatMinor });
  });

  it('are none without lines, with one that is not whole, in several currencies and beyond any amount', () => {
    const { quantity: _quantity, ...uncounted } = line(1, 1);
    const { price: _price, ...unpriced } = line(1, 1);
    const euros = { ...line(1, 1), price: { ...rubles(1), currency: 'EUR' } };
    const dear = line(1e13, 1);
    for (const lines of [[], [line(1, 1), uncounted], [line(1, 1), unpriced], [line(1, 1), euros], [dear, line(1, 1)]])
      expect(totalsOf(lines)).toBeUndefined();
    expect(totalsOf([dear])).toMatchObject({ netMinor: 1e13, listMinor: 1e13 });
  });

  it('add up, whatever the lines', () => {
    const one = fc
      .tuple(
        fc.integer({ min: 0, max: 1_000_000 }),
        fc.integer({ min: 1, max: 5000 }).map((n) => n / 10),
        fc.integer({ min: 0, max: 100 }),
        fc.constantFrom(0, 5, 10, 22),
      )
      .map(([price, quantity, discount, vat]) => line(price, quantity, discount, vat));
    fc.assert(
      fc.property(fc.array(one, { minLength: 1, maxLength: 30 }), (lines) => {
        const totals = totalsOf(lines);
        if (!totals) throw new Error('there is no total');
        const sum = (numbers: readonly number[]) => numbers.reduce((all, each) => all + each, 0);
        expect(totals.lines).toHaveLength(lines.length);
        expect(totals).toMatchObject({
          netMinor: sum(totals.lines.map(({ netMinor }) => netMinor)),
          vatMinor: sum(totals.vat.map(({ vatMinor }) => vatMinor)),
          grossMinor: totals.netMinor + totals.vatMinor,
        });
        expect(totals.netMinor).toBe(sum(totals.vat.map(({ netMinor }) => netMinor)));
        expect(totals.vat.map(({ vatPercent }) => vatPercent)).toEqual(
          [...new Set(lines.map(({ price }) => price.vatPercent))].sort((a, b) => a - b),
        );
        expect(totals.netMinor).toBeLessThanOrEqual(totals.listMinor + lines.length);
      }),
    );
  });
});
