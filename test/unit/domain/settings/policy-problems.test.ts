import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { seeds } from '../../../../settings/seeds.ts';
import { addWorkingDays, plusDays } from '../../../../shared/domain/calendar/working-calendar.ts';
import { policyProblems } from '../../../../shared/domain/settings/policy-problems.ts';
import type { Settings } from '../../../../shared/domain/settings/settings.ts';

const { calendar, deadlines, staff } = seeds;
const sellers = staff
  .filter(({ group }) => group === 'manager' || group === 'head')
  .map(({ id }) => id)
  .join(', ');
const stages = 'new-deal, discuss-terms, send-quote, agree-price';
const office = staff.filter(({ group }) => group === 'office');
const [manager] = staff;
const clerk = office[0]?.id ?? '';

/** So many days off from 1 January 2027 on, as the exceptions of a calendar. */
const daysOff = (count: number): Settings['calendar']['days'] =>
  Object.fromEntries(Array.from({ length: count }, (_, n) => [plusDays('2027-01-01', n), 'off'] as const));

const groups = ['sensors', 'drives', 'controllers', 'cabinets', 'systems'];

const [anna = '', boris = '', vera = ''] = sellers.split(', ');

describe('Settings that fit each other', () => {
  it('have no problem: the seeds', () => {
    expect(policyProblems(seeds)).toEqual([]);
  });

  it.each<[string, Partial<Settings>, string[]]>([
    ['no segment', { segments: [], routing: [] }, ['segments: at least one is needed']],
    ['no source', { sources: [], forms: [] }, ['sources: at least one is needed']],
    [
      'a substitute nobody knows, for somebody who does not sell',
      { substitutes: [{ absent: clerk, by: 'x', from: '2026-03-02', to: '2026-03-02' }] },
      [`substitutes.0.absent: ${clerk} is none of ${sellers}`, `substitutes.0.by: x is none of ${sellers}`],
    ],
    ['no cause to cancel', { 'cancel-causes': [] }, ['cancel-causes: at least one is needed']],
    ['no cause to complain', { 'claim-causes': [] }, ['claim-causes: at least one is needed']],
    ['no department', { departments: [] }, ['departments: at least one is needed']],
    [
      'somebody unknown to see to customers of a segment that is none',
      { lifecycle: [{ stage: 'return', segment: 'aliens', role: { en: 'Head', ru: 'Глава' }, person: 'x' }] },
      [
        'lifecycle.0.segment: aliens is none of industrial, developer, dealer, individual',
        `lifecycle.0.person: x is none of ${seeds.staff.map(({ id }) => id).join(', ')}`,
      ],
    ],
    [
      'a segment of a criterion that is gone',
      { criteria: seeds.criteria.filter(({ id }) => id !== 'company') },
      ['industrial', 'developer'].map(
        (segment) =>
          `segments.${segment}.criteria: company is none of product, region, volume, lead-time, need, not-competitor, contacts`,
      ),
    ],
    [
      'no criterion at all',
      { criteria: [], segments: seeds.segments.map((segment) => ({ ...segment, criteria: ['need'] })) },
      ['industrial', 'developer', 'dealer', 'individual'].map(
        (segment) => `segments.${segment}.criteria: need is none of nothing`,
      ),
    ],
    [
      'a rule for a segment that is gone',
      { segments: seeds.segments.filter(({ id }) => id !== 'dealer') },
      ['routing.0.segment: dealer is none of industrial, developer, individual'],
    ],
    [
      'a rule for a group that is gone',
      { routing: [{ productGroup: 'tractors', to: seeds.routing[0]?.to ?? '' }] },
      [`routing.0.productGroup: tractors is none of ${groups.join(', ')}`],
    ],
    [
      'a rule to somebody who does not sell',
      { routing: office.map(({ id }) => ({ to: id })) },
      office.map(({ id }) => `routing.0.to: ${id} is none of ${sellers}`),
    ],
    [
      'nobody of the staff',
      { staff: [], routing: [], lifecycle: [] },
      ['manager', 'head'].map((group) => `staff.group: ${group} is missing; needed are manager, head`),
    ],
    [
      'no head',
      { staff: manager ? [manager] : [], routing: [], lifecycle: [] },
      ['staff.group: head is missing; needed are manager, head'],
    ],
    [
      'a misspelt stage among the deadlines',
      {
        deadlines: { ...deadlines, dealDays: { 'new-deal': 1, 'discuss-terms': 3, 'send-quote': 2, 'agree-prce': 10 } },
      },
      [
        `deadlines.dealDays: agree-prce is none of ${stages}, payment-received`,
        `deadlines.dealDays: agree-price is missing; needed are ${stages}, payment-received`,
        `deadlines.dealDays: payment-received is missing; needed are ${stages}, payment-received`,
      ],
    ],
    [
      'a deadline for what lasts until a promised day',
      { deadlines: { ...deadlines, dealDays: { ...deadlines.dealDays, 'production-ordered': 5 } } },
      [`deadlines.dealDays: production-ordered is none of ${stages}, payment-received`],
    ],
    [
      'no reason to lose a deal for',
      { 'loss-reasons': {} },
      stages.split(', ').map((stage) => `loss-reasons: ${stage} is missing; needed are ${stages}`),
    ],
    [
      'a stage without a reason, and reasons where no deal is lost',
      { 'loss-reasons': { ...seeds['loss-reasons'], 'agree-price': [], shipped: [] } },
      [`loss-reasons: shipped is none of ${stages}`, `loss-reasons: agree-price is missing; needed are ${stages}`],
    ],
    [
      'a season without a working day',
      { calendar: { ...calendar, days: { '2026-06-12': 'off', ...daysOff(100) } } },
      ['calendar.days: no working day in the 100 days from 2027-01-01; there must be one'],
    ],
  ])('have not %s', (_what, wrong, problems) => {
    expect(policyProblems({ ...seeds, ...wrong })).toEqual(problems);
  });

  it('tell of the first day of a standstill, in whatever order its days are written', () => {
    const days = Object.fromEntries(Object.entries(daysOff(101)).reverse());
    expect(policyProblems({ ...seeds, calendar: { ...calendar, days } })).toEqual([
      'calendar.days: no working day in the 100 days from 2027-01-01; there must be one',
    ]);
  });

  it('may stand still for less than a season', () => {
    const idle = { ...calendar, days: daysOff(99), weekdays: [1, 2, 3, 4, 5, 6, 7] };
    expect(policyProblems({ ...seeds, calendar: idle })).toEqual([]);
  });

  it('have a calendar in which every deadline ends, whatever the days off', () => {
    const offs = fc.array(fc.tuple(fc.integer({ min: 0, max: 600 }), fc.integer({ min: 1, max: 300 })), {
      maxLength: 4,
    });
    fc.assert(
      fc.property(offs, fc.integer({ min: 0, max: 900 }), (spans, start) => {
        const off = spans.flatMap(([from, length]) =>
          Array.from({ length }, (_, n) => [plusDays('2027-01-01', from + n), 'off'] as const),
        );
        const days: Settings['calendar']['days'] = Object.fromEntries(off);
        const at = `${plusDays('2027-01-01', start)}T09:00:00.000Z`;
        fc.pre(policyProblems({ ...seeds, calendar: { ...calendar, days } }).length === 0);
        const due = addWorkingDays(at, 1, { ...calendar, days });
        expect(Date.parse(due) - Date.parse(at)).toBeLessThan(210 * 86_400_000);
      }),
    );
  });

  const problemsOf = (...substitutes: Settings['substitutes']) => policyProblems({ ...seeds, substitutes });
  const turn = (absent: string, by: string, from: string, to = from) => ({ absent, by, from, to });

  it('name substitutes one at a time, and never whoever is absent', () => {
    expect(
      problemsOf(
        turn(anna, boris, '2026-03-02', '2026-03-04'),
        turn(anna, vera, '2026-03-05'),
        turn(anna, vera, '2026-03-01'),
        turn(vera, boris, '2026-03-03'),
      ),
    ).toEqual([]);
    for (const day of ['2026-03-02', '2026-03-04'])
      expect(problemsOf(turn(anna, boris, '2026-03-02', '2026-03-04'), turn(anna, vera, day))).toEqual([
        `substitutes: ${anna} has another substitute on ${day}; there is one at a time`,
      ]);
    expect(problemsOf(turn(anna, anna, '2026-03-02'))).toEqual([
      `substitutes.0.by: ${anna} is none of ${sellers.split(', ').slice(1).join(', ')}`,
    ]);
  });

  it('name substitutes from a day to a day that is not before it', () => {
    expect(problemsOf(turn(anna, boris, '2026-03-03', '2026-03-02'))).toEqual([
      'substitutes: 2026-03-02 is before 2026-03-03; the last day comes after the first',
    ]);
  });
});
