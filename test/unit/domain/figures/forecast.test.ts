import { describe, expect, it } from '@jest/globals';
import { aheadOf, expectedIn, type Known } from '../../../../shared/domain/figures/forecast.ts';
import type { Member } from '../../../../shared/domain/figures/members.ts';
import { reachedFrom, standingAt } from '../../../../shared/domain/figures/reaching.ts';
import type { Sale } from '../../../../shared/domain/figures/sales.ts';
import type { Visit } from '../../../../shared/domain/figures/trace.ts';
import { idOf } from '../../../support/domain/contexts.ts';
import { memberWith } from '../../../support/domain/traces.ts';

const asOf = '2026-11-20T09:00:00.000Z';
const dayMs = 86_400_000;
/** So many days before. */
const ago = (days: number): string => new Date(Date.parse(asOf) - days * dayMs).toISOString();
let n = 0x400;

/** A deal that came to agreeing the price, and went on to the payment, each so many days ago. */
function deal(came: number, paid?: number, fields: Partial<Member> = {}, netMinor = 100): Member {
  const visits: Visit[] =
    paid === undefined
      ? [{ stage: 'agree-price', at: ago(came) }]
      : [
          { stage: 'agree-price', at: ago(came), left: { as: 'moved-on', at: ago(paid), since: ago(paid) } },
          { stage: 'payment-received', at: ago(paid) },
        ];
  return memberWith(
    (n += 1),
    { segment: 'dealer', manager: idOf(1), ...fields },
    {
      ...{ kind: 'deal', pipeline: 'project', visits },
      counted: { amount: { netMinor, currency: 'RUB', as: 'agreed' }, accountId: idOf(n) },
    },
  );
}

const known = (deals: readonly Member[], sales: readonly Sale[] = [], more: Partial<Known> = {}): Known => ({
  ...{ asOf, timeZone: 'UTC', deals, sales, accounts: new Map(), rates: new Map([['dealer', 0.25]]), ...more },
});
const sum = (some: readonly { readonly orders?: number }[]): number =>
  some.reduce((total, { orders = 0 }) => total + orders, 0);

describe('How many come to a goal', () => {
  const ahead = { fromDays: 0, toDays: 10 };

  it('is of those who stood at the stage at twelve instants of the last year, each as long before its end', () => {
    // looked at 10, 40.4, 70.8, 101.25 ... days ago, each ten days ahead
    const deals = [
      deal(12, 5), // stood there 10 days ago, and was paid within ten
      deal(45, 12), // stood there 10 and 40.4 days ago, paid later than ten days after the second
      deal(60), // stands there since: at both, never paid
      deal(9), // came too late to be looked at
    ];
    const { byStage, byStood } = reachedFrom(deals, 'paid', asOf, ahead);
    expect(byStage).toEqual(new Map([['project/agree-price', { reached: 1, of: 4 }]]));
    expect(byStood).toEqual(
      new Map([
        ['project/agree-price/under-14-days', { reached: 1, of: 2 }],
        ['project/agree-price/under-45-days', { reached: 0, of: 1 }],
        ['project/agree-price/longer', { reached: 0, of: 1 }],
      ]),
    );
  });

  it('counts whoever came in the very time that is asked for: after its beginning, and by its end', () => {
    const at = (paid: number, time: { fromDays: number; toDays: number }) =>
      reachedFrom([deal(12, paid)], 'paid', asOf, time).byStage.get('project/agree-price');
    expect(at(0, ahead)).toEqual({ reached: 1, of: 1 }); // ten days after it was looked at
    expect(at(7, { fromDays: 3, toDays: 10 })).toEqual({ reached: 0, of: 1 });
    expect(at(6.9, { fromDays: 3, toDays: 10 })).toEqual({ reached: 1, of: 1 });
  });

  it('counts nobody who had come to it, had left, or was not there yet', () => {
    const left = { as: 'lost', at: ago(20), since: ago(20) } as const;
    const lost = deal(30);
    const gone = { ...lost, trace: { ...lost.trace, visits: [{ stage: 'agree-price', at: ago(30), left }] } };
    expect(reachedFrom([deal(30, 15), gone], 'paid', asOf, ahead).byStage).toEqual(new Map());
    expect(standingAt(gone, ago(25))?.stage).toBe('agree-price');
    expect(standingAt(gone, ago(20))).toBeUndefined();
    expect(standingAt(gone, ago(31))).toBeUndefined();
  });

  it('of those paid is the shipment', () => {
    const paid = deal(30, 15);
    const visits: Visit[] = [...paid.trace.visits.slice(0, 1), { stage: 'payment-received', at: ago(15) }];
    const shipped = {
      ...paid,
      trace: {
        ...paid.trace,
        visits: [
          ...visits.slice(0, 1),
          { stage: 'payment-received', at: ago(15), left: { as: 'moved-on', at: ago(3), since: ago(3) } },
          { stage: 'shipped', at: ago(3) },
        ] as const,
      },
    };
    expect(reachedFrom([shipped], 'shipped', asOf, ahead).byStage).toEqual(
      new Map([['project/payment-received', { reached: 1, of: 1 }]]),
    );
  });
});

