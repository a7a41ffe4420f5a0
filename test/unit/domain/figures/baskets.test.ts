import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import type { Fact } from '../../../../shared/domain/facts/fact.ts';
import { basketFacts, basketRows, staysIn } from '../../../../shared/domain/figures/baskets.ts';
import { idOf } from '../../../support/domain/contexts.ts';
import { factWith } from '../../../support/domain/webhooks.ts';

const months = { from: '2026-01', to: '2026-12', timeZone: 'Europe/Moscow' };
const [lead, deal] = [
  { kind: 'lead', id: idOf(0x101) },
  { kind: 'deal', id: idOf(0x401) },
];
const rub = (netMinor: number) => ({ netMinor, currency: 'RUB' });

/** A record's facts, one version each. */
const story = (
  subject: Fact['subject'],
  ...told: readonly (readonly [type: string, day: string, data?: object])[]
): Fact[] =>
  told.map(([type, day, data = {}], n) =>
    factWith({
      id: `${subject.id}/${String(n)}`,
      subject,
      type,
      version: n + 2,
      at: `${day}T09:00:00.000Z`,
      data: { ...data },
    }),
  );
const parked = (day: string, basket = 'needs', from = 'mql') =>
  ['LeadMoved', day, { from, to: 'parked', basket }] as const;
const back = (day: string, to = 'mql') => ['LeadReopened', day, { from: 'parked', to }] as const;
const rows = (facts: readonly Fact[], amounts: Readonly<Record<string, { netMinor: number; currency: string }>> = {}) =>
  basketRows(staysIn(facts, months), new Map(Object.entries(amounts)));

const none = { returned: 0, movedOn: 0, closed: 0, inside: 0, won: 0, enteredSums: [], returnedSums: [], wonSums: [] };

