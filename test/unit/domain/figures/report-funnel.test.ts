import { describe, expect, it } from '@jest/globals';
import type { MemoryRecords } from '../../../../shared/adapters/memory/records.ts';
import { outcomes } from '../../../../shared/domain/figures/funnel.ts';
import { type FunnelAsked, reportFunnel, staysBehind } from '../../../../shared/domain/figures/report-funnel.ts';
import type { Scoping } from '../../../../shared/domain/figures/scope.ts';
import { stageOrder } from '../../../../shared/domain/figures/stages.ts';
import type { FactDraft } from '../../../../shared/domain/facts/draft.ts';
import { moveLead } from '../../../../shared/domain/leads/move.ts';
import { commitPlan } from '../../../../shared/domain/records/decide.ts';
import { change } from '../../../../shared/domain/records/plan.ts';
import { anna } from '../../../support/domain/actors.ts';
import { contextOf, idOf, policyWith } from '../../../support/domain/contexts.ts';
import { accepted } from '../../../support/domain/decisions.ts';
import { plantAt, today } from '../../../support/domain/demo-plant.ts';
import { leadAt, moveRecords } from '../../../support/domain/leads.ts';
import { storeOf, ToldClock } from '../../../support/domain/stores.ts';

const servicesOf = (store: MemoryRecords, now = today): Scoping => ({
  ...{ records: store, journal: store },
  clock: { now: () => Promise.resolve(now) },
  policies: { at: () => Promise.resolve(policyWith()) },
});
const demo = async (now = today): Promise<Scoping> => servicesOf((await plantAt()).records, now);
const twoYears: FunnelAsked = { from: '2024-12', to: '2026-11', by: 'arrival', lane: 'all' };

describe('The funnel of the demo plant', () => {
  it('reconciles over 24 months, and has every lead and deal of its history', async () => {
    const { stages, asOf, currency } = await reportFunnel(twoYears, await demo());
    expect({ asOf, currency }).toEqual({ asOf: today, currency: 'RUB' });
    expect(stages.map(({ pipeline, stage }) => `${pipeline}/${stage}`)).toEqual(
      Object.entries(stageOrder).flatMap(([pipeline, own]) => own.map((stage) => `${pipeline}/${stage}`)),
    );
    for (const row of stages)
      expect(row.entered).toBe(row.movedOn + row.lost.total + row.parked.total + row.wentBack + row.here);
    expect(stages[0]?.entered).toBeGreaterThan(50);
  });

  it('opens each of its figures to the records it counts, in the order in which they came to the stage', async () => {
    const services = await demo();
    for (const by of ['arrival', 'movement'] as const) {
      const asked: FunnelAsked = { ...twoYears, by, from: '2026-01' };
      for (const row of (await reportFunnel(asked, services)).stages) {
        const count = async (figure: object) =>
          (await staysBehind(asked, { pipeline: row.pipeline, stage: row.stage, ...figure }, services)).stays.length;
        const { entered, movedOn, lost, parked, wentBack, here } = row;
        expect([await count({}), ...(await Promise.all(outcomes.map((outcome) => count({ outcome }))))]).toEqual([
          ...[entered, movedOn, lost.total, parked.total, wentBack, here],
        ]);
        for (const [reason, n] of Object.entries(lost.byReason))
          expect(await count({ outcome: 'lost', reason })).toBe(n);
        for (const [reason, n] of Object.entries(parked.byBasket))
          expect(await count({ outcome: 'parked', reason })).toBe(n);
      }
    }
    const { stays } = await staysBehind(twoYears, { pipeline: 'leads', stage: 'new' }, services);
    expect(stays.map(({ visit: { at } }) => at)).toEqual(stays.map(({ visit: { at } }) => at).toSorted());
  });

  it('is empty, and says nothing of conversion or time, for a filter that nobody fits and a month to come', async () => {
    for (const asked of [
      { ...twoYears, source: 'nowhere' },
      { ...twoYears, from: '2027-03', to: '2027-04' },
    ])
      for (const way of ['arrival', 'movement'] as const)
        for (const row of (await reportFunnel({ ...asked, by: way }, await demo())).stages)
          expect(row).toEqual({
            ...{ pipeline: row.pipeline, stage: row.stage, entered: 0, visits: 0, opening: 0, passed: 0, movedOn: 0 },
            ...{ lost: { total: 0, byReason: {} }, parked: { total: 0, byBasket: {} }, wentBack: 0, here: 0 },
            amount: { known: [], assumed: [] },
          });
  });

  it('is of one pipeline where only that is asked for', async () => {
    const { stages } = await reportFunnel({ ...twoYears, pipeline: 'dealer-order' }, await demo());
    expect(new Set(stages.map(({ pipeline }) => pipeline))).toEqual(new Set(['dealer-order']));
    expect(stages[0]?.entered).toBeGreaterThan(0);
  });

  it('of a past day is what it was asked on that day', async () => {
    const asked: FunnelAsked = { ...twoYears, from: '2026-01', to: '2026-06' };
    const then = await reportFunnel(asked, await demo('2026-07-01T20:59:59.999Z'));
    for (const asOf of ['2026-07-01', '2026-07-01T20:59:59.999Z']) // the last instant of the day in Moscow
      expect(await reportFunnel({ ...asked, asOf }, await demo())).toEqual(then);
    expect(await reportFunnel(asked, await demo())).not.toEqual(then);
  });

  it('of today is of now, and of no day to come', async () => {
    expect((await reportFunnel({ ...twoYears, asOf: '2026-11-24' }, await demo())).asOf).toBe(today);
    for (const asOf of ['2026-11-25', '2026-11-24T09:00:00.001Z'])
      await expect(reportFunnel({ ...twoYears, asOf }, await demo())).rejects.toMatchObject({
        details: { status: 422, code: 'as-of-to-come', detail: `${asOf} is to come; it is ${today}` },
      });
  });
});

