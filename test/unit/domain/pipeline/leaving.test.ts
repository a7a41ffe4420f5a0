import { describe, expect, it } from '@jest/globals';
import { parkingOf } from '../../../../shared/domain/pipeline/parking.ts';
import { reopeningRefusal } from '../../../../shared/domain/pipeline/reopening.ts';
import { waitRefusal } from '../../../../shared/domain/pipeline/waiting.ts';
import { anna } from '../../../support/domain/actors.ts';
import { contextOf, daysAfter, monday } from '../../../support/domain/contexts.ts';

const context = contextOf(anna);
const refused = (code: string, detail: string, extra: object = {}) => ({
  ok: false,
  refusal: { kind: 'rule', code, detail, ...extra },
});
const msBefore = (instant: string) => new Date(Date.parse(instant) - 1).toISOString();

describe('Who parks', () => {
  it('says in which basket', () => {
    const basket = {
      in: 'body',
      field: 'basket',
      title: { en: 'Basket', ru: 'Корзина' },
      allowed: ['no-money', 'account', 'needs', 'time'],
      example: 'needs',
    };
    expect(parkingOf({}, context)).toEqual(refused('basket-needed', 'say which basket', { missing: [basket] }));
    expect(parkingOf({ basket: 'needs' }, context)).toEqual({ ok: true, basket: 'needs', wakeUp: {} });
  });

  it('says until when in the basket of time, and may in any other', () => {
    const wakeUpAt = {
      in: 'body',
      field: 'wakeUpAt',
      title: { en: 'Wake-up date', ru: 'Дата возврата' },
      example: '2027-03-02',
    };
    expect(parkingOf({ basket: 'time' }, context)).toEqual(
      refused('wake-up-date-needed', 'the basket "time" needs a wake-up date', { missing: [wakeUpAt] }),
    );
    for (const basket of ['time', 'needs'] as const)
      expect(parkingOf({ basket, wakeUpAt: '2026-03-03' }, context)).toEqual({
        ok: true,
        basket,
        wakeUp: { wakeUpAt: '2026-03-03' },
      });
  });

  it('says a day that has not begun', () => {
    const tomorrow = { basket: 'time', wakeUpAt: '2026-03-03' } as const;
    const midnight = '2026-03-02T21:00:00.000Z'; // in Moscow
    expect(parkingOf(tomorrow, contextOf(anna, msBefore(midnight))).ok).toBe(true);
    expect(parkingOf(tomorrow, contextOf(anna, midnight))).toEqual(
      refused('wake-up-date-past', 'the wake-up date 2026-03-03 is not in the future'),
    );
  });
});

describe('Who waits', () => {
  it('waits until later, and no longer than a year and a day', () => {
    const year = daysAfter(monday, 366);
    expect([daysAfter(monday, 1), year].map((until) => waitRefusal(until, monday))).toEqual([undefined, undefined]);
    expect(waitRefusal(monday, monday)).toEqual(refused('wait-date-past', `${monday} is not in the future`));
    expect(waitRefusal(year, msBefore(monday))).toEqual(
      refused('wait-too-long', `${year} is more than 366 days away; park it instead`),
    );
  });
});

describe('What was closed', () => {
  it('comes back within the reopening time, to the last instant', () => {
    const closed = { name: 'lost', at: monday };
    const { reopenDays } = context.policy.thresholds;
    const last = daysAfter(monday, reopenDays);
    expect(reopeningRefusal(closed, contextOf(anna, last))).toBeUndefined();
    expect(reopeningRefusal({ ...closed, at: msBefore(monday) }, contextOf(anna, last))).toEqual(
      refused(
        'too-late-to-reopen',
        `closed on 2026-03-02, more than ${String(reopenDays)} days ago; open a new one, linked to it`,
      ),
    );
  });

  it('is not what is still open', () => {
    expect(reopeningRefusal({ name: 'new' }, context)).toBeUndefined();
  });
});
