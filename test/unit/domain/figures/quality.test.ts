import { describe, expect, it } from '@jest/globals';
import { sharedOut } from '../../../../shared/domain/figures/costs.ts';
import type { Member } from '../../../../shared/domain/figures/members.ts';
import { qualityCsv } from '../../../../shared/domain/figures/quality-csv.ts';
import { isNewOfMarketing, qualityRows, responseRows, verdictOf } from '../../../../shared/domain/figures/quality.ts';
import type { Left, Visit } from '../../../../shared/domain/figures/trace.ts';
import { calendar } from '../../../../settings/calendar.ts';
import { anna, boris } from '../../../support/domain/actors.ts';
import { monday } from '../../../support/domain/contexts.ts';
import { rubles } from '../../../support/domain/deals.ts';
import { memberWith } from '../../../support/domain/traces.ts';

const left = (as: Left['as'], why: Partial<Left> = {}): Left => ({ as, at: monday, since: monday, ...why });
const at = (stage: string, gone?: Left): Visit => ({ stage, at: monday, ...(gone && { left: gone }) });
const through = left('moved-on');
const lost = (reason: string) => [at('new', through), at('mql', left('lost', { reason }))];

const visitsOf = {
  undecided: [at('new', through), at('mql')],
  sql: [at('new', through), at('mql', through), at('sql')],
  parked: [at('new', through), at('mql', left('parked', { basket: 'time' }))],
  returned: [at('new', through), at('mql', left('parked', { basket: 'time' })), at('mql')],
  region: lost('region'),
  need: [at('new', through), at('mql', through), at('sql', left('lost', { reason: 'need' }))],
  spam: lost('spam'),
  duplicate: lost('duplicate'),
  dealer: lost('handed-to-dealer'),
  held: [],
} as const satisfies Record<string, readonly Visit[]>;
let n = 0x100;
const lead = (visits: keyof typeof visitsOf, fields: Partial<Member> = {}): Member =>
  memberWith((n += 1), fields, { visits: visitsOf[visits] });

describe('What a lead has proved to be', () => {
  it('is target once it came to `sql` or into a basket, unless it was rejected after all; the rest counts apart', () => {
    expect(Object.keys(visitsOf).map((name) => [name, verdictOf(lead(name as keyof typeof visitsOf))])).toEqual([
      ['undecided', 'undecided'],
      ['sql', 'mql'],
      ['parked', 'mql'],
      ['returned', 'mql'],
      ['region', 'non-target'],
      ['need', 'non-target'],
      ['spam', 'spam'],
      ['duplicate', 'duplicate'],
      ['dealer', 'handed-to-dealer'],
      ['held', 'spam'],
    ]);
  });

  it('costs money of marketing unless it is spam, a duplicate, or came otherwise', () => {
    expect(['sql', 'region', 'dealer', 'undecided'].map((name) => isNewOfMarketing(lead(name as 'sql')))).toEqual([
      ...[true, true, true, true],
    ]);
    expect(['spam', 'duplicate', 'held'].map((name) => isNewOfMarketing(lead(name as 'spam')))).toEqual([
      ...[false, false, false],
    ]);
    expect(isNewOfMarketing(lead('sql', { origin: 'referral' }))).toBe(false);
  });
});

