import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import type { Cadence } from '../../../../shared/domain/refresh/cadence.ts';
import { sendingWindow } from '../../../../shared/domain/refresh/sending-window.ts';
import { anyCalendar, slowDayOf, slowIsWorkingDay } from '../../../support/domain/calendars.ts';
import { daysAfter, monday } from '../../../support/domain/contexts.ts';
import { cadence } from '../../../support/domain/refreshing.ts';
import { type Event, type Happening, happenings, type Played, play, stopping } from '../../../support/domain/drip.ts';

const hoursBetween = (one: string, other: string): number => (Date.parse(other) - Date.parse(one)) / 3_600_000;

const formats = new Map<string, Intl.DateTimeFormat>();

function timeIn(at: string, timeZone: string): string {
  const format = formats.get(timeZone) ?? new Intl.DateTimeFormat('sv-SE', { timeZone, timeStyle: 'short' });
  formats.set(timeZone, format);
  return format.format(Date.parse(at));
}

type Fault = readonly [what: string, holds: (played: Played, cadence: Cadence) => boolean];

/** What no drip may ever do. */
const faults: readonly Fault[] = [
  [
    'a letter after a stop',
    ({ letters, stops: [first] }) => letters.some(({ at }) => first !== undefined && at > first.at),
  ],
  ['a letter twice', ({ letters }) => new Set(letters.map(({ letter }) => letter)).size < letters.length],
  [
    'letters out of their order',
    ({ letters }, { programme }) => !isRising(letters.map(({ letter }) => placeOf(letter, programme))),
  ],
  [
    'two letters within 3 days',
    ({ letters, offers }) => isCrowded([...letters.map(({ at }) => at), ...offers].toSorted()),
  ],
  [
    'a letter at night',
    ({ letters }, { window: { timeZone } }) => letters.some(({ at }) => isNight(timeIn(at, timeZone))),
  ],
  [
    'a letter on a day off',
    ({ letters }, { window }) => letters.some(({ at }) => !slowIsWorkingDay(slowDayOf(at, window.timeZone), window)),
  ],
  ['a letter before one of a mailing that waits', ({ overtakings }) => overtakings > 0],
  ['a wait for nothing', ({ standstills }) => standstills > 0],
  ['no end', ({ end }) => end === undefined],
  ['an end after 180 days', ({ end }) => end !== undefined && hoursBetween(monday, end.at) > 180 * 24],
];

const placeOf = (letter: string, { letters }: Cadence['programme']): number =>
  letters.findIndex((each) => each.letter === letter);
const isRising = (places: readonly number[]): boolean => places.every((place, n) => place > (places[n - 1] ?? -1));
const isCrowded = (instants: readonly string[]): boolean =>
  instants.some((at, n) => n > 0 && hoursBetween(instants[n - 1] ?? '', at) < 72);
const isNight = (time: string): boolean => time < '09:00' || time >= '18:00';

const broken = (played: Played, by: Cadence): string[] =>
  faults.filter(([, holds]) => holds(played, by)).map(([what]) => what);

describe('A drip', () => {
  it('left alone sends every letter in its time, and ends with a call', () => {
    const { letters, end } = play([], cadence);
    expect(letters.map(({ letter, at }) => `${letter} ${at}`)).toEqual([
      'case 2026-03-02T07:00:00.000Z',
      'review 2026-03-06T07:00:00.000Z',
      'article 2026-03-16T07:00:00.000Z',
    ]);
    expect(end).toEqual({ at: '2026-03-23T07:00:00.000Z', cause: 'programme-over' });
  });

  /** Before the first letter, at each letter and after it, between them, before the call and at it. */
  const moments = [
    monday,
    '2026-03-04T11:00:00.000Z',
    '2026-03-06T06:59:59.999Z',
    '2026-03-06T07:00:00.000Z',
    '2026-03-08T20:00:00.000Z',
    '2026-03-16T07:00:00.000Z',
    '2026-03-18T15:00:00.000Z',
    '2026-03-23T07:00:00.000Z',
  ];

  it('keeps every rule whatever two things happen at whatever moments', () => {
    const events = happenings.flatMap((what) => moments.map((at): Event => ({ at, what })));
    let tried = 0;
    const found: string[] = [];
    for (const [n, one] of events.entries())
      for (const other of events.slice(n)) {
        tried += 1;
        const fault = broken(play([one, other], cadence), cadence);
        if (fault.length > 0) found.push(`${one.what} ${one.at}, ${other.what} ${other.at}: ${fault.join(', ')}`);
      }
    expect(tried).toBe(23_436); // 27 happenings at 8 moments, in pairs
    expect(found.slice(0, 20)).toEqual([]);
  });

  it.each(stopping)('has ended by itself at once after: %s', (what: Happening) => {
    const at = '2026-03-04T11:00:00.000Z';
    expect(play([{ at, what }], cadence).end?.at).toBe(at);
  });

  it.each(happenings.filter((what) => !stopping.includes(what) && what !== 'lose-address' && what !== 'pause-mail'))(
    'sends all its letters despite: %s',
    (what: Happening) => {
      const { letters, end } = play([{ at: '2026-03-04T11:00:00.000Z', what }], cadence);
      expect(letters).toHaveLength(3);
      expect(end?.cause).toBe('programme-over');
    },
  );

  const anyEvents = fc.array(
    fc.record({
      at: fc
        .integer({ min: 0, max: 200 * 24 * 60 })
        .map((minutes) => new Date(Date.parse(monday) + minutes * 60_000).toISOString()),
      what: fc.constantFrom(...happenings),
    }),
    { maxLength: 12 },
  );
  const anyCadence = fc
    .record({
      calendar: anyCalendar,
      gaps: fc.array(fc.integer({ min: 0, max: 30 }), { minLength: 1, maxLength: 8 }),
      callAfterDays: fc.integer({ min: 0, max: 30 }),
    })
    .map(
      ({ calendar, gaps, callAfterDays }): Cadence => ({
        programme: {
          letters: gaps.map((afterDays, n) => ({ letter: `letter-${String(n)}`, afterDays })),
          callAfterDays,
        },
        window: sendingWindow({ ...calendar, shortDayMinutes: Math.min(calendar.shortDayMinutes, 480) }),
      }),
    );

  it('keeps every rule in any programme, calendar and zone, whatever happens', () => {
    fc.assert(
      fc.property(
        anyEvents,
        anyCadence,
        fc.option(fc.integer({ min: 1, max: 400 }), { nil: undefined }),
        (events, any, days) => {
          const wakeUpOn = days === undefined ? undefined : daysAfter(monday, days).slice(0, 10);
          const played = play(events, any, wakeUpOn === undefined ? {} : { wakeUpOn });
          expect(broken(played, any)).toEqual([]);
        },
      ),
      { numRuns: 1000 },
    );
  });
});
