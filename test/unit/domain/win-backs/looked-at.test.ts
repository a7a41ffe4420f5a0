import { beforeEach, describe, expect, it } from '@jest/globals';
import letterSeeds from '../../../../letters/seeds.json' with { type: 'json' };
import { MemoryBuyers } from '../../../../shared/adapters/memory/buyers.ts';
import { MemoryPeople } from '../../../../shared/adapters/memory/people.ts';
import type { MemoryRecords } from '../../../../shared/adapters/memory/records.ts';
import { balanceId } from '../../../../shared/domain/accounts/balance.ts';
import type { Import } from '../../../../shared/domain/imports/import.ts';
import type { Person } from '../../../../shared/domain/people/person.ts';
import { commitPlan } from '../../../../shared/domain/records/decide.ts';
import { claim } from '../../../../shared/domain/records/plan.ts';
import type { AnyRecord } from '../../../../shared/domain/records/records.ts';
import { lettersOf } from '../../../../shared/domain/refresh/letters.ts';
import { letterKey, type SentLetter } from '../../../../shared/domain/refresh/sent-letter.ts';
import { knownCustomer } from '../../../../shared/domain/win-backs/known.ts';
import { lastOrderOf } from '../../../../shared/domain/win-backs/last-order.ts';
import { obstacleOf } from '../../../../shared/domain/win-backs/obstacle.ts';
import { readerOf } from '../../../../shared/domain/win-backs/reader.ts';
import { anna, robot } from '../../../support/domain/actors.ts';
import { claimWith } from '../../../support/domain/claims.ts';
import { contextOf, daysAfter, idOf, monday, policyWith } from '../../../support/domain/contexts.ts';
import { allKnown, dealAt, purchaseWith, rubles } from '../../../support/domain/deals.ts';
import { accountId, accountWith, personId, personWith } from '../../../support/domain/leads.ts';
import { testSecrets } from '../../../support/domain/secrets.ts';
import { put, storeOf, ToldClock } from '../../../support/domain/stores.ts';
import { endedWith, today, winBackWith } from '../../../support/domain/win-backs.ts';

const twin = accountWith({ id: idOf(0x302), mergedInto: accountId });
const account = accountWith({ aliases: [twin.id] });
const family = [account, twin];
let records: MemoryRecords;
let people: MemoryPeople;
beforeEach(async () => {
  const clock = new ToldClock();
  records = await storeOf(clock, account, twin);
  people = new MemoryPeople(clock);
});
const store = async (...all: readonly AnyRecord[]): Promise<void> => {
  for (const record of all) await put(records, { record, expected: 'new' });
};

