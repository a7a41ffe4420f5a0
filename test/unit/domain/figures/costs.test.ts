import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import {
  type Costed,
  costsIn,
  inWholes,
  reachOf,
  sharedOut,
  type Spent,
} from '../../../../shared/domain/figures/costs.ts';
import type { Fact } from '../../../../shared/domain/facts/fact.ts';
import { marketer } from '../../../support/domain/actors.ts';
import { idOf } from '../../../support/domain/contexts.ts';
import { rubles } from '../../../support/domain/deals.ts';

const spent = (fields: Partial<Spent> = {}): Spent => ({
  ...{ id: idOf(1), costKind: 'marketing', stage: 'acquisition', from: '2026-03-01', to: '2026-03-31' },
  ...{ channel: 'site', amount: rubles(900) },
  ...fields,
});
const lead = (n: number, fields: Partial<Costed> = {}): Costed => ({
  ...{ id: `lead-${String(n)}`, arrivedAt: '2026-03-10T09:00:00.000Z', source: 'site' },
  ...fields,
});
const moscow = 'Europe/Moscow';
const unsharedIn = (costs: readonly Spent[], currency: string): number =>
  costs.reduce((sum, { amount }) => sum + (amount.currency === currency ? amount.netMinor : 0), 0);

let told = 0;
const fact = (type: string, version: number, data: object, fields: Partial<Fact> = {}): Fact => ({
  ...{ id: String((told += 1)), type, v: 1, subject: { kind: 'cost', id: idOf(1) }, version, n: 0 },
  ...{ at: '2026-02-28T21:00:00.000Z', recordedAt: '2026-04-01T00:00:00.000Z', by: { kind: 'staff', id: marketer.id } },
  ...{ origin: 'live', commitId: 'c', policy: 0, data: { ...data } },
  ...fields,
});

describe('The costs of a time', () => {
  const { id: _id, ...details } = spent({ clicks: 5 });
  const recorded = fact('CostRecorded', 1, details);
  const corrected = fact(
    'CostCorrected',
    2,
    { amount: rubles(1000), visits: 3 },
    { recordedAt: '2026-05-01T00:00:00.000Z' },
  );
  const asOf = '2026-06-01T00:00:00.000Z';

  it('are what was told last of each, as far as it was recorded by then', () => {
    const { clicks: _clicks, ...rest } = spent({ clicks: 5 });
    expect(costsIn([corrected, recorded], asOf)).toEqual([{ ...rest, amount: rubles(1000), visits: 3 }]);
    expect(costsIn([corrected, recorded], '2026-04-30T00:00:00.000Z')).toEqual([spent({ clicks: 5 })]);
    expect(costsIn([corrected, recorded], '2026-03-31T00:00:00.000Z')).toEqual([]);
  });

  it('are not those that were taken back, by hand or with their import, and nothing else that was removed', () => {
    for (const type of ['CostRemoved', 'RecordRemoved'])
      expect(costsIn([recorded, fact(type, 2, {})], asOf)).toEqual([]);
    const other = fact('RecordRemoved', 2, {}, { subject: { kind: 'lead', id: idOf(1) } });
    expect(costsIn([recorded, other], asOf)).toHaveLength(1);
  });

  it('stand by their first day', () => {
    const second = { ...details, from: '2026-03-02', to: '2026-03-02' };
    const later = fact('CostRecorded', 1, second, { subject: { kind: 'cost', id: idOf(0) } });
    expect(costsIn([later, recorded], asOf).map(({ from }) => from)).toEqual(['2026-03-01', '2026-03-02']);
  });
});

describe('What came before leads', () => {
  it('is what the costs of a source, a campaign and a segment tell, and nothing where none does', () => {
    const costs = [
      spent({ impressions: 1000, clicks: 10 }),
      spent({ channel: 'phone', clicks: 5 }),
      spent({ campaign: 'spring', segment: 'dealer', clicks: 3, visits: 2 }),
    ];
    expect(reachOf(costs, {})).toEqual({ impressions: 1000, clicks: 18, visits: 2 });
    expect(reachOf(costs, { source: 'site' })).toEqual({ impressions: 1000, clicks: 13, visits: 2 });
    expect(reachOf(costs, { campaign: 'spring' })).toEqual({ clicks: 3, visits: 2 });
    expect(reachOf(costs, { segment: 'dealer' })).toEqual({ clicks: 3, visits: 2 });
    expect(reachOf(costs, { source: 'mail' })).toEqual({});
  });
});

