import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { actionFor, isNoNeed, noNeeds } from '../../../../shared/domain/win-backs/action.ts';
import { mayBeDue } from '../../../../shared/domain/win-backs/candidates.ts';
import { type KnownCustomer, verdictOn } from '../../../../shared/domain/win-backs/verdict.ts';
import { actions } from '../../../../shared/domain/win-backs/win-back.ts';
import { daysAfter, idOf, monday } from '../../../support/domain/contexts.ts';
import { causes, progressBands } from '../../../../shared/domain/return/score.ts';
import { reorderStates } from '../../../../shared/domain/return/reorder-clock.ts';
import { dayOf } from '../../../../shared/domain/return/day-number.ts';
import {
  callingWith,
  cellOf,
  clockWith,
  customerWith,
  day,
  endedWith,
  listedWith,
} from '../../../support/domain/win-backs.ts';

const why = (fields: Partial<KnownCustomer>) => {
  const verdict = verdictOn(customerWith(fields));
  return verdict.is === 'not' ? verdict.why : verdict.is;
};

describe('What is to be done about a customer', () => {
  it.each([
    ['middle', true, 'call'],
    ['middle', false, 'letters'],
    ['low', true, 'last-order-call'],
    ['low', false, 'quarter-letter'],
    ['high', true, 'likely'],
    ['high', false, 'likely'],
    [undefined, false, 'unknown'],
  ] as const)('of progress %s and valuable %s is %s', (progress, isValuable, action) => {
    // valuable ones who left the best group by recency went silent: those who are called are still about to
    const silentDays = isValuable && progress === 'middle' ? 28 : 60;
    const cell = silentDays === 28 ? cellOf(0, 1, 1) : cellOf(1, 1, 1);
    expect(actionFor(listedWith({ progress, isValuable, silentDays, cell }), undefined, day)).toBe(action);
  });

  it('is a call about the last order of who went silent: valuable, or best by what they buy, and out of the best by recency', () => {
    expect(actionFor(listedWith({ isValuable: true }), undefined, day)).toBe('last-order-call');
    expect(actionFor(listedWith({ cell: cellOf(1, 2, 2) }), undefined, day)).toBe('last-order-call');
    expect(actionFor(listedWith({ cell: cellOf(1, 2, 2), progress: undefined }), undefined, day)).toBe(
      'last-order-call',
    );
    expect(actionFor(listedWith({ cell: cellOf(1, 2, 1) }), undefined, day)).toBe('letters');
  });

  it('is nothing while they are in the best group by recency, until a week before they leave it', () => {
    const best = (silentDays: number) => actionFor(listedWith({ cell: cellOf(0, 1, 1), silentDays }), undefined, day);
    expect([best(0), best(23), best(24)]).toEqual(['fresh', 'fresh', 'letters']);
  });

  it('is something for who is likely to buy, or has just bought, once they are late by their own rhythm', () => {
    const late = (progress: 'high' | 'middle', cell: number, state: (typeof reorderStates)[number]) =>
      actionFor(listedWith({ progress, cell, silentDays: 10 }), clockWith(state), day);
    expect(reorderStates.map((state) => late('high', cellOf(1, 1, 1), state))).toEqual([
      ...['likely', 'likely', 'letters', 'letters'],
    ]);
    expect(reorderStates.map((state) => late('middle', cellOf(0, 1, 1), state))).toEqual([
      ...['fresh', 'fresh', 'letters', 'letters'],
    ]);
  });

  it('is a call about the last order of who stands for much and is unlikely to buy, also while they are in the best group', () => {
    const late = listedWith({ isValuable: true, progress: 'low', cell: cellOf(0, 1, 1) });
    expect(actionFor(late, clockWith('late'), day)).toBe('last-order-call');
  });

  it('tells actions from reasons to do nothing', () => {
    expect(actions.some(isNoNeed)).toBe(false);
    expect(noNeeds.every(isNoNeed)).toBe(true);
  });
});