describe('A cohort of one', () => {
  async function plant() {
    const clock = new ToldClock();
    const store = await storeOf(clock);
    const at = async (instant: string, plan: Parameters<typeof commitPlan>[1]) => {
      clock.instant = instant;
      await commitPlan(store, plan, contextOf(anna, instant));
    };
    const lead = leadAt('new', { id: idOf(0x101), owner: anna.id });
    const { source, origin, personId, firstTouch: touch, linkedTo } = lead;
    const data = { stage: 'new', source, origin, personId, touch, linkedTo } as const;
    const received: FactDraft = { type: 'LeadReceived', data };
    await at('2026-01-12T09:00:00.000Z', change(undefined, lead, received));
    const mql = leadAt('mql', { ...lead, version: lead.version + 1, stage: { name: 'mql' } });
    await at(
      '2026-02-02T09:00:00.000Z',
      change(lead, mql, { type: 'LeadMoved', data: { from: 'new', to: 'mql', visit: 2 } }),
    );
    const rejected = accepted(
      moveLead(
        mql,
        { to: 'rejected', reason: 'duplicate' },
        moveRecords(),
        contextOf(anna, '2026-02-09T09:00:00.000Z'),
      ),
    );
    await at('2026-02-09T09:00:00.000Z', rejected.plan);
    return { store, services: servicesOf(store, '2026-03-01T00:00:00.000Z') };
  }

  it('is counted with how long it stayed, in days and in working hours', async () => {
    const { services } = await plant();
    const [first, second] = (await reportFunnel({ from: '2026-01', to: '2026-01', by: 'arrival' }, services)).stages;
    expect(first).toMatchObject({
      entered: 1,
      movedOn: 1,
      conversion: 1,
      daysMedian: 21,
      daysP90: 21,
      hoursMedian: 135,
    });
    expect(second).toMatchObject({
      ...{ entered: 1, movedOn: 0, conversion: 0, daysMedian: 7, hoursP90: 45 },
      lost: { total: 1, byReason: { duplicate: 1 } },
    });
  });

  it('is read from where it came when only what it did later is asked for', async () => {
    const { services } = await plant();
    const asked = { from: '2026-02', to: '2026-02', by: 'movement' } as const;
    const { stages } = await reportFunnel(asked, services);
    expect(stages.map(({ entered }) => entered).slice(0, 3)).toEqual([0, 1, 0]);
    const { stays } = await staysBehind(asked, { pipeline: 'leads', stage: 'mql' }, services);
    expect(stays[0]?.member).toMatchObject({ arrivedAt: '2026-01-12T09:00:00.000Z' });
  });

  it('of which a fact is missing is told by name, and no report is made of it', async () => {
    const { store, services } = await plant();
    store.facts.splice(1, 1);
    const broken: Scoping = {
      ...services,
      journal: {
        happened: store.happened.bind(store),
        excerpts: store.excerpts.bind(store),
        of: () => Promise.resolve({ items: [...store.facts] }),
      },
    };
    await expect(reportFunnel({ from: '2026-01', to: '2026-01', by: 'arrival' }, broken)).rejects.toMatchObject({
      details: { status: 409, code: 'does-not-reconcile', extra: { records: [idOf(0x101)] } },
    });
  });
});
