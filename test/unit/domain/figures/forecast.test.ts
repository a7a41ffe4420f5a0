import { describe, expect, it } from '@jest/globals';
import { aheadOf, expectedIn, type Known } from '../../../../shared/domain/figures/forecast.ts';
import type { Member } from '../../../../shared/domain/figures/members.ts';
import { isBefore, reachedFrom, standingAt } from '../../../../shared/domain/figures/reaching.ts';
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
    expect(standingAt(gone, ago(30))?.stage).toBe('agree-price');
    expect(reachedFrom([deal(12, 10)], 'paid', asOf, ahead).byStage).toEqual(new Map()); // it was paid as it was looked at
  });

  it('is on its way to it until it comes to it', () => {
    const [paid, open] = [deal(12, 5), deal(12)];
    expect([6, 5, 4].map((days) => isBefore(paid, 'paid', ago(days)))).toEqual([true, false, false]);
    expect(isBefore(open, 'paid', asOf)).toBe(true);
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

  it('is of the shipment what a deal is worth, and of the order of a new customer that customer too', () => {
    const shippedFrom = (came: number, shipped?: number): Member => {
      const paid = deal(came, came, {}, 100);
      const at = ago(shipped ?? 0);
      const visits: Visit[] = [
        {
          ...{ stage: 'payment-received', at: ago(came) },
          ...(shipped !== undefined && { left: { as: 'moved-on', at, since: at } }),
        },
        ...(shipped === undefined ? [] : [{ stage: 'shipped', at }]),
      ];
      return { ...paid, trace: { ...paid.trace, visits } };
    };
    const deals = [shippedFrom(12, 5), shippedFrom(12, 6), shippedFrom(12, 7), shippedFrom(12)]; // three of four within ten days
    const expected = expectedIn('2026-11', known(deals));
    expect(expected).toEqual([{ month: '2026-11', manager: idOf(1), segment: 'dealer', shipments: 75 }]);
  });

  it('is a new customer of whoever has not ordered, as whom they were merged into', () => {
    const open = deal(3);
    const accountId = open.trace.counted.accountId ?? '';
    const { accountId: _nobody, ...counted } = open.trace.counted;
    const ofNobody = { ...open, trace: { ...open.trace, counted } };
    const past = [deal(12, 5), deal(12, 4)];
    const accounts = new Map([
      [accountId, { id: accountId, counted: {}, mergedInto: idOf(0x77) }],
      [idOf(0x77), { id: idOf(0x77), counted: {} }],
    ]);
    const order = (of: string): Sale => ({
      ...{ id: of, accountId: of, on: '2026-11-01', netMinor: 10, currency: 'RUB', margin: 5, isAssumed: false },
    });
    const newIn = (one: Member, sales: readonly Sale[]) =>
      expectedIn('2026-11', known([...past, one], sales, { accounts })).find(({ manager }) => manager === idOf(1));
    expect(newIn(open, [order(idOf(0x99))])).toMatchObject({ orders: 100, newCustomers: 1 });
    expect(newIn(open, [order(idOf(0x77))])).not.toHaveProperty('newCustomers');
    expect(newIn(ofNobody, [order(idOf(0x77))])).toMatchObject({ orders: 100, newCustomers: 1 });
  });

  it('of a deal of no known segment is the median of such deals, and of one of which nothing is known nothing', () => {
    const without = (one: Member): Member => {
      const { amount: _unknown, ...counted } = one.trace.counted;
      return { ...one, trace: { ...one.trace, counted } };
    };
    const unsegmented = (one: Member): Member => {
      const { segment: _unknown, ...member } = one;
      return member;
    };
    const past = [deal(12, 5, {}, 300), deal(12, 4, {}, 300)];
    const valued = unsegmented(deal(12, 5, {}, 700));
    expect(sum(expectedIn('2026-11', known([...past, valued, unsegmented(without(deal(3)))])))).toBe(700);
    expect(expectedIn('2026-11', known([...past, unsegmented(without(deal(3)))]))).toMatchObject([
      { orders: 0 },
      { shipments: 0 },
    ]);
  });

  it('has of its orders the margin of what was sold in the segment, else its rate, else that of all that was sold', () => {
    const past = [deal(12, 5), deal(12, 4)];
    const order = (segment: string | undefined, margin: number): Sale => ({
      ...{ id: 'x', accountId: idOf(0x99), on: '2026-11-01', netMinor: 100, currency: 'RUB', margin, isAssumed: false },
      ...(segment !== undefined && { segment }),
    });
    const { segment: _unknown, ...nowhere } = deal(3);
    const marginOf = (one: Member, sales: readonly Sale[], rates = new Map<string, number>()) =>
      expectedIn('2026-11', known([...past, one], sales, { rates }))[0]?.margin;
    expect(marginOf(deal(3), [order('dealer', 30), order('other', 90)])).toBeCloseTo(30, 9);
    expect(marginOf(deal(3), [order('other', 90)], new Map([['dealer', 0.2]]))).toBeCloseTo(20, 9);
    expect(marginOf(deal(3), [order('other', 90), order(undefined, 50)])).toBeCloseTo(70, 9);
    expect(marginOf(nowhere, [order('other', 90), order(undefined, 50)])).toBeCloseTo(50, 9);
    expect(marginOf(deal(3), [])).toBeCloseTo(100, 9); // all of it, where nothing is known
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
    const decided = [deal(40, 35), deal(40)].map((one, k): Member => {
      const left = { as: 'lost', at: ago(2), since: ago(2) } as const;
      const visits = k === 0 ? one.trace.visits : one.trace.visits.map((visit) => ({ ...visit, left }));
      return { ...one, trace: { ...one.trace, visits, counted: { ...one.trace.counted, accountId: busy } } };
    });
    expect(expectedIn('2026-12', known(decided, sales, { accounts }))).toHaveLength(60); // paid, and lost: none is open
  });
});
