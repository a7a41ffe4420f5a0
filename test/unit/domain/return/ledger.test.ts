import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { customersAt, customersIn, rowsWhere } from '../../../../shared/domain/return/customers.ts';
import { type KnownCustomer, Ledger } from '../../../../shared/domain/return/ledger.ts';
import { causes, progressBands } from '../../../../shared/domain/return/score.ts';

const anyPurchase = fc.record(
  {
    day: fc.integer({ min: -1000, max: 40_000 }),
    amountMinor: fc.integer({ min: 0, max: 1e13 }),
    costMinor: fc.integer({ min: 0, max: 1e13 }),
    besidesMinor: fc.integer({ min: 0, max: 1e13 }),
  },
  { requiredKeys: ['day'] },
);
const anyCustomer: fc.Arbitrary<KnownCustomer> = fc.record(
  {
    id: fc.uuid(),
    purchases: fc.array(anyPurchase, { maxLength: 5 }).map((all) => all.toSorted((one, other) => one.day - other.day)),
    segment: fc.constantFrom('dealer', 'developer', ''),
    score: fc.record(
      {
        version: fc.integer({ min: 1, max: 1e9 }),
        cell: fc.integer({ min: 0, max: 26 }),
        progress: fc.constantFrom(...progressBands),
        base: fc.constantFrom('company', 'dealer'),
        cut: fc.constantFrom('2026-03-02', '2026-03-09'),
        cause: fc.constantFrom(...causes),
        since: fc.constantFrom('1969-12-31', '2026-03-02', '2026-03-09'),
      },
      { requiredKeys: ['version', 'base', 'cut', 'cause', 'since'] },
    ),
    winBackOn: fc.constantFrom('1970-01-01', '2026-02-28'),
  },
  { requiredKeys: ['id', 'purchases'] },
);

const ledgerOf = (customers: readonly KnownCustomer[]): Ledger => {
  const ledger = new Ledger();
  for (const customer of customers) ledger.add(customer);
  return ledger;
};

describe('A ledger', () => {
  it('gives every customer back as it was written, in rows', () => {
    fc.assert(
      fc.property(fc.array(anyCustomer, { maxLength: 300 }), (customers) => {
        const ledger = ledgerOf(customers);
        expect(ledger.length).toBe(customers.length);
        expect([...ledger]).toEqual(customers);
        expect(ledger.at(customers.length)).toBeUndefined();
        expect(ledger.at(-1)).toBeUndefined();
      }),
      { numRuns: 40 },
    );
  });

  it('takes other purchases for a customer, and leaves the others', () => {
    fc.assert(
      fc.property(
        fc.array(anyCustomer, { minLength: 1, maxLength: 20 }),
        fc.nat(),
        anyCustomer,
        (customers, at, other) => {
          const ledger = ledgerOf(customers);
          const row = at % customers.length;
          ledger.rewrite(row, other.purchases);
          expect([...ledger]).toEqual(
            customers.map((customer, n) => (n === row ? { ...customer, purchases: other.purchases } : customer)),
          );
        },
      ),
    );
  });
});

describe('Some of the customers', () => {
  const all = [1, 5, 9].map((day) => ({ id: String(day), purchases: [{ day }, { day: day + 1 }] }));

  it('are those of some rows', () => {
    const rows = rowsWhere(all, ({ id }) => id !== '5');
    expect([...rows]).toEqual([0, 2]);
    const some = customersIn(all, rows);
    expect([some.length, some.at(1)?.id, some.at(2)]).toEqual([2, '9', undefined]);
    expect([...some].map(({ id }) => id)).toEqual(['1', '9']);
  });

  it('are looked at as they were on a day', () => {
    const then = customersAt(all, 5);
    expect([then.length, then.at(1), then.at(2)]).toEqual([2, { id: '5', purchases: [{ day: 5 }] }, undefined]);
  });
});