describe('The report of the baskets', () => {
  it('is of these facts', () => {
    expect(basketFacts).toEqual([
      ...['LeadMoved', 'LeadReopened', 'LeadConverted', 'LeadMerged', 'LeadMergeUndone'],
      ...['DealMoved', 'DealReopened', 'DealWon', 'RecordRemoved'],
    ]);
  });

  it('has nothing of a month in which nobody came in', () => {
    expect(rows([])).toEqual([]);
    expect(rows(story(lead, ['LeadMoved', '2026-03-02', { from: 'new', to: 'mql' }]))).toEqual([]);
  });

  it('counts who is still inside, without days or money that nobody knows', () => {
    expect(rows(story(lead, parked('2026-03-02')))).toEqual([
      { ...none, month: '2026-03', basket: 'needs', entered: 1, inside: 1 },
    ]);
  });

  it('counts who returned, after how many whole days, with the money that is known', () => {
    expect(rows(story(lead, parked('2026-03-02'), back('2026-04-11')), { [lead.id]: rub(500) })).toEqual([
      {
        ...none,
        ...{ month: '2026-03', basket: 'needs', entered: 1, returned: 1, daysToReturn: 40 },
        enteredSums: [{ ...rub(500), of: 1 }],
        returnedSums: [{ ...rub(500), of: 1 }],
      },
    ]);
  });

  it.each([
    ['LeadReopened', 'mql', 'returned'],
    ['LeadMoved', 'sql', 'returned'],
    ['LeadConverted', 'converted', 'returned'],
    ['LeadMoved', 'rejected', 'closed'],
    ['LeadMoved', 'handed-to-dealer', 'closed'],
    ['DealReopened', 'agree-price', 'returned'],
    ['DealMoved', 'lost', 'closed'],
  ])('counts who left by %s to %s as %s', (type, to, as) => {
    const facts = story(lead, parked('2026-03-02'), [type, '2026-03-03', { from: 'parked', to }]);
    expect(rows(facts)).toMatchObject([{ entered: 1, inside: 0, returned: 0, closed: 0, [as]: 1 }]);
  });

  it('counts who went to another basket in both', () => {
    const facts = story(lead, parked('2026-03-02'), parked('2026-04-02', 'time', 'parked'));
    expect(rows(facts)).toEqual([
      { ...none, month: '2026-03', basket: 'needs', entered: 1, movedOn: 1 },
      { ...none, month: '2026-04', basket: 'time', entered: 1, inside: 1 },
    ]);
  });

  it('counts a record once in a month and basket, by its last stay, and again in another month', () => {
    const facts = story(
      lead,
      ...[parked('2026-03-02'), back('2026-03-05'), parked('2026-03-20'), back('2026-03-30')],
      parked('2026-04-02'),
    );
    expect(rows(facts)).toMatchObject([
      { month: '2026-03', entered: 1, returned: 1, daysToReturn: 10 },
      { month: '2026-04', entered: 1, inside: 1 },
    ]);
  });

  it('goes by the plant’s calendar, and by the months asked for', () => {
    const at = (month: string) => `${month}T21:00:00.000Z`; // midnight in Moscow
    const facts = ['2025-12-31', '2026-02-28', '2026-12-31'].map((day, n) =>
      factWith({
        id: day,
        subject: { kind: 'lead', id: idOf(n) },
        at: at(day),
        data: { to: 'parked', basket: 'time' },
      }),
    );
    expect(rows(facts).map(({ month }) => month)).toEqual(['2026-01', '2026-03']);
  });

  it('stands in the order of months, and of baskets as they are always named', () => {
    const facts = (['time', 'needs', 'account', 'no-money'] as const).flatMap((basket, n) => [
      ...story({ kind: 'lead', id: idOf(n) }, parked('2026-05-02', basket)),
      ...story({ kind: 'lead', id: idOf(10 + n) }, parked('2026-03-02', basket)),
    ]);
    expect(rows(facts).map(({ month, basket }) => `${month} ${basket}`)).toEqual(
      ['2026-03', '2026-05'].flatMap((month) =>
        ['no-money', 'account', 'needs', 'time'].map((basket) => `${month} ${basket}`),
      ),
    );
  });

  it('minds nothing but moves, whatever else is read for what it says of money', () => {
    const edited = ['DealEdited', '2026-03-03', { from: { netMinor: 1 }, to: 'parked', basket: 'time' }] as const;
    expect(rows(story(lead, parked('2026-03-02'), edited))).toMatchObject([{ basket: 'needs', inside: 1 }]);
  });

  it('does not count a record whose import was taken back', () => {
    expect(rows(story(lead, parked('2026-03-02'), ['RecordRemoved', '2026-03-03']))).toEqual([]);
    const merged = ['LeadMerged', '2026-03-03', { from: 'parked', to: 'merged' }] as const;
    const undone = ['LeadMergeUndone', '2026-03-05', { from: 'merged', to: 'parked' }] as const;
    expect(rows(story(lead, parked('2026-03-02'), merged, ['RecordRemoved', '2026-03-04'], undone))).toEqual([]);
  });

  it('does not count a merged record, until it is taken apart', () => {
    const merged = [...[parked('2026-03-02')], ['LeadMerged', '2026-03-03', { from: 'parked', to: 'merged' }]] as const;
    expect(rows(story(lead, ...merged))).toEqual([]);
    const undone = ['LeadMergeUndone', '2026-03-04', { from: 'merged', to: 'parked' }] as const;
    expect(rows(story(lead, ...merged, undone))).toMatchObject([{ entered: 1, inside: 1 }]);
  });

  it('reads the facts of a record in their order, however they come', () => {
    const facts = story(lead, parked('2026-03-02'), back('2026-03-12'));
    const together = [parked('2026-03-02'), back('2026-03-12')].map(([type, day, data], n) =>
      factWith({ id: `same/${String(n)}`, subject: deal, type, version: 2, n, at: `${day}T09:00:00.000Z`, data }),
    );
    expect(rows([...facts, ...together].toReversed())).toMatchObject([{ entered: 2, returned: 2 }]);
  });

  it('takes of an even number of days the lower of the two in the middle', () => {
    const facts = [4, 1, 3, 2].flatMap((days, n) =>
      story({ kind: 'lead', id: idOf(n) }, parked('2026-03-02'), back(`2026-03-0${String(2 + days)}`)),
    );
    expect(rows(facts)[0]?.daysToReturn).toBe(2);
    expect(rows(facts.slice(2))[0]?.daysToReturn).toBe(2); // of 1, 2, 3
  });
});

