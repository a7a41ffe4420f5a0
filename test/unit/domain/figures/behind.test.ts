import { describe, expect, it } from '@jest/globals';
import { leadFigures } from '../../../../shared/domain/figures/economics.ts';
import { lifecycleStates } from '../../../../shared/domain/figures/lifecycle.ts';
import { basketFigures } from '../../../../shared/domain/figures/baskets.ts';
import { sumOf } from '../../../../shared/domain/figures/numbers.ts';
import { responses } from '../../../../shared/domain/figures/quality.ts';
import { reportBaskets, staysBehind } from '../../../../shared/domain/figures/report-baskets.ts';
import { choicesBehind, reportChoice } from '../../../../shared/domain/figures/report-choice.ts';
import {
  accountFigures,
  accountsBehindEconomics,
  leadsBehindEconomics,
  ordersBehindManagers,
  reportEconomics,
} from '../../../../shared/domain/figures/report-economics.ts';
import { focusBehind, reportFocus } from '../../../../shared/domain/figures/report-focus.ts';
import {
  type LifecycleFigure,
  ordersBehindLifecycle,
  reportLifecycle,
  type SoldFigure,
  standingBehind,
} from '../../../../shared/domain/figures/report-lifecycle.ts';
import { marketBehind, type MarketFigure, reportMarket } from '../../../../shared/domain/figures/report-market.ts';
import { doneBehind, reportPlan } from '../../../../shared/domain/figures/report-plan.ts';
import { leadsBehind, reportQuality } from '../../../../shared/domain/figures/report-quality.ts';
import {
  type ReferralFigure,
  referralsBehind,
  reportReferrals,
} from '../../../../shared/domain/figures/report-referrals.ts';
import {
  attemptsBehind,
  reportWinBacks,
  type WinBackFigure,
} from '../../../../shared/domain/figures/report-win-backs.ts';
import { outcomes } from '../../../../shared/domain/win-backs/win-back.ts';
import type { Sale } from '../../../../shared/domain/figures/sales.ts';
import { present } from '../../../../shared/domain/present.ts';
import { demoServices as demo } from '../../../support/domain/demo-plant.ts';
import { plantHistory, servicesOf } from '../../../support/warehouse/compare.ts';

const months = { from: '2025-12', to: '2026-11' };
const netOf = (sales: readonly Sale[]): number => sumOf(sales.map(({ netMinor }) => netMinor));