describe('A forecast', () => {
  it('is of the rest of this month, of the whole of one to come, and of none that is over', () => {
    const when = { asOf, timeZone: 'UTC' };
    expect(aheadOf('2026-10', when)).toBeUndefined();
    expect(aheadOf('2026-11', when)).toEqual({ fromDays: 0, toDays: 10.625 });
    expect(aheadOf('2026-12', when)).toEqual({ fromDays: 10.625, toDays: 41.625 });
    expect(expectedIn('2026-10', known([deal(1)]))).toEqual([]);
    expect(aheadOf('2026-11', { asOf: '2026-12-01T00:00:00.000Z', timeZone: 'UTC' })).toBeUndefined();
  });

  it('of an open deal is what it is worth times the share that was paid from its stage in as many days', () => {
    const past = [deal(12, 5), deal(45, 30), deal(13, 1)]; // of 10.6 days ahead: 2 of 2 ten days ago, and 1 of 1 before
    const stood = [deal(200, 30), deal(60)]; // one stood there seven times, the other stands there
    const deals = [...past, ...stood];
    const shares = reachedFrom(deals, 'paid', asOf, { fromDays: 0, toDays: 10.625 }).byStage.get('project/agree-price');
    const expected = expectedIn('2026-11', known(deals));
    const { reached = 0, of = 1 } = shares ?? {};
    expect(of).toBeGreaterThan(8);
    expect(sum(expected)).toBeCloseTo((100 * reached) / of, 9); // one is open
    const { orders = 0, margin, newCustomers, ...whose } = expected[0] ?? {};
    expect(whose).toMatchObject({ month: '2026-11', manager: idOf(1), segment: 'dealer' });
    expect(margin).toBeCloseTo(orders / 4, 9); // by the segment’s rate: nothing was sold yet
    expect(newCustomers).toBeCloseTo(orders / 100, 9);
  });

  it('expects of who has just come what those did who had just come, and nothing of who stands there for months like others who never went on', () => {
    const prompt = Array.from({ length: 12 }, (_, k) => deal(12 + (k * 365) / 12, 5 + (k * 365) / 12)); // paid within ten days
    const stale = Array.from({ length: 12 }, () => deal(400)); // never
    const of = (open: Member): number => sum(expectedIn('2026-11', known([...prompt, ...stale, open])));
    const stood = sum(expectedIn('2026-11', known([...prompt, ...stale])));
    expect(of(deal(2)) - stood).toBeGreaterThan(80); // of a hundred
    expect(stood).toBe(0);
  });

  it('tells nothing of a stage at which nobody stood in the last year', () => {
    expect(expectedIn('2026-11', known([deal(2)]))).toEqual([]);
  });

  it('takes for what is not known the median of the segment', () => {
    const unknown = deal(3);
    const { amount: _unknown, ...counted } = unknown.trace.counted;
    const open = { ...unknown, trace: { ...unknown.trace, counted } };
    const past = [deal(12, 5, {}, 300), deal(12, 5, {}, 500), deal(12, 4, {}, 700)];
    expect(sum(expectedIn('2026-11', known([...past, open])))).toBe(500);
  });

  it('of customers without an open deal is what such customers ordered in as many days, at what their orders were worth', () => {
    const accounts = new Map(
      Array.from({ length: 60 }, (_, k) => [
        idOf(0x5000 + k),
        { id: idOf(0x5000 + k), counted: { owner: idOf(2), segment: 'dealer' } },
      ]),
    );
    const sales = [...accounts.keys()]
      .flatMap((accountId, k) =>
        Array.from({ length: 10 }, (_, order): Sale => {
          const on = ago(10 + ((k * 7) % 30) + order * 30).slice(0, 10);
          const netMinor = 1000;
          return {
            ...{ id: `${accountId}/${String(order)}`, accountId, on, netMinor, currency: 'RUB', margin: 400 },
            ...{ isAssumed: false, segment: 'dealer', manager: idOf(2) },
          };
        }),
      )
      .toSorted((a, b) => (a.on < b.on ? -1 : 1));
    const expected = expectedIn('2026-12', known([], sales, { accounts }));
    // each of sixty orders about once a month
    expect(sum(expected)).toBeGreaterThan(30 * 1000);
    expect(sum(expected)).toBeLessThan(90 * 1000);
    expect(expected[0]).toMatchObject({ manager: idOf(2), segment: 'dealer' });
    expect(expected[0]?.margin).toBeCloseTo((expected[0]?.orders ?? 0) * 0.4, 6);
    const [busy = ''] = accounts.keys();
    const open = deal(3);
    const own = { ...open, trace: { ...open.trace, counted: { ...open.trace.counted, accountId: busy } } };
    expect(expectedIn('2026-12', known([own], sales, { accounts }))).toHaveLength(59);
  });
});