describe('What was won', () => {
  const amount = { ...rub(900), vatPercent: 22 };
  const won = (day: string) => ['DealWon', day, { amount }] as const;
  const toParked = (day: string) =>
    ['DealMoved', day, { from: 'agree-price', to: 'parked', basket: 'account' }] as const;
  const toStage = (day: string) => ['DealReopened', day, { from: 'parked', to: 'agree-price' }] as const;
  const sums = [{ ...rub(900), of: 1 }];

  it('is a deal that returned and was bought, for what it was bought', () => {
    const facts = story(deal, toParked('2026-03-02'), toStage('2026-03-12'), won('2026-05-02'));
    expect(rows(facts, { [deal.id]: rub(700) })).toMatchObject([
      { month: '2026-03', returned: 1, won: 1, wonSums: sums, returnedSums: [{ ...rub(700), of: 1 }] },
    ]);
  });

  it('is no more when it was cancelled', () => {
    const cancelled = ['DealMoved', '2026-06-02', { from: 'payment-received', to: 'cancelled' }] as const;
    const facts = story(deal, toParked('2026-03-02'), toStage('2026-03-12'), won('2026-05-02'), cancelled);
    expect(rows(facts)).toMatchObject([{ returned: 1, won: 0, wonSums: [] }]);
  });

  it('is the deal of a lead that returned', () => {
    const converted = ['LeadConverted', '2026-03-20', { from: 'sql', to: 'converted', dealId: deal.id }] as const;
    const facts = [
      ...story(lead, parked('2026-03-02'), back('2026-03-12'), converted),
      ...story(deal, won('2026-05-02')),
    ];
    expect(rows(facts)).toMatchObject([{ basket: 'needs', won: 1, wonSums: sums }]);
  });

  it('counts once where the deal of a lead was in a basket itself', () => {
    const converted = ['LeadConverted', '2026-03-20', { from: 'sql', to: 'converted', dealId: deal.id }] as const;
    const facts = [
      ...story(lead, parked('2026-03-02'), back('2026-03-12'), converted),
      ...story(deal, toParked('2026-04-02'), toStage('2026-04-12'), won('2026-05-02')),
    ];
    expect(rows(facts).map(({ basket, won: count }) => [basket, count])).toEqual([
      ['needs', 0],
      ['account', 1],
    ]);
  });

  it('counts for the last stay alone, and only when that ended by returning', () => {
    const twice = story(
      deal,
      ...[toParked('2026-03-02'), toStage('2026-03-12'), toParked('2026-04-02'), toStage('2026-04-12')],
      won('2026-05-02'),
    );
    expect(rows(twice).map(({ month, won: count }) => [month, count])).toEqual([
      ['2026-03', 0],
      ['2026-04', 1],
    ]);
    expect(rows(story(deal, won('2026-03-01'), toParked('2026-03-02')))).toMatchObject([{ won: 0, inside: 1 }]);
  });
});

describe('Money', () => {
  it('is summed by currency, of those whose amount is known', () => {
    const ids = [1, 2, 3, 4].map(idOf);
    const facts = ids.flatMap((id) => story({ kind: 'lead', id }, parked('2026-03-02')));
    const [one = '', two = '', three = ''] = ids;
    const amounts = { [one]: rub(5), [two]: { netMinor: 7, currency: 'EUR' }, [three]: rub(6) };
    expect(rows(facts, amounts)[0]?.enteredSums).toEqual([
      { netMinor: 7, currency: 'EUR', of: 1 },
      { netMinor: 11, currency: 'RUB', of: 2 },
    ]);
  });
});

describe('Whatever happens', () => {
  const step = fc.record({
    id: fc.integer({ min: 1, max: 4 }),
    day: fc.integer({ min: 1, max: 28 }),
    to: fc.constantFrom('parked', 'mql', 'rejected', 'converted', 'merged'),
    basket: fc.constantFrom('needs', 'time'),
  });

  it('each row reconciles: who came in has returned, moved on, was closed, or is inside', () => {
    fc.assert(
      fc.property(fc.array(step), (steps) => {
        const stages = new Map<number, string>();
        const facts = steps.map(({ id, day, to, basket }, n) => {
          const from = stages.get(id) ?? 'mql';
          stages.set(id, to);
          const at = `2026-03-${String(day).padStart(2, '0')}T09:00:00.000Z`;
          const type = to === 'merged' ? 'LeadMerged' : 'LeadMoved';
          return factWith({
            id: String(n),
            type,
            subject: { kind: 'lead', id: idOf(id) },
            version: n + 1,
            at,
            data: { from, to, basket },
          });
        });
        for (const row of rows(facts)) {
          expect(row.returned + row.movedOn + row.closed + row.inside).toBe(row.entered);
          expect(row.won).toBeLessThanOrEqual(row.returned);
          expect(row.daysToReturn === undefined).toBe(row.returned === 0);
        }
      }),
    );
  });
});