describe('The quality of leads', () => {
  const ads = { firstTouch: { source: 'google-ads', campaign: 'drives' } };
  const leads = [
    ...[
      lead('sql'),
      lead('parked'),
      lead('region'),
      lead('undecided'),
      lead('spam'),
      lead('duplicate'),
      lead('dealer'),
    ],
    ...[lead('region', ads), lead('need', ads), lead('need', ads), lead('sql', ads)],
  ];
  const shares = sharedOut(
    [
      {
        ...{ id: '1', costKind: 'marketing', stage: 'acquisition', from: '2026-03-01', to: '2026-03-31' },
        channel: 'google-ads',
        amount: rubles(1000),
      },
      {
        ...{ id: '2', costKind: 'marketing', stage: 'acquisition', from: '2026-03-01', to: '2026-03-31' },
        channel: 'site',
        amount: rubles(100),
      },
    ],
    leads.filter(isNewOfMarketing).map(({ trace, arrivedAt, firstTouch }) => ({
      ...{ id: trace.id, arrivedAt, source: firstTouch?.source ?? '' },
    })),
    'Europe/Moscow',
  );
  const { rows, total } = qualityRows(leads, shares, undefined);

  it('is by source and campaign: in pieces, and in the money that was spent on who was none of ours, by criterion', () => {
    expect(rows).toEqual([
      {
        ...{ source: 'site', leads: 7, mql: 2, nonTarget: 1, undecided: 1, spam: 1, duplicate: 1, handedToDealer: 1 },
        ...{ nonTargetShare: 1 / 3, byCriterion: { region: 1 } },
        spent: [{ netMinor: 100, currency: 'RUB', of: 5 }],
        spentOnNonTarget: [{ netMinor: 20, currency: 'RUB', of: 1 }],
        spentByCriterion: { region: [{ netMinor: 20, currency: 'RUB', of: 1 }] },
      },
      {
        ...{ source: 'google-ads', campaign: 'drives', leads: 4, mql: 1, nonTarget: 3, undecided: 0, spam: 0 },
        ...{ duplicate: 0, handedToDealer: 0, nonTargetShare: 0.75, byCriterion: { need: 2, region: 1 } },
        spent: [{ netMinor: 1000, currency: 'RUB', of: 4 }],
        spentOnNonTarget: [{ netMinor: 750, currency: 'RUB', of: 3 }],
        spentByCriterion: {
          need: [{ netMinor: 500, currency: 'RUB', of: 2 }],
          region: [{ netMinor: 250, currency: 'RUB', of: 1 }],
        },
      },
    ]);
  });

  it('of all together is what its parts add up to', () => {
    expect(total).toMatchObject({
      ...{ leads: 11, mql: 3, nonTarget: 4, undecided: 1, spam: 1, duplicate: 1, handedToDealer: 1 },
      ...{ nonTargetShare: 4 / 7, byCriterion: { need: 2, region: 2 } },
      spent: [{ netMinor: 1100, of: 9 }],
      spentOnNonTarget: [{ netMinor: 770, of: 4 }],
    });
  });

  it('says nothing of a share where nobody is decided, and nothing of money where none was spent', () => {
    const none = qualityRows([lead('undecided')], { ofLead: new Map(), unshared: [] }, 'first');
    expect(none.rows[0]).not.toHaveProperty('nonTargetShare');
    expect(none.rows[0]?.spent).toEqual([]);
    expect(qualityRows([], { ofLead: new Map(), unshared: [] }, 'first')).toMatchObject({
      rows: [],
      total: { leads: 0, spent: [] },
    });
  });

  it('may be told by the last touch', () => {
    const back = lead('sql', { lastTouch: { source: 'mail' } });
    expect(qualityRows([back], shares, 'last').rows.map(({ source }) => source)).toEqual(['mail']);
  });

  it('is a spreadsheet as well', () => {
    expect(
      qualityCsv([...rows, total], 'RUB', 'point')
        .split('\r\n')
        .slice(1),
    ).toEqual([
      'site,,7,2,1,1,1,1,1,0.3333333333333333,region: 1,1,0.2,RUB',
      'google-ads,drives,4,1,3,0,0,0,0,0.75,need: 2; region: 1,10,7.5,RUB',
      ',,11,3,4,1,1,1,1,0.5714285714285714,need: 2; region: 2,11,7.7,RUB',
      '',
    ]);
  });
});

describe('How soon leads are taken up', () => {
  const taken = (minutes: { claim?: number; contact?: number }, by = anna.id) => {
    const after = (min: number): string => new Date(Date.parse(monday) + min * 60_000).toISOString();
    return {
      ...(minutes.claim !== undefined && { claim: { at: after(minutes.claim), by } }),
      ...(minutes.contact !== undefined && { contactedAt: after(minutes.contact) }),
    };
  };
  const came = (trace: object, fields: Partial<Member> = {}) => memberWith((n += 1), fields, trace); // on Monday at ten

  it('is in working minutes from when they came, by manager, by hour of the plant’s day, and of all', () => {
    const leads = [
      came(taken({ claim: 10, contact: 30 }), { manager: anna.id }),
      came(taken({ claim: 30 }), { manager: anna.id }),
      came(taken({ claim: 24 * 60, contact: 25 * 60 }, boris.id)), // given back since, and still his
      came({}),
      came({ arrivedAt: '2026-03-01T21:30:00.000Z' }, { arrivedAt: '2026-03-01T21:30:00.000Z' }),
    ];
    expect(responseRows(leads, calendar)).toEqual([
      {
        ...{ by: 'manager', name: anna.id, leads: 2, claimed: 2, contacted: 1, untouched: 0 },
        ...{ claimMedian: 10, claimP90: 30, contactMedian: 30, contactP90: 30 },
      },
      {
        ...{ by: 'manager', name: boris.id, leads: 1, claimed: 1, contacted: 1, untouched: 0 },
        ...{ claimMedian: 540, claimP90: 540, contactMedian: 600, contactP90: 600 },
      },
      { by: 'manager', leads: 2, claimed: 0, contacted: 0, untouched: 2 },
      { by: 'hour', name: '00', leads: 1, claimed: 0, contacted: 0, untouched: 1 },
      {
        ...{ by: 'hour', name: '10', leads: 4, claimed: 3, contacted: 2, untouched: 1 },
        ...{ claimMedian: 30, claimP90: 540, contactMedian: 30, contactP90: 600 },
      },
      {
        ...{ by: 'all', leads: 5, claimed: 3, contacted: 2, untouched: 2 },
        ...{ claimMedian: 30, claimP90: 540, contactMedian: 30, contactP90: 600 },
      },
    ]);
  });

  it('is not asked of those that were held, or had been under way elsewhere', () => {
    expect(responseRows([came({ visits: [] }), came({ opening: true })], calendar)).toEqual([
      { by: 'all', leads: 0, claimed: 0, contacted: 0, untouched: 0 },
    ]);
  });
});
