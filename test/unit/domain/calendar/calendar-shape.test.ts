import { describe, expect, it } from '@jest/globals';
import { Day, Instant } from '../../../../shared/domain/calendar/instant-schema.ts';
import { WorkingCalendar } from '../../../../shared/domain/calendar/working-calendar.ts';

const plant = {
  timeZone: 'Europe/Moscow',
  hours: { from: '09:00', to: '18:00' },
  weekdays: [1, 2, 3, 4, 5],
  days: { '2026-03-09': 'off' },
  shortDayMinutes: 60,
};

const problemsOf = (value: unknown): string[] =>
  WorkingCalendar.safeParse(value).error?.issues.map(({ path, message }) => `${path.join('.')}: ${message}`) ?? [];

describe('A working calendar', () => {
  it('is taken as it is written', () => {
    expect(WorkingCalendar.parse(plant)).toEqual(plant);
  });

  it('is of a time zone there is', () => {
    expect(problemsOf({ ...plant, timeZone: 'Europe/Berlin' })).toEqual([]);
    expect(problemsOf({ ...plant, timeZone: 'Europe/Atlantis' })).toEqual([
      'timeZone: an IANA time zone, for example Europe/Moscow',
    ]);
  });

  it.each(['9:00', '24:00', '19:60', '30:00', '009:00', '09:00:00', 'x'])('does not open at %s', (from) => {
    expect(problemsOf({ ...plant, hours: { from, to: '23:59' } })).toContain(
      'hours.from: a time of day, for example 09:00',
    );
  });

  it.each(['00:00', '09:05', '10:59', '19:00', '20:00'])('may open at %s', (from) => {
    expect(problemsOf({ ...plant, hours: { from, to: '23:59' } })).toEqual([]);
  });

  it('leaves working time on a short day', () => {
    const short = 'a short day must have working time left';
    expect(problemsOf({ ...plant, shortDayMinutes: 539 })).toEqual([]);
    expect(problemsOf({ ...plant, shortDayMinutes: 540 })).toEqual([`: ${short}`]);
    expect(problemsOf({ ...plant, hours: { from: '18:00', to: '09:00' } })).toEqual([`: ${short}`]);
    expect(problemsOf({ ...plant, hours: { from: '09:30', to: '10:31' } })).toEqual([]);
    expect(problemsOf({ ...plant, hours: { from: '09:30', to: '10:30' } })).toEqual([`: ${short}`]);
    expect(problemsOf({ ...plant, shortDayMinutes: -1 })).not.toEqual([]);
  });

  it('has a working weekday, and knows Monday to Sunday as 1 to 7', () => {
    expect(problemsOf({ ...plant, weekdays: [1, 7] })).toEqual([]);
    for (const weekdays of [[], [0], [8], [1.5]]) expect(problemsOf({ ...plant, weekdays })).toHaveLength(1);
  });

  it('makes exceptions of real days only, and of three kinds', () => {
    const days = { '2026-03-09': 'off', '2026-03-07': 'working', '2026-03-06': 'short' };
    expect(problemsOf({ ...plant, days })).toEqual([]);
    expect(problemsOf({ ...plant, days: { '2026-02-30': 'off' } })).toHaveLength(1);
    expect(problemsOf({ ...plant, days: { '2026-03-09': 'long' } })).toHaveLength(1);
  });

  it('has no other fields', () => {
    expect(problemsOf({ ...plant, lunch: '13:00' })).toHaveLength(1);
    expect(problemsOf({ ...plant, hours: { ...plant.hours, lunch: '13:00' } })).toHaveLength(1);
  });
});

describe('An instant', () => {
  it('is in UTC with milliseconds, so that its text sorts as time does', () => {
    expect(Instant.safeParse('2026-03-02T09:30:00.000Z').success).toBe(true);
    for (const text of [
      '2026-03-02T09:30:00Z',
      '2026-03-02T09:30:00.000+03:00',
      '2026-03-02',
      '2026-02-30T09:30:00.000Z',
    ])
      expect(Instant.safeParse(text).success).toBe(false);
  });
});

describe('A day', () => {
  it('is a date there is', () => {
    expect(Day.safeParse('2028-02-29').success).toBe(true);
    for (const text of ['2026-02-29', '2026-3-2', '2026-03-02T00:00:00.000Z'])
      expect(Day.safeParse(text).success).toBe(false);
  });
});