describe('Costs shared out among leads', () => {
  const partsOf = (costs: readonly Spent[], leads: readonly Costed[]) => {
    const { ofLead, unshared } = sharedOut(costs, leads, moscow);
    return {
      parts: Object.fromEntries([...ofLead].map(([id, parts]) => [id, parts.get('RUB')])),
      unshared: unsharedIn(unshared, 'RUB') || undefined,
    };
  };

  it('are those of the leads of their channel, campaign and segment, in equal parts', () => {
    const leads = [
      lead(1, { campaign: 'spring', segment: 'dealer' }),
      lead(2, { campaign: 'spring' }),
      lead(3),
      lead(4, { source: 'phone' }),
    ];
    expect(partsOf([spent()], leads).parts).toEqual({ 'lead-1': 300, 'lead-2': 300, 'lead-3': 300 });
    expect(partsOf([spent({ campaign: 'spring' })], leads).parts).toEqual({ 'lead-1': 450, 'lead-2': 450 });
    expect(partsOf([spent({ segment: 'dealer' })], leads).parts).toEqual({ 'lead-1': 900 });
  });

  it('of some days are those of who came on them by the plant’s clocks, else of who came in the month', () => {
    const leads = [lead(1, { arrivedAt: '2026-03-04T21:00:00.000Z' }), lead(2)];
    const day = { from: '2026-03-05', to: '2026-03-05' };
    expect(partsOf([spent(day)], leads).parts).toEqual({ 'lead-1': 900 });
    expect(partsOf([spent({ from: '2026-03-06', to: '2026-03-06' })], leads).parts).toEqual({
      'lead-1': 450,
      'lead-2': 450,
    });
  });

  it('that brought nobody are those of all who came in their month, and where nobody came they are told apart', () => {
    const leads = [lead(1, { source: 'phone' }), lead(2, { source: 'phone', arrivedAt: '2026-04-01T09:00:00.000Z' })];
    expect(partsOf([spent()], leads)).toEqual({ parts: { 'lead-1': 900 }, unshared: undefined });
    expect(partsOf([spent({ from: '2026-02-01', to: '2026-02-28' })], leads)).toEqual({ parts: {}, unshared: 900 });
  });

  it('add up to what was entered, in each currency, whoever came', () => {
    const anySpent = fc
      .record({
        channel: fc.constantFrom('site', 'phone', undefined),
        campaign: fc.constantFrom('spring', undefined),
        day: fc.integer({ min: 1, max: 28 }),
        month: fc.constantFrom('2026-03', '2026-04'),
        netMinor: fc.integer({ min: 0, max: 10_000_000 }),
        currency: fc.constantFrom('RUB', 'USD'),
      })
      .map(({ day, month, netMinor, currency, channel, campaign }): Spent => {
        const from = `${month}-${String(day).padStart(2, '0')}`;
        const { channel: _site, ...bare } = spent();
        return {
          ...bare,
          ...{ from, to: `${month}-28`, amount: { netMinor, currency, vatPercent: 22 } },
          ...(channel && { channel }),
          ...(campaign && { campaign }),
        };
      });
    const anyLead = fc
      .record({ day: fc.integer({ min: 1, max: 28 }), source: fc.constantFrom('site', 'phone', 'mail') })
      .map(({ day, source }) => ({ arrivedAt: `2026-03-${String(day).padStart(2, '0')}T09:00:00.000Z`, source }));
    fc.assert(
      fc.property(fc.array(anySpent, { maxLength: 20 }), fc.array(anyLead, { maxLength: 20 }), (costs, came) => {
        const leads = came.map((fields, n) => lead(n, fields));
        const { ofLead, unshared } = sharedOut(costs, leads, moscow);
        for (const currency of ['RUB', 'USD']) {
          const parts = new Map([...ofLead].map(([id, own]) => [id, own.get(currency) ?? 0]));
          const entered = costs.reduce(
            (sum, { amount }) => sum + (amount.currency === currency ? amount.netMinor : 0),
            0,
          );
          const wholes = [...inWholes(parts).values()];
          expect(wholes.every(Number.isInteger)).toBe(true);
          expect(wholes.reduce((sum, part) => sum + part, unsharedIn(unshared, currency))).toBe(entered);
        }
      }),
    );
  });
});

describe('Parts in whole minor units', () => {
  it('lose or gain less than one each, and those with most to lose gain', () => {
    expect([
      ...inWholes(
        new Map([
          ['a', 1.4],
          ['b', 1.35],
          ['c', 1.25],
        ]),
      ).entries(),
    ]).toEqual([
      ['a', 2],
      ['b', 1],
      ['c', 1],
    ]);
    expect([
      ...inWholes(
        new Map([
          ['a', 33.34],
          ['b', 33.33],
          ['c', 33.33],
        ]),
      ).values(),
    ]).toEqual([34, 33, 33]);
    expect(inWholes(new Map())).toEqual(new Map());
  });

  it('are the same whatever is read first: of equal remainders the first name gains, though fractions are not exact', () => {
    const third = 100 / 3;
    const thirds = [
      ['b', third],
      ['c', third + 200],
      ['a', 10.1 + 10.1 + 13.1 + third - 33.3],
    ] as const;
    for (const parts of [thirds, thirds.toReversed()])
      expect(inWholes(new Map(parts))).toEqual(
        new Map([
          ['a', 34],
          ['b', 33],
          ['c', 233],
        ]),
      );
  });

  it('add up to the rounded sum, though it is a fraction away from a half', () => {
    expect(inWholes(new Map([['a', 0.1 + 0.2 + 0.2 - 1e-9]]))).toEqual(new Map([['a', 1]]));
    expect(inWholes(new Map([['a', 0.4999]]))).toEqual(new Map([['a', 0]]));
  });
});
