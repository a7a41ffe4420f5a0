import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import {
  addWorkingDays,
  addWorkingMinutes,
  dayOf,
  isWorkingDay,
  NoWorkingTime,
  plusDays,
  startOfDay,
  type WorkingCalendar,
  workingMinutesBetween,
  workingMinutesWithin,
} from '../../../../shared/domain/calendar/working-calendar.ts';
import {
  anyCalendar,
  anyDay,
  anyMinute,
  anyNightCalendar,
  shownAt,
  slowAddWorkingDays,
  slowAddWorkingMinutes,
  slowDayOf,
  slowIsWorkingDay,
  slowWorkingMinutesBetween,
} from '../../../support/domain/calendars.ts';

const anyZone = fc.constantFrom('Europe/Moscow', 'Europe/Berlin', 'America/New_York', 'UTC');
const anyMinutes = fc.integer({ min: 1, max: 1000 });

/** 9 to 18 in Moscow; 9 March is off, Saturday 7 March works, 6 March ends an hour early. */
const plant: WorkingCalendar = {
  timeZone: 'Europe/Moscow',
  hours: { from: '09:00', to: '18:00' },
  weekdays: [1, 2, 3, 4, 5],
  days: { '2026-03-09': 'off', '2026-03-07': 'working', '2026-03-06': 'short' },
  shortDayMinutes: 60,
};

describe('Working minutes', () => {
  it('end where counting minute by minute ends, in every zone and through every change of the clock', () => {
    fc.assert(
      fc.property(anyMinute, anyMinutes, fc.oneof(anyCalendar, anyNightCalendar), (from, minutes, calendar) => {
        expect(addWorkingMinutes(from, minutes, calendar)).toBe(slowAddWorkingMinutes(from, minutes, calendar));
      }),
    );
  });

  it('between two instants are those counted one by one', () => {
    fc.assert(
      fc.property(
        anyMinute,
        fc.integer({ min: -3000, max: 20_000 }),
        fc.oneof(anyCalendar, anyNightCalendar),
        (from, minutes, calendar) => {
          const to = new Date(Date.parse(from) + minutes * 60_000).toISOString();
          expect(workingMinutesBetween(from, to, calendar)).toBe(slowWorkingMinutesBetween(from, to, calendar));
        },
      ),
    );
  });

  it('between are the same of many spans of a time as of each', () => {
    fc.assert(
      fc.property(
        anyMinute,
        fc.array(fc.tuple(fc.nat({ max: 40_000 }), fc.nat({ max: 40_000 })), { minLength: 1 }),
        fc.oneof(anyCalendar, anyNightCalendar),
        (from, spans, calendar) => {
          const after = (minutes: number): string => new Date(Date.parse(from) + minutes * 60_000).toISOString();
          const within = workingMinutesWithin(from, after(40_000), calendar);
          for (const [one, other] of spans)
            expect(within(Date.parse(after(one)), Date.parse(after(other)))).toBe(
              one < other ? slowWorkingMinutesBetween(after(one), after(other), calendar) : 0,
            );
        },
      ),
      { numRuns: 20 },
    );
  });

  it('added are the minutes between', () => {
    fc.assert(
      fc.property(anyMinute, anyMinutes, anyCalendar, (from, minutes, calendar) => {
        const to = addWorkingMinutes(from, minutes, calendar);
        expect(workingMinutesBetween(from, to, calendar)).toBe(minutes);
      }),
    );
  });

  it.each([
    ['within a day', '2026-03-02T07:00:00.000Z', 120, '2026-03-02T09:00:00.000Z'],
    ['to the closing of a day', '2026-03-02T07:00:00.000Z', 480, '2026-03-02T15:00:00.000Z'],
    ['over night', '2026-03-02T14:30:00.000Z', 60, '2026-03-03T06:30:00.000Z'],
    ['from before opening', '2026-03-02T01:00:00.000Z', 60, '2026-03-02T07:00:00.000Z'],
    ['from closing on', '2026-03-02T15:00:00.000Z', 60, '2026-03-03T07:00:00.000Z'],
    ['past the early end of a short day', '2026-03-06T13:30:00.000Z', 60, '2026-03-07T06:30:00.000Z'],
    ['over a Sunday and a holiday', '2026-03-07T14:00:00.000Z', 120, '2026-03-10T07:00:00.000Z'],
    ['none, from outside working hours', '2026-03-02T16:00:00.000Z', 0, '2026-03-03T06:00:00.000Z'],
    ['none, from the very closing', '2026-03-02T15:00:00.000Z', 0, '2026-03-03T06:00:00.000Z'],
    ['with the seconds kept', '2026-03-02T07:00:12.345Z', 30, '2026-03-02T07:30:12.345Z'],
  ])('count %s', (_how, from, minutes, to) => {
    expect(addWorkingMinutes(from, minutes, plant)).toBe(to);
  });

  it('are not found where nobody ever works, and the calendar says so instead of searching for ever', () => {
    const idle: WorkingCalendar = {
      ...plant,
      weekdays: [1],
      days: Object.fromEntries(Array.from({ length: 500 }, (_, n) => [plusDays('2026-01-01', n), 'off'])),
    };
    const idleFrom = (day: string) => () => addWorkingMinutes(`${day}T07:00:00.000Z`, 1, idle);
    expect(idleFrom('2026-03-02')).toThrow(NoWorkingTime);
    expect(new NoWorkingTime('x').name).toBe('NoWorkingTime');
    const nobody = 'the calendar has no working day in 400 days from 2026-03-02T07:00:00.000Z';
    expect(idleFrom('2026-03-02')).toThrow(nobody);
    expect(() => addWorkingDays('2026-03-02T07:00:00.000Z', 1, idle)).toThrow(new NoWorkingTime(nobody));
    expect(idleFrom('2026-06-01')()).toBe('2027-05-17T06:01:00.000Z');
  });

  it('are found after 399 idle days, and no longer after 400', () => {
    const onlyOn = (day: string): WorkingCalendar => ({
      ...plant,
      days: {
        ...Object.fromEntries(Array.from({ length: 900 }, (_, n) => [plusDays('2026-01-01', n), 'off'])),
        [day]: 'working',
      },
    });
    const opening = (day: string) => addWorkingMinutes('2026-03-02T07:00:00.000Z', 1, onlyOn(day));
    expect(opening(plusDays('2026-03-02', 399))).toBe('2027-04-05T06:01:00.000Z');
    expect(() => opening(plusDays('2026-03-02', 400))).toThrow(NoWorkingTime);
  });
});

