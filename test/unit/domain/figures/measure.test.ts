import { describe, expect, it } from '@jest/globals';
import { type Counting, measure } from '../../../../shared/domain/figures/measure.ts';
import type { Member } from '../../../../shared/domain/figures/members.ts';
import type { Sale } from '../../../../shared/domain/figures/sales.ts';
import type { Trace, Visit, WayOut } from '../../../../shared/domain/figures/trace.ts';
import { MeasuredFigure } from '../../../../shared/domain/hypotheses/measured.ts';
import { idOf, policyWith } from '../../../support/domain/contexts.ts';
import { memberWith } from '../../../support/domain/traces.ts';

const { calendar } = policyWith();
const at = (day: string, hour = 9) => `2026-03-${day}T${String(hour).padStart(2, '0')}:00:00.000Z`;
const left = (as: WayOut, day: string, more: object = {}) => ({ as, at: at(day), since: at(day), ...more });
let n = 0x800;

const deal = (visits: readonly Visit[], trace: Partial<Trace> = {}): Member =>
  memberWith((n += 1), { segment: 'dealer' }, { kind: 'deal', pipeline: 'project', visits, ...trace });
const lead = (day: string, visits: readonly Visit[], trace: Partial<Trace> = {}): Member =>
  memberWith((n += 1), { arrivedAt: at(day) }, { arrivedAt: at(day), visits, ...trace });
const sale = (on: string, netMinor: number, accountId = idOf(1)): Sale => ({
  ...{ id: on, accountId, on, netMinor, currency: 'RUB', margin: netMinor / 4, isAssumed: false },
});
const counting = (members: readonly Member[], more: Partial<Counting> = {}): Counting => ({
  ...{ members, sales: [], accounts: new Map(), effort: new Map(), calendar },
  ...{ first: '2026-03-02', after: '2026-03-06' }, // four days
  span: { from: '2026-03-01T21:00:00.000Z', before: '2026-03-05T21:00:00.000Z' },
  ...more,
});
const counted = (figure: object, members: readonly Member[], more?: Partial<Counting>) =>
  measure(MeasuredFigure().parse(figure), counting(members, more));
const funnel = (figure: string) => ({ report: 'funnel', figure, pipeline: 'project', stage: 'agree-price' });