describe('What keeps anybody from selling to a customer', () => {
  const seen = () => obstacleOf(family, today, records);
  const unpaid = { ...allKnown, payments: [], paymentTerms: [] };

  it('is nothing where nothing is open', async () => {
    await store(
      dealAt('shipped', { ...unpaid, id: idOf(0x501) }),
      dealAt('lost', { id: idOf(0x502) }),
      claimWith({
        accountId,
        state: {
          name: 'closed',
          as: 'satisfied',
          at: monday,
          by: { kind: 'staff', id: anna.id },
          answer: { as: 'accepted', on: today, at: monday, by: { kind: 'staff', id: anna.id } },
        },
      }),
      {
        kind: 'balance',
        id: balanceId(accountId),
        version: 1,
        accountId,
        asOf: monday,
        currency: 'RUB',
        receivableMinor: 5,
        overdueMinor: 0,
        prepaidMinor: 0,
      },
    );
    expect(await seen()).toBeUndefined();
  });

  it('is nothing while what is to be paid for an order is not due yet', async () => {
    const later = [{ id: 'rest', share: { percent: 100 }, due: { on: '2026-03-02' } }];
    await store(dealAt('shipped', { ...unpaid, id: idOf(0x501), paymentTerms: later }));
    expect(await seen()).toBeUndefined();
  });

  it('is an open deal of it, or of what was merged into it, before anything else', async () => {
    await store(claimWith({ accountId }), dealAt('agree-price', { id: idOf(0x501), accountId: twin.id }));
    expect(await seen()).toEqual({ kind: 'deal-open', id: idOf(0x501) });
  });

  it.each(['payment-received', 'production-ordered'] as const)(
    'is an order that is %s and not shipped',
    async (stage) => {
      await store(dealAt(stage, { ...unpaid, id: idOf(0x501) }));
      expect(await seen()).toEqual({ kind: 'order-unshipped', id: idOf(0x501) });
    },
  );

  it('is a claim that is not closed', async () => {
    await store(claimWith({ accountId: twin.id }));
    expect(await seen()).toEqual({ kind: 'claim-open', id: claimWith().id });
  });

  it('is money that is overdue, as the ERP tells it or as the terms of a won deal have it', async () => {
    const late = [{ id: 'rest', share: { percent: 100 }, due: { on: '2026-03-01' } }];
    await store(dealAt('shipped', { ...unpaid, id: idOf(0x501), paymentTerms: late }));
    expect(await seen()).toEqual({ kind: 'debt-overdue', id: idOf(0x501) });
    const balance = { asOf: monday, currency: 'RUB', receivableMinor: 5, overdueMinor: 1, prepaidMinor: 0 };
    await store({ kind: 'balance', id: balanceId(twin.id), version: 1, accountId: twin.id, ...balance });
    expect(await seen()).toEqual({ kind: 'debt-overdue', id: twin.id });
  });

  it('is not what an order would have to be paid that nobody won', async () => {
    const late = [{ id: 'rest', share: { percent: 100 }, due: { on: '2026-03-01' } }];
    await store(dealAt('lost', { ...unpaid, id: idOf(0x501), paymentTerms: late }));
    expect(await seen()).toBeUndefined();
  });
});

describe('The last order of a customer', () => {
  const last = () => lastOrderOf(family, records);

  it('is nothing of who bought nothing, or took it back', async () => {
    expect(await last()).toBeUndefined();
    await store(purchaseWith({ reversed: 'cancelled' }));
    expect(await last()).toBeUndefined();
  });

  it('is the latest of it and of what was merged into it, with what the purchase says', async () => {
    await store(
      purchaseWith({ on: '2026-01-05', id: idOf(0x801), orderNumber: 'A' }),
      purchaseWith({ on: '2026-02-05', id: idOf(0x802), orderNumber: 'B', accountId: twin.id, product: 'drive-7' }),
      purchaseWith({ on: '2026-02-06', id: idOf(0x803), orderNumber: 'C', reversed: 'returned' }),
    );
    expect(await last()).toEqual({
      ...{ purchaseId: idOf(0x802), orderNumber: 'B', on: '2026-02-05', amount: rubles(49_000_000) },
      ...{ products: ['drive-7'], claims: [] },
    });
  });

  it('has what its deal tells: what, from whom, promised when and shipped when', async () => {
    const lines = [{ product: 'drive-7', title: 'Drive' }, { title: 'A cabinet' }];
    const shipments = [
      { document: '1', on: '2026-02-01', last: false, confirmed: true },
      { document: '2', on: '2026-02-20', last: true, confirmed: true },
    ];
    await store(
      purchaseWith({ dealId: idOf(0x501), product: 'other' }),
      dealAt('shipped', { id: idOf(0x501), owner: anna.id, lines, shipments, promisedShipOn: '2026-02-12' }),
    );
    expect(await last()).toMatchObject({
      ...{ dealId: idOf(0x501), products: ['drive-7', 'A cabinet'], manager: anna.id },
      ...{ promisedOn: '2026-02-12', shippedOn: '2026-02-20', lateDays: 8 },
    });
  });

  it.each([
    ['not shipped yet', { shipments: [] }],
    ['promised to nobody', { shipments: [{ document: '2', on: '2026-02-20', last: true, confirmed: true }] }],
  ])('is not late where it was %s', async (_, fields) => {
    const bare = dealAt('payment-received', {
      id: idOf(0x501),
      ...fields,
      ...(fields.shipments.length === 0 && { promisedShipOn: today }),
    });
    await store(purchaseWith({ dealId: idOf(0x501), product: 'drive-7' }), bare);
    expect(await last()).not.toHaveProperty('lateDays');
    expect((await last())?.products).toEqual(['drive-7']);
  });

  it('has no products where nobody says what was bought', async () => {
    await store(purchaseWith());
    expect((await last())?.products).toEqual([]);
  });

  it('has the claims of the order, by its purchase or by its deal', async () => {
    await store(
      purchaseWith({ dealId: idOf(0x501) }),
      claimWith({ id: idOf(0x601), accountId, purchaseId: purchaseWith().id }),
      claimWith({ id: idOf(0x602), accountId: twin.id, dealId: idOf(0x501), cause: 'late' }),
      claimWith({ id: idOf(0x603), accountId, dealId: idOf(0x502) }),
      claimWith({ id: idOf(0x604), accountId }),
    );
    const claims = (await last())?.claims.toSorted((one, other) => (one.id < other.id ? -1 : 1));
    expect(claims).toEqual([
      { id: idOf(0x601), cause: 'defect', state: 'open' },
      { id: idOf(0x602), cause: 'late', state: 'open' },
    ]);
  });

  it('has no claims that name neither', async () => {
    await store(purchaseWith(), claimWith({ accountId }));
    expect((await last())?.claims).toEqual([]);
  });
});