describe('Working days', () => {
  it('end on the day and at the time that walking day by day leads to', () => {
    fc.assert(
      fc.property(anyMinute, fc.integer({ min: 0, max: 15 }), anyCalendar, (from, days, calendar) => {
        const end = addWorkingDays(from, days, calendar);
        expect(shownAt(end, calendar.timeZone)).toEqual(slowAddWorkingDays(from, days, calendar));
      }),
    );
  });

  it.each([
    ['within a week', '2026-03-02T07:15:00.000Z', 2, '2026-03-04T07:15:00.000Z'],
    ['from before opening', '2026-03-02T01:00:00.000Z', 1, '2026-03-03T06:00:00.000Z'],
    ['from closing on', '2026-03-02T15:00:00.000Z', 1, '2026-03-04T06:00:00.000Z'],
    ['from a day off', '2026-03-08T09:00:00.000Z', 1, '2026-03-11T06:00:00.000Z'],
    ['no later than the end of a short day', '2026-03-05T14:45:00.000Z', 1, '2026-03-06T14:00:00.000Z'],
    ['over a weekend with a working Saturday and a holiday', '2026-03-06T07:00:00.000Z', 2, '2026-03-10T07:00:00.000Z'],
  ])('count %s', (_how, from, days, to) => {
    expect(addWorkingDays(from, days, plant)).toBe(to);
  });

  it('are the weekdays of the plant but for the exceptions', () => {
    fc.assert(
      fc.property(anyDay, anyCalendar, (day, calendar) => {
        expect(isWorkingDay(day, calendar)).toBe(slowIsWorkingDay(day, calendar));
      }),
    );
  });

  it.each([
    ['2026-03-01', false],
    ['2026-03-02', true],
    ['2026-03-06', true],
    ['2026-03-07', true],
    ['2026-03-09', false],
    ['2026-03-14', false],
  ])('include %s: %s', (day, works) => {
    expect(isWorkingDay(day, plant)).toBe(works);
  });
});

describe('A calendar day', () => {
  it('is the one the wall clock of the zone shows', () => {
    fc.assert(
      fc.property(anyMinute, anyZone, (at, zone) => {
        expect(dayOf(at, zone)).toBe(slowDayOf(at, zone));
      }),
    );
  });

  it('starts at the first instant that is still of it', () => {
    fc.assert(
      fc.property(anyDay, anyZone, (day, zone) => {
        const start = startOfDay(day, zone);
        const before = new Date(Date.parse(start) - 1).toISOString();
        expect([dayOf(start, zone), dayOf(before, zone)]).toEqual([day, plusDays(day, -1)]);
      }),
    );
  });

  it('begins later in Moscow than midnight in UTC, and is 23 hours long in Berlin when summer time comes', () => {
    expect(startOfDay('2026-03-29', 'Europe/Moscow')).toBe('2026-03-28T21:00:00.000Z');
    expect(startOfDay('2026-03-29', 'Europe/Berlin')).toBe('2026-03-28T23:00:00.000Z');
    expect(startOfDay('2026-03-30', 'Europe/Berlin')).toBe('2026-03-29T22:00:00.000Z');
  });

  it('is counted on over months, years and leap days', () => {
    expect(plusDays('2026-12-31', 1)).toBe('2027-01-01');
    expect(plusDays('2028-02-28', 1)).toBe('2028-02-29');
    expect(plusDays('2026-03-29', 7)).toBe('2026-04-05');
    expect(plusDays('2026-03-01', -1)).toBe('2026-02-28');
  });
});
