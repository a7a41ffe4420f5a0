import { describe, expect, it } from '@jest/globals';
import { accountsIn, claimCostsIn, ordersIn, survivorOf } from '../../../../shared/domain/figures/accounts.ts';
import type { Fact } from '../../../../shared/domain/facts/fact.ts';
import { anna } from '../../../support/domain/actors.ts';
import { idOf } from '../../../support/domain/contexts.ts';

const [one, other, third] = [idOf(1), idOf(2), idOf(3)];
const day = (n: number): string => `2026-03-${String(n).padStart(2, '0')}T09:00:00.000Z`;
let made = 0;
const fact = (kind: string, id: string, version: number, fields: Partial<Fact>): Fact => ({
  ...{ id: String((made += 1)), type: 'AccountEdited', v: 1, subject: { kind, id }, version, n: 0, at: day(version) },
  ...{
    recordedAt: day(version),
    by: { kind: 'staff', id: anna.id },
    origin: 'live',
    commitId: 'c',
    policy: 0,
    data: {},
  },
  ...fields,
});

describe('Accounts as facts tell them', () => {
  const facts = [
    fact('account', one, 1, { type: 'AccountOpened', counted: { segment: 'dealer' } }),
    fact('account', one, 2, { counted: { segment: 'industrial', owner: anna.id } }),
    fact('account', other, 4, { type: 'AccountMerged', data: { into: one } }),
    fact('account', third, 5, { type: 'AccountMerged', data: { into: other } }),
    fact('account', other, 6, { type: 'AccountMergeUndone' }),
  ];

  it('have what is counted of them last, and when they were opened if that is among the facts', () => {
    const accounts = accountsIn(facts.toReversed(), day(9));
    expect(accounts.get(one)).toEqual({
      id: one,
      openedAt: day(1),
      counted: { segment: 'industrial', owner: anna.id },
    });
    expect(accounts.get(other)).toEqual({ id: other, counted: {} });
    expect(accountsIn(facts, day(1)).get(one)?.counted).toEqual({ segment: 'dealer' });
  });

  it('go on as whoever they were merged into, until that is undone', () => {
    const survivors = (asOf: string) => [one, other, third].map((id) => survivorOf(id, accountsIn(facts, asOf)));
    expect(survivors(day(3))).toEqual([one, other, third]);
    expect(survivors(day(5))).toEqual([one, one, one]);
    expect(survivors(day(6))).toEqual([one, other, other]);
    const edited = fact('account', other, 5, { counted: { segment: 'dealer' } });
    expect(survivorOf(other, accountsIn([...facts, edited], day(5)))).toBe(one); // whatever else is told of it
    const round = new Map([
      [one, { id: one, counted: {}, mergedInto: other }],
      [other, { id: other, counted: {}, mergedInto: one }],
    ]);
    expect(survivorOf(one, round)).toBe(other); // and does not go round for ever
  });
});

describe('Orders as facts tell them', () => {
  const amount = (netMinor: number) => ({ netMinor, currency: 'RUB', as: 'bought' as const });
  const counted = { accountId: one, on: '2026-02-03', amount: amount(900) };
  const facts = [
    fact('purchase', third, 1, {
      type: 'PurchaseRecorded',
      counted: { ...counted, costMinor: 600, bonusMinor: 30, deliveryMinor: 20, dealId: other },
    }),
    fact('purchase', third, 2, { type: 'PurchaseReduced', counted: { ...counted, amount: amount(500) } }),
    fact('purchase', third, 3, { type: 'PurchaseReversed', counted: { ...counted, reversed: 'returned' } }),
    fact('purchase', other, 1, { type: 'PurchaseRecorded', counted: { ...counted, on: '2026-01-01' } }),
    fact('lead', one, 1, { counted }),
  ];

  it('are what is left of them, those that came first in front, and none that was taken back', () => {
    const first = { id: other, accountId: one, on: '2026-01-01', netMinor: 900, currency: 'RUB' };
    expect(ordersIn(facts, day(1))).toEqual([
      first,
      {
        id: third,
        accountId: one,
        dealId: other,
        on: '2026-02-03',
        netMinor: 900,
        currency: 'RUB',
        costMinor: 600,
        besidesMinor: 50,
      },
    ]);
    expect(ordersIn(facts, day(2))[1]).toMatchObject({ netMinor: 500 });
    expect(ordersIn(facts, day(3))).toEqual([first]);
  });
});

describe('Orders and claims of which facts lack something', () => {
  const counted = {
    accountId: one,
    on: '2026-02-03',
    amount: { netMinor: 900, currency: 'RUB', as: 'bought' as const },
  };
  const purchase = (id: string, fields: object): Fact =>
    fact('purchase', id, 1, { type: 'PurchaseRecorded', counted: { ...counted, ...fields } });

  it('are none: an order has an account, a day and an amount', () => {
    const without = (name: keyof typeof counted): Fact => {
      const { [name]: _unknown, ...known } = counted;
      return fact('purchase', one, 1, { type: 'PurchaseRecorded', counted: known });
    };
    for (const name of ['accountId', 'on', 'amount'] as const) expect(ordersIn([without(name)], day(9))).toEqual([]);
    expect(ordersIn([fact('purchase', one, 1, { type: 'PurchaseRecorded' })], day(9))).toEqual([]);
  });

  it('are in the order of their days, those of one day in that of their ids', () => {
    const facts = [
      ...[purchase(third, {}), purchase(one, {}), purchase(other, {})],
      ...[purchase(idOf(4), { on: '2026-02-02' }), purchase(idOf(5), { on: '2026-02-04' })],
    ];
    expect(ordersIn(facts, day(9)).map(({ id }) => id)).toEqual([idOf(4), one, other, third, idOf(5)]);
  });

  it('are none of a claim that was opened before the facts that were read', () => {
    const cost = { netMinor: 7, currency: 'RUB', vatPercent: 22 };
    const edited = fact('claim', one, 2, { type: 'ClaimEdited', data: { fields: ['cost'], cost } });
    expect(claimCostsIn([edited], day(9))).toEqual([]);
  });
});

describe('Claims as facts tell them', () => {
  it('cost what was told last', () => {
    const cost = (netMinor: number) => ({ netMinor, currency: 'RUB', vatPercent: 22 });
    const facts = [
      fact('claim', one, 1, {
        type: 'ClaimOpened',
        data: { accountId: third, purchaseId: one, receivedOn: '2026-02-02', cost: cost(5) },
      }),
      fact('claim', one, 2, { type: 'ClaimEdited', data: { fields: ['cost'], cost: cost(7) } }),
      fact('claim', one, 3, { type: 'ClaimEdited', data: { fields: ['dueOn'] } }),
      fact('claim', other, 1, { type: 'ClaimOpened', data: { accountId: third, receivedOn: '2026-02-02' } }),
    ];
    const told = { accountId: third, purchaseId: one, on: '2026-02-02', currency: 'RUB' };
    expect(claimCostsIn(facts, day(9))).toEqual([{ ...told, netMinor: 7 }]);
    expect(claimCostsIn(facts, day(1))).toEqual([{ ...told, netMinor: 5 }]);
  });
});