describe('Whether a win-back begins', () => {
  it('is due for who moved by what they did themselves, with nothing in the way', () => {
    expect(verdictOn(customerWith())).toEqual({ is: 'due', action: 'letters', listed: listedWith() });
  });

  it.each(causes.filter((cause) => cause !== 'own'))('is not where they moved as %s', (cause) => {
    expect(verdictOn(customerWith({ score: { cause, since: '2026-02-23' } }))).toEqual({
      ...{ is: 'not', why: 'not-own', cause, since: '2026-02-23' },
    });
  });

  it('is not of who has not bought, or was not scored yet', () => {
    expect(why({ listed: undefined })).toBe('never-bought');
    expect(why({ score: undefined })).toBe('never-scored');
  });

  it('is not where nothing is to be done', () => {
    const listed = listedWith({ progress: 'high' });
    expect(verdictOn(customerWith({ listed }))).toEqual({ is: 'not', why: 'likely', listed });
  });

  it('is not while one runs, whatever else there is', () => {
    const last = callingWith(daysAfter(monday, 5));
    expect(verdictOn(customerWith({ last, listed: undefined }))).toEqual({ is: 'running', winBack: last });
  });

  it.each(['deal-open', 'order-unshipped', 'claim-open', 'debt-overdue'] as const)('is not with %s', (kind) => {
    const obstacle = { kind, id: idOf(0x77) };
    expect(verdictOn(customerWith({ obstacle }))).toEqual({ is: 'not', why: 'obstacle', obstacle });
  });

  it('is not before the next order is due by their own rhythm, and is from that day on', () => {
    const clock = clockWith('not-yet', 1);
    expect(verdictOn(customerWith({ clock }))).toEqual({ is: 'not', why: 'own-gap', usualDays: 50, dueDay: day + 1 });
    expect(why({ clock: clockWith('due', 0) })).toBe('due');
  });

  it('is not for 60 days after the last one ended, nor again for the same migration', () => {
    const ended = (daysAgo: number, startedOn: string) =>
      verdictOn(customerWith({ last: endedWith({ startedOn }, daysAfter(monday, -daysAgo)) }));
    expect(ended(59, '2025-12-20')).toEqual({ is: 'not', why: 'recent', on: '2025-12-20', until: '2026-03-03' });
    expect(ended(60, '2025-12-20').is).toBe('due');
    const score = { cause: 'own', since: '2025-12-10' } as const;
    const last = (startedOn: string) => endedWith({ startedOn }, daysAfter(monday, -60));
    expect(verdictOn(customerWith({ score, last: last('2025-12-10') }))).toEqual({
      ...{ is: 'not', why: 'answered', on: '2025-12-10' },
    });
    expect(why({ score, last: last('2025-12-09') })).toBe('due');
  });

  it('is a letter once a quarter for who is unlikely to buy, as often as the quarter comes', () => {
    const listed = listedWith({ progress: 'low' });
    const score = { cause: 'own', since: '2024-01-01' } as const;
    const last = (startedOn: string) => endedWith({ startedOn }, daysAfter(monday, -61));
    expect(verdictOn(customerWith({ listed, score, last: last('2025-12-03') }))).toEqual({
      ...{ is: 'not', why: 'this-quarter', on: '2025-12-03', until: '2026-03-03' },
    });
    expect(verdictOn(customerWith({ listed, score, last: last('2025-12-02') }))).toEqual({
      ...{ is: 'due', action: 'quarter-letter', listed },
    });
  });

  it('is not for a migration of long ago', () => {
    const since = (on: string) => why({ score: { cause: 'own', since: on } });
    expect([since('2025-12-01'), since('2025-12-02')]).toEqual(['long-ago', 'due']);
  });

  it('is not where an import brought the orders that moved them, until they move by themselves', () => {
    const imported = { from: '2026-02-20', to: '2026-02-22' };
    const moved = (since: string) => why({ imported, score: { cause: 'own', since } });
    expect(['2026-02-19', '2026-02-20', '2026-02-23', '2026-02-24'].map(moved)).toEqual([
      ...['due', 'imported', 'imported', 'due'],
    ]);
  });
});

const anyKnown: fc.Arbitrary<KnownCustomer> = fc
  .record({
    cell: fc.nat({ max: 26 }),
    progress: fc.constantFrom(...progressBands, undefined),
    isValuable: fc.boolean(),
    silentDays: fc.nat({ max: 120 }),
    state: fc.constantFrom(...reorderStates, undefined),
    cause: fc.constantFrom(...causes),
    since: fc.integer({ min: 0, max: 200 }).map((ago) => dayOf(day - ago)),
    startedAgo: fc.option(fc.integer({ min: 40, max: 200 })),
    lasted: fc.nat({ max: 40 }),
  })
  .map(({ state, cause, since, startedAgo, lasted, ...stood }) =>
    customerWith({
      listed: listedWith(stood),
      clock: state && clockWith(state),
      score: { cause, since },
      last:
        startedAgo === null
          ? undefined
          : endedWith({ startedOn: dayOf(day - startedAgo) }, daysAfter(monday, lasted - startedAgo)),
    }),
  );

describe('Those who are looked at more closely', () => {
  it('are all of whom the verdict may be that one is due', () => {
    fc.assert(
      fc.property(anyKnown, (known) => {
        const { listed, clock, score, last } = known;
        if (!listed || !score) throw new Error('each is scored');
        const listedOne = mayBeDue({ listed, clock, ...score, winBackOn: last?.startedOn }, day);
        if (verdictOn(known).is === 'due') expect(listedOne).toBe(true);
      }),
      { numRuns: 2000 },
    );
  });

  it('are not those whom a look at what everybody knows rules out', () => {
    const looked = (fields: Partial<Parameters<typeof mayBeDue>[0]>) =>
      mayBeDue(
        { listed: listedWith(), clock: undefined, cause: 'own', since: '2026-02-23', winBackOn: undefined, ...fields },
        day,
      );
    expect(looked({})).toBe(true);
    expect(looked({ cause: 'boundary' })).toBe(false);
    expect(looked({ listed: listedWith({ progress: 'high' }) })).toBe(false);
    expect([looked({ clock: clockWith('not-yet', 1) }), looked({ clock: clockWith('due', 0) })]).toEqual([false, true]);
    expect([looked({ since: '2025-12-01' }), looked({ since: '2025-12-02' })]).toEqual([false, true]);
    expect([looked({ winBackOn: '2026-01-02' }), looked({ winBackOn: '2026-01-01' })]).toEqual([false, true]);
    expect(looked({ since: '2025-12-10', winBackOn: '2025-12-10' })).toBe(false);
    const low = { listed: listedWith({ progress: 'low' }), since: '2024-01-01' } as const;
    expect([looked({ ...low, winBackOn: '2025-12-03' }), looked({ ...low, winBackOn: '2025-12-02' })]).toEqual([
      ...[false, true],
    ]);
    expect(looked(low)).toBe(true);
  });
});
