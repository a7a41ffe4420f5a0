import { describe, expect, it } from '@jest/globals';
import { reportChoice } from '../../../../shared/domain/figures/report-choice.ts';
import { reportEconomics } from '../../../../shared/domain/figures/report-economics.ts';
import { reportFocus } from '../../../../shared/domain/figures/report-focus.ts';
import { reportFunnel } from '../../../../shared/domain/figures/report-funnel.ts';
import { reportLifecycle } from '../../../../shared/domain/figures/report-lifecycle.ts';
import { reportLosses } from '../../../../shared/domain/figures/report-losses.ts';
import { reportMarket } from '../../../../shared/domain/figures/report-market.ts';
import { reportPlan } from '../../../../shared/domain/figures/report-plan.ts';
import { reportQuality } from '../../../../shared/domain/figures/report-quality.ts';
import { reportReferrals } from '../../../../shared/domain/figures/report-referrals.ts';
import { prepareReview } from '../../../../shared/domain/figures/report-review.ts';
import type { Asked } from '../../../../shared/domain/figures/scope.ts';
import { policyWith } from '../../../support/domain/contexts.ts';
import { demoServices as demo, plantAt } from '../../../support/domain/demo-plant.ts';

type Services = Awaited<ReturnType<typeof demo>>;

/** Every report by months, and how much it counts in all. */
const reports: Readonly<Record<string, (asked: Asked, services: Services) => Promise<number>>> = {
  funnel: async (asked, services) => {
    const { stages } = await reportFunnel({ ...asked, by: 'arrival' }, services);
    return stages.reduce((sum, { entered }) => sum + entered, 0);
  },
  quality: async (asked, services) => (await reportQuality(asked, services)).total.leads,
  losses: async (asked, services) => {
    const { rows } = await reportLosses(asked, services);
    return rows.reduce((sum, { lost }) => sum + lost, 0);
  },
  economics: async (asked, services) => (await reportEconomics(asked, services)).total.leads,
  choice: async (asked, services) => {
    const { coverage } = await reportChoice(asked, services);
    return coverage.won.of + coverage.lost.of;
  },
  focus: async (asked, services) => {
    const { total } = await reportFocus(asked, services);
    return (total.leads ?? 0) + (total.orders ?? 0);
  },
  plan: async ({ from, to, asOf, lane }, services) => {
    const { rows } = await reportPlan(
      { from, to, ...(asOf !== undefined && { asOf }), ...(lane && { lane }) },
      services,
    );
    return rows.reduce((sum, { orders }) => sum + orders.fact, 0);
  },
  lifecycle: async ({ from, to, asOf, segment, manager }, services) => {
    const { pyramid } = await reportLifecycle(
      {
        from,
        to,
        ...(asOf !== undefined && { asOf }),
        ...(segment !== undefined && { segment }),
        ...(manager !== undefined && { manager }),
      },
      services,
    );
    return pyramid.reduce((sum, { customers, movedUp }) => sum + customers + movedUp, 0);
  },
  referrals: async ({ from, to }, services) => (await reportReferrals({ from, to }, services)).rows.length,
};
const names = Object.keys(reports);
const counted = (name: string, asked: Asked, services: Services): Promise<number> =>
  reports[name]?.(asked, services) ?? Promise.reject(new Error(`no report ${name}`));

describe('Each report of the demo plant', () => {
  it.each(names)('%s is of 24 months', async (name) => {
    const count = await counted(name, { from: '2024-12', to: '2026-11' }, await demo());
    if (name === 'referrals')
      expect(count).toBe(0); // nobody recommended the demo plant
    else expect(count).toBeGreaterThan(3);
  });

  it.each(names.filter((name) => !['lifecycle', 'plan'].includes(name)))(
    '%s of a month to come counts nobody',
    async (name) => {
      expect(await counted(name, { from: '2027-02', to: '2027-02' }, await demo())).toBe(0);
    },
  );

  it.each(names.filter((name) => !['plan', 'referrals', 'focus'].includes(name)))(
    '%s counts nobody where its filter fits nobody',
    async (name) => {
      const nobody = { from: '2024-12', to: '2026-11', segment: 'nobody', source: 'nowhere' };
      expect(await counted(name, nobody, await demo())).toBe(0);
    },
  );

  it.each(['funnel', 'quality', 'economics'])('%s is of one alone where one alone came', async (name) => {
    const services = await demo();
    const { records } = await plantAt();
    const leads = records.all.flatMap((record) => (record.kind === 'lead' ? [record.firstTouch.at.slice(0, 7)] : []));
    const [month = ''] = [...Map.groupBy(leads, (each) => each)].find(([, own]) => own.length === 1) ?? [];
    expect(month).not.toBe('');
    expect(await counted(name, { from: month, to: month, lane: 'all' }, services)).toBeGreaterThanOrEqual(1);
  });

  it.each(names)('%s of before there was anything says so', async (name) => {
    const asked = { from: '2024-12', to: '2024-12', asOf: '2024-10-31' };
    const services = await demo();
    expect(await counted(name, asked, services)).toBe(0);
  });

  it('prepares a review of what changed since the last one was held, each question with somebody to answer it', async () => {
    const page = await prepareReview({}, await demo());
    const { records } = await plantAt();
    const [held] = records.all.flatMap((record) => (record.kind === 'review' ? [record] : []));
    expect(page.since).toBe(held?.until);
    expect(page.changes.length).toBeGreaterThan(4);
    const staff = policyWith().staff.map(({ id }) => id);
    expect(page.changes.filter(({ addressee = '' }) => !staff.includes(addressee))).toEqual([]);
    const sizes = page.changes.map(({ amountMinor }) => Math.abs(amountMinor));
    expect(sizes).toEqual(sizes.toSorted((a, b) => b - a));
    expect(page.levers.filter(({ extraMargin = 0 }) => extraMargin > 0).length).toBeGreaterThan(4);
    expect(page.months).toHaveLength(13);
  });

  it('sets the planned journey beside how long customers take, and says which roles open deals lack', async () => {
    const { segments, market } = await reportMarket({}, await demo());
    expect(market?.segments.map(({ segment }) => segment)).toEqual(['industrial', 'dealer']);
    const [industrial] = segments;
    const agreeing = industrial?.journey.find(
      ({ pipeline, stage }) => pipeline === 'project' && stage === 'agree-price',
    );
    expect(agreeing).toMatchObject({ planned: 10, entered: expect.any(Number), daysMedian: expect.any(Number) });
    expect(industrial?.missing.find(({ role }) => role === 'economic')).toMatchObject({ role: 'economic' });
    for (const { missing } of segments) for (const { deals, of } of missing) expect(deals).toBeLessThanOrEqual(of);
  });
});
