import { describe, expect, it } from '@jest/globals';
import { boughtIn } from '../../../../shared/domain/accounts/bought.ts';
import { journeyOf, journeySteps } from '../../../../shared/domain/accounts/journey.ts';
import { listed, type Members, membersOf } from '../../../../shared/domain/accounts/members.ts';
import type { Fact } from '../../../../shared/domain/facts/fact.ts';
import type { Card, Entry, Journal, Records } from '../../../../shared/domain/records/records.ts';
import { daysAfter, idOf, monday } from '../../../support/domain/contexts.ts';
import { dealAt, purchaseWith } from '../../../support/domain/deals.ts';
import { accountId, accountWith, leadAt, personWith } from '../../../support/domain/leads.ts';
import { storeOf, ToldClock } from '../../../support/domain/stores.ts';

const entry = (kind: Entry['kind'], n: number, card: Card = {}): Entry => ({ kind, id: idOf(n), version: 1, card });
const nobody: Members = { family: [], persons: [], leads: [], deals: [], purchases: [], referrals: [] };
const day = (n: number): string => daysAfter(monday, n);

function fact(n: number, type: string, at: string, data: Fact['data'] = {}): Fact {
  const subject = { kind: type.startsWith('Lead') ? 'lead' : 'deal', id: idOf(n) };
  const by = { kind: 'system' as const };
  const told = { id: `${idOf(n)}/1/0`, type, v: 1, subject, version: 1, n: 0, at, recordedAt: at, by };
  return { ...told, origin: 'live', commitId: 'c', policy: 0, data };
}
const journalOf = (...facts: readonly Fact[]): Pick<Journal, 'of'> => ({
  of: ({ id }) => Promise.resolve({ items: facts.filter(({ subject }) => subject.id === id) }),
});
const stepsOf = async (members: Partial<Members>, ...facts: readonly Fact[]) =>
  (await journeyOf({ ...nobody, ...members }, journalOf(...facts))).map(({ step }) => step);

describe('A journey', () => {
  it('goes from the first visit, which is the first request’s, to the recommendation', async () => {
    const members = {
      leads: [entry('lead', 1)],
      deals: [entry('deal', 2)],
      purchases: [entry('purchase', 3, { enteredAt: day(5).slice(0, 10) })],
      referrals: [entry('referral', 4, { enteredAt: day(9) })],
    };
    const touch = { at: day(0), source: 'site' };
    const facts = [
      fact(1, 'LeadReceived', day(0), { touch }),
      fact(1, 'LeadTouched', day(1), { touch: { ...touch, source: 'exhibition' } }),
      fact(1, 'LeadMoved', day(2), { to: 'mql' }),
      fact(1, 'LeadContacted', day(3), { first: true }),
      fact(1, 'LeadContacted', day(3.5), { first: false }),
      fact(1, 'LeadMoved', day(4), { to: 'sql' }),
      fact(1, 'LeadConverted', day(4)),
      fact(2, 'DealOpened', day(4)),
      fact(2, 'DealMoved', day(5), { to: 'discuss-terms' }),
      fact(2, 'QuoteSent', day(5)),
      fact(2, 'DealWon', day(5)),
      fact(2, 'DealMoved', day(6), { to: 'production-ordered' }),
      fact(2, 'DealMoved', day(7), { to: 'shipped' }),
      fact(2, 'TaskAdded', day(7)),
    ];
    const of = (kind: string, n: number, at: string, step: string, source?: string) => ({
      at,
      step,
      kind,
      id: idOf(n),
      ...(source !== undefined && { source }),
    });
    expect(await journeyOf({ ...nobody, ...members }, journalOf(...facts))).toEqual([
      of('lead', 1, day(0), 'first-visit', 'site'),
      of('lead', 1, day(0), 'request', 'site'),
      of('lead', 1, day(1), 'request-again', 'exhibition'),
      of('lead', 1, day(2), 'claimed'),
      of('lead', 1, day(3), 'contacted'),
      of('lead', 1, day(4), 'qualified'),
      of('deal', 2, day(4), 'deal-opened'),
      of('deal', 2, day(5), 'quote-sent'),
      of('deal', 2, day(5), 'won'),
      of('purchase', 3, day(5).slice(0, 10), 'bought'),
      of('deal', 2, day(6), 'production-ordered'),
      of('deal', 2, day(7), 'shipped'),
      of('referral', 4, day(9), 'recommended'),
    ]);
  });

  it.each([
    ['LeadMoved', 'sql', 'qualified'],
    ['LeadMoved', 'parked', 'parked'],
    ['LeadMoved', 'rejected', 'rejected'],
    ['LeadMoved', 'handed-to-dealer', 'handed-to-dealer'],
    ['DealMoved', 'lost', 'lost'],
    ['DealMoved', 'cancelled', 'cancelled'],
  ])('passes a %s to %s as %s', async (type, to, step) => {
    expect(await stepsOf({ deals: [entry('deal', 2)] }, fact(2, type, monday, { to }))).toEqual([step]);
  });

  it('has no visit without a request, and the earliest of several', async () => {
    expect(await stepsOf({ deals: [entry('deal', 2)] }, fact(2, 'DealOpened', monday))).toEqual(['deal-opened']);
    const leads = [entry('lead', 1), entry('lead', 5)];
    for (const touch of ['none', null, {}]) {
      const received = [fact(1, 'LeadReceived', day(2)), fact(5, 'LeadReceived', day(1), { touch })];
      const [first] = await journeyOf({ ...nobody, leads }, journalOf(...received));
      expect(first).toEqual({ at: day(1), step: 'first-visit', kind: 'lead', id: idOf(5) });
    }
  });

  it('tells what came back apart from what was bought, and nothing of an import that was taken back', async () => {
    const purchases = [
      entry('purchase', 3, { enteredAt: '2026-03-02', stage: 'returned' }),
      entry('purchase', 4, { enteredAt: '2026-03-03', stage: 'undone' }),
      entry('purchase', 5, { enteredAt: '2026-03-04', stage: 'cancelled' }),
      entry('purchase', 6),
    ];
    expect(await stepsOf({ purchases, referrals: [entry('referral', 7)] })).toEqual(['gave-back', 'gave-back']);
  });

  it('reads of more than thirty leads the first and the newest 29', async () => {
    const read: string[] = [];
    const journal: Pick<Journal, 'of'> = {
      of: ({ id }, page) => {
        read.push(`${id} ${String(page?.limit)}`);
        return Promise.resolve({ items: [] });
      },
    };
    const leads = (count: number) => Array.from({ length: count }, (_, n) => entry('lead', n + 1));
    await journeyOf({ ...nobody, leads: leads(30) }, journal);
    expect(read).toHaveLength(30);
    read.length = 0;
    await journeyOf({ ...nobody, leads: leads(40) }, journal);
    expect(read).toEqual([1, ...Array.from({ length: 29 }, (_, n) => n + 12)].map((n) => `${idOf(n)} 200`));
  });

  it('has these steps', () => {
    expect(journeySteps).toEqual([
      'first-visit',
      'request',
      'request-again',
      'claimed',
      'contacted',
      'qualified',
      'parked',
      'rejected',
      'handed-to-dealer',
      'deal-opened',
      'quote-sent',
      'lost',
      'won',
      'production-ordered',
      'shipped',
      'cancelled',
      'bought',
      'gave-back',
      'recommended',
    ]);
  });
});