describe('Whom letters of a win-back go to', () => {
  const consents = { marketing: { textVersion: '1', at: monday, evidenceId: idOf(9) } };
  const someone = async (n: number, fields: Partial<Person> = {}): Promise<string> => {
    const id = idOf(0x2100 + n);
    await store(personWith({ id, accountId, consents, ...fields }));
    await people.put([{ kind: 'contacts', of: id, id, value: { email: `r${String(n)}@customer.example` } }]);
    return id;
  };
  const reader = async (action: 'letters' | 'quarter-letter' = 'letters', buyerId?: string) => {
    const stores = { records, people, secrets: testSecrets, letters: lettersOf(records, letterSeeds) };
    const found = await readerOf(family, { action, policy: policyWith(), language: 'ru', at: monday, buyerId }, stores);
    return typeof found === 'string' ? found : [found.person.id, found.letters.map(({ letter }) => letter)];
  };
  const read = async (person: string, letter: string, language = 'ru'): Promise<void> => {
    const letterVersion = `return/${letter}/${language}/0`;
    const sent: SentLetter = {
      ...{ kind: 'letter', id: idOf(0x8001), version: 1, personId: person, winBackId: idOf(1), letter, letterVersion },
      ...{ language: 'ru', markedAt: monday, state: 'sent' },
    };
    await commitPlan(records, claim({ key: letterKey(person, letterVersion), holder: sent }), contextOf(robot));
  };

  it('is nobody where nobody is known, agreed, has an address, or may be written to', async () => {
    expect(await reader()).toBe('no-reader');
    await someone(1, { consents: {} });
    await someone(2, { mail: { signals: {}, unsubscribed: ['all'] } });
    await someone(3, { mail: { signals: {}, unsubscribed: ['return'] } });
    await someone(4, { erasedAt: monday });
    await store(personWith({ id: idOf(0x2999), accountId, consents }));
    expect(await reader()).toBe('no-reader');
    const id = await someone(5, { mail: { signals: {}, unsubscribed: ['campaigns', 'needs'] } });
    expect(await reader()).toEqual([id, ['your-terms', 'terms-end']]);
  });

  it('is who ordered last, else the main person, else anybody there', async () => {
    const anybody = await someone(1);
    expect(await reader()).toEqual([anybody, ['your-terms', 'terms-end']]);
    await store(personWith({ id: personId, accountId: twin.id, consents }));
    await people.put([{ kind: 'contacts', of: personId, id: personId, value: { email: 'main@customer.example' } }]);
    expect((await reader())[0]).toBe(personId);
    expect((await reader('letters', anybody))[0]).toBe(anybody);
  });

  it('is who a merged person is by now', async () => {
    const survivor = await someone(1);
    const merged = await someone(2, { mergedInto: survivor });
    expect((await reader('letters', merged))[0]).toBe(survivor);
  });

  it('gets the letters of an offer that are new to them, and none without the first', async () => {
    const id = await someone(1);
    await read(id, 'terms-end');
    expect(await reader()).toEqual([id, ['your-terms']]);
    await read(id, 'your-terms');
    expect(await reader()).toBe('no-letter');
  });

  it('gets one letter of the quarter, the first that is new to them', async () => {
    const id = await someone(1);
    expect(await reader('quarter-letter')).toEqual([id, ['what-changed']]);
    await read(id, 'what-changed');
    expect(await reader('quarter-letter')).toEqual([id, ['what-others-order']]);
    for (const letter of ['what-others-order', 'stock-list', 'ask-us']) await read(id, letter);
    expect(await reader('quarter-letter')).toBe('no-letter');
  });

  it('is the next one there, where the first has read them all', async () => {
    const [one, other] = [await someone(1), await someone(2)];
    await read(one, 'your-terms');
    expect(await reader()).toEqual([other, ['your-terms', 'terms-end']]);
  });

  it('reads letters in their own language', async () => {
    const id = await someone(1, { language: 'en' });
    await read(id, 'your-terms', 'ru');
    expect(await reader()).toEqual([id, ['your-terms', 'terms-end']]);
    await read(id, 'your-terms', 'en');
    expect(await reader()).toBe('no-letter');
  });
});