describe('A figure as a sample', () => {
  const amount = { netMinor: 300, currency: 'RUB', as: 'agreed' } as const;
  const deals = [
    deal([{ stage: 'agree-price', at: at('02'), left: left('moved-on', '04') }], { counted: { amount } }),
    deal([{ stage: 'agree-price', at: at('03'), left: left('lost', '04', { reason: 'price' }) }]),
    deal([{ stage: 'agree-price', at: at('03'), left: left('parked', '07') }]),
    deal([{ stage: 'agree-price', at: at('05'), left: left('went-back', '06') }]),
    deal([{ stage: 'agree-price', at: at('05') }]),
    deal([{ stage: 'agree-price', at: at('09'), left: left('moved-on', '10') }]), // came later
    deal([{ stage: 'send-quote', at: at('03'), left: left('moved-on', '04') }]),
  ];

  it.each([
    ['conversion', { kind: 'share', count: 1, of: 4 }],
    ['lost', { kind: 'share', count: 1, of: 4 }],
    ['parked', { kind: 'share', count: 1, of: 4 }],
    ['wentBack', { kind: 'share', count: 1, of: 4 }],
    ['days', { kind: 'mean', of: 4, mean: 2 }],
    ['enteredPerDay', { kind: 'mean', of: 4, mean: 1.25 }],
    ['amount', { kind: 'mean', of: 1, mean: 300 }],
  ])('of the funnel, %s, is of those who came to the stage in the days', (figure, sample) => {
    expect(counted(funnel(figure), deals)).toMatchObject(sample);
  });

  it('of losses is the share of a reason among all who left the stage in the days', () => {
    const loss = { report: 'losses', figure: 'share', pipeline: 'project', stage: 'agree-price', reason: 'price' };
    expect(counted(loss, deals)).toEqual({ kind: 'share', count: 1, of: 2 });
    const other = deal([{ stage: 'agree-price', at: at('03'), left: left('lost', '04', { reason: 'terms' }) }]);
    expect(counted(loss, [...deals, other])).toEqual({ kind: 'share', count: 1, of: 3 });
    expect(counted({ ...loss, reason: 'unknown' }, deals)).toEqual({ kind: 'share', count: 0, of: 2 }); // who went on gave none
  });

  it('is of one process, also at a stage that others have too', () => {
    const lost = [{ stage: 'agree-price', at: at('03'), left: left('lost', '04', { reason: 'price' }) }];
    const all = [...deals, deal(lost, { pipeline: 'dealer-order' })];
    const ofDealers = { pipeline: 'dealer-order', stage: 'agree-price' };
    expect(counted({ report: 'losses', figure: 'share', reason: 'price', ...ofDealers }, all)).toEqual({
      ...{ kind: 'share', count: 1, of: 1 },
    });
    expect(counted({ report: 'funnel', figure: 'lost', ...ofDealers }, all)).toEqual({
      kind: 'share',
      count: 1,
      of: 1,
    });
  });

  it('of the days at a stage leaves out who passed it within one move', () => {
    const passed = deal([{ stage: 'agree-price', at: at('03'), passed: true, left: left('moved-on', '03') }]);
    expect(counted(funnel('days'), [...deals, passed])).toMatchObject({ kind: 'mean', of: 4, mean: 2 });
    expect(counted(funnel('conversion'), [...deals, passed])).toEqual({ kind: 'share', count: 2, of: 5 });
  });

  it('of choice is the share of wins against a rival, or any', () => {
    const members = [
      deal([{ stage: 'payment-received', at: at('03') }], { counted: { rivals: ['a'] } }),
      deal([{ stage: 'payment-received', at: at('04') }], { counted: { rivals: [] } }),
      deal([{ stage: 'agree-price', at: at('02'), left: left('lost', '04', { competitor: 'b' }) }]),
    ];
    expect(counted({ report: 'choice', figure: 'choice' }, members)).toEqual({ kind: 'share', count: 1, of: 2 });
    expect(counted({ report: 'choice', figure: 'choice', competitor: 'b' }, members)).toEqual({
      ...{ kind: 'share', count: 0, of: 1 },
    });
  });

  const leads = [
    lead('02', [{ stage: 'new', at: at('02') }], { claim: { at: at('02', 10) }, contactedAt: at('02', 11) }),
    lead('03', [{ stage: 'mql', at: at('03'), left: left('lost', '04', { reason: 'region' }) }]),
    lead('04', [{ stage: 'sql', at: at('04') }], { counted: { accountId: idOf(1) } }),
    lead('05', [], {}), // spam
    lead('09', [{ stage: 'new', at: at('09') }]),
  ];

  it.each([
    ['nonTargetShare', { kind: 'share', count: 1, of: 2 }],
    ['untouchedShare', { kind: 'share', count: 2, of: 3 }],
    ['claimMinutes', { kind: 'mean', of: 1, mean: 60 }],
    ['contactMinutes', { kind: 'mean', of: 1, mean: 120 }],
    ['leadsPerDay', { kind: 'mean', of: 4, mean: 0.75 }],
  ])('of the quality of leads, %s, is of those who came in the days', (figure, sample) => {
    expect(counted({ report: 'quality', figure }, leads)).toMatchObject(sample);
  });

  it('of leads that are not served is the share among those decided', () => {
    const more = [lead('04', [{ stage: 'sql', at: at('04') }]), lead('04', [{ stage: 'sql', at: at('04') }])];
    expect(counted({ report: 'quality', figure: 'nonTargetShare' }, [...leads, ...more])).toEqual({
      ...{ kind: 'share', count: 1, of: 4 },
    });
  });

  it('of economics is what new leads of the days have brought since', () => {
    const sales = [sale('2026-03-03', 9000), sale('2026-03-04', 400), sale('2026-06-01', 200)]; // the first was before its lead
    const of = (figure: string) => counted({ report: 'economics', figure }, leads, { sales });
    expect(of('customerShare')).toEqual({ kind: 'share', count: 1, of: 3 });
    expect(of('revenuePerLead')).toMatchObject({ of: 3, mean: 200 });
    expect(of('marginPerLead')).toMatchObject({ of: 3, mean: 50 });
  });

  it('of the plan is what was ordered in the days', () => {
    const sales = [
      sale('2026-03-01', 9),
      sale('2026-03-02', 100),
      sale('2026-03-02', 50),
      sale('2026-03-05', 250),
      sale('2026-03-06', 9),
    ];
    const of = (figure: string) => counted({ report: 'plan', figure }, [], { sales });
    expect(of('ordersPerDay')).toMatchObject({ of: 4, mean: 100 });
    expect(of('orderAmount')).toMatchObject({ of: 3, mean: 400 / 3 });
    expect(of('marginShare')).toMatchObject({ of: 3, mean: 0.25 });
  });

  it('of the focus is how much was done with them on a day', () => {
    const [first] = leads;
    const effort = new Map([[first?.trace.id ?? '', { activities: [at('02'), at('02', 12), at('09')], waits: [] }]]);
    expect(counted({ report: 'focus', figure: 'activitiesPerDay' }, leads, { effort })).toMatchObject({
      of: 4,
      mean: 0.5,
    });
  });
});
