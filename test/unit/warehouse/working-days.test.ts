import { describe, expect, it, jest } from '@jest/globals';
import { type Random, randomOf } from '../../../local/demo/random.ts';
import {
  plusDays,
  workingMinutesBetween,
  type WorkingCalendar,
} from '../../../shared/domain/calendar/working-calendar.ts';
import type { Fact } from '../../../shared/domain/facts/fact.ts';
import { idOf } from '../../support/domain/contexts.ts';
import { type Row, Warehouse } from '../../support/warehouse/duck.ts';
import { Telling } from '../../support/warehouse/telling.ts';

jest.setTimeout(60_000); // the days of years, on a machine that does other things beside

const minuteMs = 60_000;
const dayMs = 1440 * minuteMs;
const asked = { from: '2014-12', to: '2028-12', asOf: '2029-01-01T00:00:00.000Z', currency: 'RUB' } as const;

/** A lead of a manager of its own: when it came, was claimed and first contacted. */
type Response = {
  readonly manager: string;
  readonly came: string;
  readonly claimed: string;
  readonly contacted: string;
};

/** Most within days, at any millisecond; some in years. */
function someResponses(random: Random, count: number): Response[] {
  const after = (ms: number): number => ms + Math.floor(random.next() ** 6 * 900 * dayMs);
  return Array.from({ length: count }, (_, n) => {
    const came = Date.parse('2022-01-01') + Math.floor(random.next() * 4 * 365 * dayMs);
    const [claimed, contacted] = [after(came), after(came)];
    const [first, second, third] = [came, claimed, contacted].map((ms) => new Date(ms).toISOString());
    return { manager: idOf(n), came: first ?? '', claimed: second ?? '', contacted: third ?? '' };
  });
}

function told(responses: readonly Response[]): readonly Fact[] {
  const telling = new Telling();
  for (const { manager, came, claimed, contacted } of responses) {
    const tell = (type: string, at: string, data: object): void => {
      telling.tell('lead', manager, type, at, data, { counted: { owner: manager } });
    };
    tell('LeadReceived', came, { stage: 'new', origin: 'marketing', touch: { source: 'site' } });
    tell('LeadMoved', claimed, { from: 'new', to: 'mql' });
    tell('LeadContacted', contacted, { first: true });
  }
  return telling.facts;
}

/** From some hour of the morning, or from midnight on, to some hour of the evening; no hour that comes twice when clocks are set back. */
function someCalendar(random: Random, timeZone: string): WorkingCalendar {
  const time = (hour: number): string => `${String(hour).padStart(2, '0')}:${random.pick(['00', '15', '30', '59'])}`;
  const kinds = ['off', 'working', 'short'] as const;
  return {
    timeZone,
    hours: { from: random.pick(['00:00', time(random.between(4, 11))]), to: time(random.between(14, 22)) },
    weekdays: [1, 2, 3, 4, 5, 6, 7].filter((day) => day === 1 || random.next() < 0.7),
    days: Object.fromEntries(
      Array.from({ length: 400 }, () => [plusDays('2022-01-01', random.between(0, 1900)), random.pick(kinds)]),
    ),
    shortDayMinutes: random.between(0, 119),
  };
}

const ofManagers = (rows: readonly Row[]) =>
  rows
    .filter(({ scope }) => scope === 'manager')
    .map(({ name, claim_median, contact_median }) => ({ name, claim_median, contact_median }));

describe('Working time in the queries of the warehouse', () => {
  it.each(['Europe/Berlin', 'America/New_York', 'America/Santiago', 'Australia/Lord_Howe', 'Pacific/Chatham'])(
    'is to the millisecond that of the product, whenever clocks are set in %s',
    async (timeZone) => {
      const random = randomOf(timeZone.length * 101);
      const responses = someResponses(random, 200);
      const warehouse = await Warehouse.of(told(responses));
      const calendar = someCalendar(random, timeZone);
      expect(ofManagers(await warehouse.ask('quality-response', { ...asked, timeZone, calendar }))).toEqual(
        responses.map(({ manager, came, claimed, contacted }) => ({
          name: manager,
          claim_median: workingMinutesBetween(came, claimed, calendar),
          contact_median: workingMinutesBetween(came, contacted, calendar),
        })),
      );
      warehouse.close();
    },
  );

  it('is known to nobody without a calendar, nor before 2010, and what was done is counted all the same', async () => {
    const [before, since] = ['2009-12-31T07:00:00.000Z', '2016-02-01T07:00:00.000Z'];
    const took = (came: string) => ({ came, claimed: since, contacted: '2016-02-01T08:30:00.000Z' });
    const warehouse = await Warehouse.of(
      told([
        { manager: idOf(1), ...took(before) },
        { manager: idOf(2), ...took(since) },
      ]),
    );
    const calendar: WorkingCalendar = {
      ...{
        timeZone: 'Europe/Moscow',
        hours: { from: '09:00', to: '18:00' },
        weekdays: [1],
        days: {},
        shortDayMinutes: 0,
      },
    };
    const question = { ...asked, from: '2009-12', timeZone: calendar.timeZone };
    const all = async (more: object) =>
      (await warehouse.ask('quality-response', { ...question, ...more })).filter(({ scope }) => scope === 'all');
    const done = { scope: 'all', name: null, leads: 2, claimed: 2, contacted: 2, untouched: 0 };
    const unknown = { claim_median: null, claim_p90: null, contact_median: null, contact_p90: null };
    expect(await all({})).toEqual([{ ...done, ...unknown }]);
    expect(await all({ calendar })).toEqual([
      { ...done, claim_median: 0, claim_p90: 0, contact_median: 90, contact_p90: 90 },
    ]);
    warehouse.close();
  });
});