describe('What is known of a customer', () => {
  const known = async (of = account) =>
    (await knownCustomer(of, { records, buyers: new MemoryBuyers(records) }, contextOf(robot))).known;
  const importWith = (fields: Partial<Import>): Import => ({
    ...{ kind: 'import', id: idOf(0xc01), version: 1, of: 'purchases', fileName: 'a.csv', dryRun: false },
    ...{ by: { kind: 'staff', id: anna.id }, openedAt: '2026-02-20T21:30:00.000Z', state: { name: 'running' } },
    ...{ cursor: { byte: 0, row: 1, tries: 0 }, rows: { imported: 0, unchanged: 0, rejected: 0 }, rejectedByPart: [] },
    ...fields,
  });

  it('is the win-back that runs, of all that are one by now, else the one that began last', async () => {
    const [old, late] = [
      endedWith({ id: idOf(0xe31), startedOn: '2025-01-01' }),
      endedWith({ id: idOf(0xe32), startedOn: '2025-06-01' }),
    ];
    await store(old, late);
    const with2 = accountWith({ id: idOf(0x311), aliases: [idOf(0x312)], winBack: { id: old.id, on: '2025-01-01' } });
    await store(
      with2,
      accountWith({ id: idOf(0x312), mergedInto: with2.id, winBack: { id: late.id, on: '2025-06-01' } }),
    );
    expect((await known(with2)).last?.id).toBe(late.id);
    expect((await known()).last).toBeUndefined();
    const running = winBackWith({ id: idOf(0xe33), startedOn: '2024-01-01' });
    await store(running);
    const alone = accountWith({ id: idOf(0x313), aliases: [with2.id], winBack: { id: running.id, on: '2024-01-01' } });
    await store(alone);
    expect((await known(alone)).last?.id).toBe(running.id);
  });

  it('is from when to when the last import was under way that brought orders of theirs', async () => {
    expect((await known()).imported).toBeUndefined();
    await store(purchaseWith({ importId: idOf(0xc01) }), importWith({}));
    expect((await known()).imported).toEqual({ from: '2026-02-21', to: '2026-03-02' });
    await store(
      purchaseWith({ id: idOf(0x802), importId: idOf(0xc02), accountId: twin.id }),
      importWith({ id: idOf(0xc02), openedAt: monday, state: { name: 'done', at: daysAfter(monday, 2) } }),
    );
    expect((await known()).imported).toEqual({ from: '2026-03-02', to: '2026-03-04' });
  });

  it('is what is in the way, and the day in the plant’s calendar', async () => {
    await store(dealAt('new-deal', { id: idOf(0x501) }));
    expect(await known()).toMatchObject({ day: 20_514, obstacle: { kind: 'deal-open' } });
  });
});