describe('What belongs to an account', () => {
  it('is what belongs to it, to its aliases, and what its persons asked for before it was known', async () => {
    const [one, other] = [idOf(0x311), idOf(0x312)];
    const records = await storeOf(
      new ToldClock(),
      accountWith({ id: one, version: 1, aliases: [other] }),
      accountWith({ id: other, version: 1, mergedInto: one }),
      personWith({ id: idOf(0x21), version: 1, accountId: one }),
      personWith({ id: idOf(0x22), version: 1, accountId: other }),
      personWith({ id: idOf(0x23), version: 1, accountId: idOf(0x399) }),
      leadAt('mql', { id: idOf(0x11), version: 1, accountId: one }),
      leadAt('mql', { id: idOf(0x12), version: 1, personId: idOf(0x22) }),
      dealAt('new-deal', { id: idOf(0x41), version: 1, accountId: other }),
      purchaseWith({ id: idOf(0x81), version: 1, accountId: one }),
      { kind: 'referral', id: idOf(0x91), version: 1, referrer: other, referred: idOf(0x399), at: monday },
    );
    for (const id of [one, other]) {
      const account = await records.get('account', id);
      if (!account) throw new Error('it is there');
      const { family, ...members } = await membersOf(account, records);
      expect(family.map((each) => each.id)).toEqual([one, other]);
      expect(
        Object.fromEntries(Object.entries(members).map(([kind, all]) => [kind, all.map((each) => each.id)])),
      ).toEqual({
        persons: [idOf(0x21), idOf(0x22)],
        leads: [idOf(0x11), idOf(0x12)],
        deals: [idOf(0x41)],
        purchases: [idOf(0x81)],
        referrals: [idOf(0x91)],
      });
    }
  });
});

describe('What stands under a record', () => {
  it('is listed up to a thousand', async () => {
    const asked: unknown[] = [];
    const list: Records['list'] = (...page) => {
      asked.push(page);
      return Promise.resolve({ items: [entry('person', 1)] });
    };
    expect(await listed('person', [accountId], { list })).toEqual([entry('person', 1)]);
    expect(asked).toEqual([[{ index: 'parent', of: accountId, kind: 'person' }, { limit: 1000 }]]);
  });
});

describe('What an account bought', () => {
  const bought = (netMinor: number, enteredAt: string, currency = 'RUB', stage?: string): Entry =>
    entry('purchase', 1, { amount: { netMinor, currency }, enteredAt, ...(stage !== undefined && { stage }) });

  it('is counted and added for each currency, from the first day to the last', () => {
    const purchases = [bought(300, '2026-03-02'), bought(5, '2026-01-09', 'EUR'), bought(200, '2025-12-01')];
    expect(boughtIn(purchases)).toEqual({
      count: 3,
      sums: [
        { currency: 'RUB', netMinor: 500 },
        { currency: 'EUR', netMinor: 5 },
      ],
      firstOn: '2025-12-01',
      lastOn: '2026-03-02',
    });
  });

  it('is nothing that was reversed, and no sum where there is nothing', () => {
    expect(boughtIn([])).toEqual({ count: 0, sums: [] });
    const unreadable = [entry('purchase', 1), entry('purchase', 2, { amount: { netMinor: 1, currency: 'RUB' } })];
    expect(boughtIn([bought(300, '2026-03-02', 'RUB', 'cancelled'), ...unreadable])).toEqual({ count: 0, sums: [] });
  });
});