describe('A report', () => {
  it('opens each count of the lifecycle to its accounts, and its money to orders', async () => {
    const services = await demo();
    const { segments, stages, pyramid, groups, recurringRevenue } = await reportLifecycle(months, services);
    const accounts = async (figure: LifecycleFigure, more: { readonly segment?: string } = {}) =>
      (await standingBehind({ ...months, ...more }, figure, services)).standings.length;
    for (const { segment, ...states } of segments)
      for (const state of lifecycleStates)
        expect([segment, state, await accounts({ state }, present({ segment }))]).toEqual([
          segment,
          state,
          states[state],
        ]);
    for (const { state, customers } of stages) expect(await accounts({ cameTo: state })).toBe(customers);
    for (const { step, customers, movedUp } of pyramid)
      expect([await accounts({ step }), await accounts({ movedUpTo: step })]).toEqual([customers, movedUp]);
    const orders = async (figure: SoldFigure) => (await ordersBehindLifecycle(months, figure, services)).sales;
    for (const { group = '', orders: count, revenue, margin } of groups) {
      const sales = await orders({ group });
      expect([group, sales.length, netOf(sales)]).toEqual([group, count, revenue]);
      expect(Math.round(sumOf(sales.map((sale) => sale.margin)))).toBe(margin);
    }
    expect(netOf(await orders({ recurring: true }))).toBe(recurringRevenue);
    expect(recurringRevenue).toBeGreaterThan(0);
  });

  it('opens each share of choice to the deals it counts', async () => {
    const services = await demo();
    const { rows, coverage } = await reportChoice(months, services);
    for (const { competitor, us, segment, won, lost } of rows) {
      const asked = { ...months, ...(segment !== undefined && { segment }) };
      const behind = async (outcome: 'won' | 'lost') =>
        (await choicesBehind(asked, { outcome, ...(!us && { competitor }) }, services)).choices.length;
      expect([await behind('won'), await behind('lost')]).toEqual([won, lost]);
    }
    const { choices: untold } = await choicesBehind(months, { outcome: 'untold' }, services);
    expect(untold).toHaveLength(coverage.won.of - coverage.won.told);
  });

  it('opens each count of unit economics to the leads or accounts it counts, and all of them to all', async () => {
    const services = await demo();
    const { rows, total } = await reportEconomics(months, services);
    const cells = [
      ...rows.map((row) => ({ row, cell: { row: row.segment ?? '', month: row.month } })),
      { row: total, cell: {} },
    ];
    for (const { row, cell } of cells.slice(-4)) {
      for (const figure of leadFigures) {
        const { leads } = await leadsBehindEconomics(months, { figure, ...cell }, services);
        expect([figure, leads.length]).toEqual([figure, row[figure]]);
      }
      for (const figure of accountFigures) {
        const { accounts } = await accountsBehindEconomics(months, { figure, ...cell }, services);
        expect([figure, accounts.length]).toEqual([figure, row[figure]]);
      }
    }
  });

  it('opens what was done towards a plan to its orders, first orders and shipped deals', async () => {
    const services = await demo();
    const month = '2026-11';
    const { rows } = await reportPlan({ from: month, to: month }, services);
    for (const { orders, margin, newCustomers, manager, segment } of rows) {
      const place = { month, ...present({ manager, segment }) };
      const behind = async (figure: 'orders' | 'margin' | 'newCustomers') =>
        (await doneBehind({ figure, ...place }, {}, services)).sales;
      const ordered = await behind('orders');
      expect(sumOf(ordered.map(({ netMinor }) => netMinor))).toBe(orders.fact);
      expect(Math.round(sumOf((await behind('margin')).map((sale) => sale.margin)))).toBe(margin.fact);
      expect(await behind('newCustomers')).toHaveLength(newCustomers.fact);
      const { deals } = await doneBehind({ figure: 'shipments', ...place }, {}, services);
      for (const deal of deals) expect(deal.trace.visits.at(-1)?.stage).toBe('shipped');
    }
  });

  it('opens each measure of the focus to what it measures', async () => {
    const services = await demo();
    const { rows } = await reportFocus(months, services);
    for (const { segment = '', leads = 0, activities = 0, daysAtWork = 0, orders = 0, revenue = 0 } of rows) {
      const behind = (figure: 'leads' | 'activities' | 'daysAtWork' | 'orders' | 'revenue') =>
        focusBehind(months, { figure, row: segment }, services);
      expect((await behind('leads')).worked).toHaveLength(leads);
      expect(sumOf((await behind('activities')).worked.map((work) => work.activities))).toBe(activities);
      expect(sumOf((await behind('daysAtWork')).worked.map((work) => work.daysAtWork))).toBeCloseTo(daysAtWork, 6);
      expect((await behind('orders')).sales).toHaveLength(orders);
      expect(sumOf((await behind('revenue')).sales.map(({ netMinor }) => netMinor))).toBe(revenue);
    }
  });

  it('opens how soon leads were taken up to the leads, of a manager, an hour and all', async () => {
    const services = await servicesOf(plantHistory(4, 120).facts, '2027-01-01T00:00:00.000Z');
    for (const [asked, its] of [
      [months, await demo()],
      [{ from: '2026-01', to: '2026-09', lane: 'all' as const }, services],
    ] as const) {
      const { response } = await reportQuality(asked, its);
      for (const { by, name, ...row } of response) {
        const whose = { all: {}, hour: present({ hour: name }), manager: { responsible: name ?? '' } }[by];
        for (const figure of responses) {
          const { leads } = await leadsBehind(asked, { ...whose, response: figure }, its);
          expect([by, name, figure, leads.length]).toEqual([by, name, figure, row[figure]]);
        }
      }
    }
  });

  it('opens what a manager sold to the orders, and what nobody is known to have sold', async () => {
    const services = await demo();
    const { managers = [] } = await reportEconomics(months, services);
    for (const { manager: seller = '', orders, revenue } of managers) {
      const { sales } = await ordersBehindManagers({ ...months, seller }, services);
      expect([seller, sales.length, netOf(sales)]).toEqual([seller, orders, revenue]);
    }
    expect(sumOf(managers.map(({ orders }) => orders))).toBeGreaterThan(0);
  });

  it('opens what a referrer brought to accounts and orders', async () => {
    const services = await servicesOf(plantHistory(5, 200).facts, '2026-09-01T00:00:00.000Z');
    const asked = { from: '2026-02', to: '2026-08' };
    const { rows } = await reportReferrals(asked, services);
    expect(rows.length).toBeGreaterThan(5);
    for (const { referrer, ...row } of rows) {
      const behind = (figure: ReferralFigure) => referralsBehind(asked, { referrer, figure }, services);
      expect((await behind('referred')).accounts.map(({ account: { id } }) => id)).toEqual(row.referred);
      const { accounts } = await behind('customers');
      expect(accounts).toHaveLength(row.customers);
      expect(accounts.filter(({ orders }) => orders.length === 0)).toEqual([]);
      expect(netOf((await behind('revenue')).sales)).toBe(row.revenue);
      expect(Math.round(sumOf((await behind('margin')).sales.map(({ margin }) => margin)))).toBe(row.margin);
      expect(netOf((await behind('ownRevenue')).sales)).toBe(row.ownRevenue);
    }
    expect(await referralsBehind(asked, { referrer: 'nobody', figure: 'referred' }, services)).toMatchObject({
      ...{ accounts: [], sales: [] },
    });
  });

  it('opens the market page to who came to a stage, and to the open deals that lack a role', async () => {
    const services = await demo();
    const { segments } = await reportMarket({}, services);
    const count = async (figure: MarketFigure) => (await marketBehind({}, figure, services)).behind.length;
    for (const { segment, journey, missing } of segments) {
      for (const { pipeline, stage, entered } of journey)
        expect([segment, stage, await count({ segment, pipeline, stage })]).toEqual([segment, stage, entered]);
      for (const { role, deals } of missing)
        expect([segment, role, await count({ segment, role })]).toEqual([segment, role, deals]);
    }
    expect(segments.flatMap(({ missing }) => missing).some(({ deals }) => deals > 0)).toBe(true);
    expect(await count({ segment: 'nobody', role: 'economic' })).toBe(0);
  });

  it('opens each count of the baskets to who came in', async () => {
    const services = await demo();
    const { rows } = await reportBaskets(months, services);
    expect(sumOf(rows.map(({ entered }) => entered))).toBeGreaterThan(5);
    for (const { month, basket, ...row } of rows)
      for (const figure of basketFigures) {
        const { stays } = await staysBehind({ month, basket, figure }, services);
        expect([month, basket, figure, stays.length]).toEqual([month, basket, figure, row[figure]]);
      }
  });

  it('opens each count of win-backs to the attempts, of a row, an effect and a cause', async () => {
    const services = await servicesOf(plantHistory(4, 60).facts, '2027-01-01T00:00:00.000Z');
    const asked = { from: '2026-01', to: '2026-12' };
    const { rows, effects, causes } = await reportWinBacks(asked, services);
    const count = async (figure: WinBackFigure) => (await attemptsBehind(asked, figure, services)).attempts.length;
    expect(rows.length).toBeGreaterThan(0);
    for (const { month, action, ended, ...row } of rows) {
      for (const figure of ['started', 'heldOut', 'returned', 'returnedHeldOut', 'running'] as const)
        expect([month, figure, await count({ month, action, figure })]).toEqual([month, figure, row[figure]]);
      for (const outcome of outcomes) expect(await count({ month, action, outcome })).toBe(ended[outcome] ?? 0);
    }
    for (const { action, treated, heldOut } of effects) {
      expect(await count({ action, figure: 'made', measured: true })).toBe(treated.count);
      expect(await count({ action, figure: 'heldOut', measured: true })).toBe(heldOut.count);
    }
    for (const { by, name = '', cause, count: told } of causes.slice(-9))
      expect(await count({ by, name, cause })).toBe(told);
  });
});
