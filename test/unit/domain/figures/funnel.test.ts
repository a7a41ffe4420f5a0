import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { type FunnelRow, funnelRows, stagesWith, type Way } from '../../../../shared/domain/figures/funnel.ts';
import { type Filter, isAsked, type Member, membersOf } from '../../../../shared/domain/figures/members.ts';
import { mismatchesIn } from '../../../../shared/domain/figures/reconcile.ts';
import type { Span } from '../../../../shared/domain/figures/reporting.ts';
import { stageOrder } from '../../../../shared/domain/figures/stages.ts';
import { TraceBook } from '../../../../shared/domain/figures/traces.ts';
import { calendar } from '../../../../settings/calendar.ts';
import { anna } from '../../../support/domain/actors.ts';
import { SalesHistories, type Truth } from '../../../support/domain/sales-histories.ts';

const from = '2026-01-01T00:00:00.000Z';
const making = { leads: 60, from, days: 200 };
const anySeed = fc.integer({ min: 0, max: 2 ** 31 });
const anyAsOf = fc
  .integer({ min: 0, max: 500 })
  .map((day) => new Date(Date.parse(from) + day * 86_400_000).toISOString());
const anySpan: fc.Arbitrary<Span> = fc
  .tuple(fc.integer({ min: 0, max: 300 }), fc.integer({ min: 1, max: 200 }))
  .map(([first, days]) => ({
    from: new Date(Date.parse(from) + first * 86_400_000).toISOString(),
    before: new Date(Date.parse(from) + (first + days) * 86_400_000).toISOString(),
  }));
const anyFilter: fc.Arbitrary<Filter> = fc.record(
  {
    segment: fc.constantFrom('dealer', 'industrial', 'individual'),
    source: fc.constantFrom('site', 'phone'),
    manager: fc.constant(anna.id),
    lane: fc.constantFrom('main', 'separate', 'all'),
    pipeline: fc.constantFrom('leads', 'project', 'dealer-order'),
  },
  { requiredKeys: [] },
);

function membersAt({ facts }: SalesHistories, asOf: string): Member[] {
  const book = new TraceBook(asOf);
  for (let n = 0; n < facts.length; n += 97) book.add(facts.slice(n, n + 97));
  const { traces, broken } = book.traces();
  expect(broken).toEqual([]);
  return membersOf(traces, new Map());
}

function funnelOf(members: readonly Member[], way: Way, span: Span): FunnelRow[] {
  const staged = stagesWith(members, way, span);
  const rows = funnelRows(staged, calendar);
  expect(mismatchesIn(rows, staged, { members, way })).toEqual([]);
  return rows;
}

type Counts = Pick<FunnelRow, 'entered' | 'visits' | 'movedOn' | 'wentBack' | 'here' | 'passed' | 'lost' | 'parked'>;

/** Whether a record is among those asked for, by what is true of it. */
function isMeant({ merged, removed, counted, source, pipeline }: Truth, { lane = 'main', ...asked }: Filter): boolean {
  const is: Partial<Record<keyof Filter, string | undefined>> = {
    ...{ source, pipeline, segment: counted.segment, manager: counted.owner },
  };
  if (merged || removed || (lane !== 'all' && (counted.lane ?? 'main') !== lane)) return false;
  return Object.entries(asked).every(([name, wanted]) => is[name as keyof Filter] === wanted);
}

/** The counts of a stage, from what is true of each record. */
function countsAt(truths: readonly Truth[], stage: string): Counts {
  const cells = truths.flatMap(({ cells: own }) => own.get(stage) ?? []);
  const became = (outcome: string) => cells.filter((cell) => cell.outcome === outcome);
  const byWhy = (outcome: string) =>
    Object.fromEntries(
      [...Map.groupBy(became(outcome), ({ why = '' }) => why)].map(([why, own]) => [why, own.length] as const),
    );
  return {
    entered: cells.length,
    visits: cells.reduce((sum, { visits }) => sum + visits, 0),
    movedOn: became('moved-on').length,
    wentBack: became('went-back').length,
    here: became('here').length,
    passed: cells.filter(({ passed }) => passed).length,
    lost: { total: became('lost').length, byReason: byWhy('lost') },
    parked: { total: became('parked').length, byBasket: byWhy('parked') },
  };
}

const countsIn = ({ entered, visits, movedOn, wentBack, here, passed, lost, parked }: FunnelRow): Counts => ({
  ...{ entered, visits, movedOn, wentBack, here, passed, lost, parked },
});

describe('A funnel of those who came in a time', () => {
  it('has every one of them once at each stage, as they truly went, in whatever order facts come, as of any date', () => {
    fc.assert(
      fc.property(anySeed, anyAsOf, anySpan, anyFilter, (seed, asOf, span, filter) => {
        const histories = new SalesHistories(seed, making);
        const members = membersAt(histories, asOf).filter(isAsked(filter));
        const rows = funnelOf(members, 'arrival', span);
        const truths = histories
          .truthsAt(asOf)
          .filter((truth) => isMeant(truth, filter) && span.from <= truth.arrivedAt && truth.arrivedAt < span.before);
        expect(rows.map(countsIn)).toEqual(
          Object.entries(stageOrder).flatMap(([pipeline, stages]) =>
            stages.map((stage) =>
              countsAt(
                truths.filter((truth) => truth.pipeline === pipeline),
                stage,
              ),
            ),
          ),
        );
      }),
      { numRuns: 60 },
    );
  });

  it('has each of them at one place now, or through: what left the funnel and what is in it make up all who entered', () => {
    fc.assert(
      fc.property(anySeed, (seed) => {
        const members = membersAt(new SalesHistories(seed, making), '2030-01-01T00:00:00.000Z');
        const rows = funnelOf(members, 'arrival', { from, before: '2027-01-01T00:00:00.000Z' });
        for (const pipeline of Object.keys(stageOrder)) {
          const own = rows.filter((row) => row.pipeline === pipeline);
          const through = pipeline === 'leads' ? (own.at(-1)?.movedOn ?? 0) : 0;
          const placed = own.reduce((sum, { here, lost, parked }) => sum + here + lost.total + parked.total, through);
          const all = members.filter(({ trace }) => trace.pipeline === pipeline && trace.visits.length > 0);
          expect(placed).toBe(all.length);
        }
      }),
      { numRuns: 40 },
    );
  });
});

describe('A funnel of what moved in a time', () => {
  it('has at each stage those who entered it then, by their last visit, and reconciles as of any date', () => {
    fc.assert(
      fc.property(anySeed, anyAsOf, anySpan, (seed, asOf, span) => {
        const members = membersAt(new SalesHistories(seed, making), asOf);
        const rows = funnelOf(members, 'movement', span);
        const entered = Object.entries(stageOrder).flatMap(([pipeline, stages]) =>
          stages.map((stage) => {
            const visits = members
              .filter(({ trace }) => trace.pipeline === pipeline)
              .map(({ trace }) =>
                trace.visits.filter(
                  (visit) => visit.stage === stage && span.from <= visit.at && visit.at < span.before,
                ),
              );
            return [visits.filter(({ length }) => length > 0).length, visits.flat().length];
          }),
        );
        expect(rows.map((row) => [row.entered, row.visits])).toEqual(entered);
      }),
      { numRuns: 40 },
    );
  });

  it('of all time is that of those who ever came', () => {
    const members = membersAt(new SalesHistories(7, making), '2030-01-01T00:00:00.000Z');
    const always = { from: '2025-01-01T00:00:00.000Z', before: '2031-01-01T00:00:00.000Z' };
    expect(funnelOf(members, 'movement', always)).toEqual(funnelOf(members, 'arrival', always));
  });
});

describe('A funnel that does not add up', () => {
  const members = membersAt(new SalesHistories(7, making), '2030-01-01T00:00:00.000Z');
  const staged = stagesWith(members, 'arrival', { from, before: '2027-01-01T00:00:00.000Z' });
  const rows = funnelRows(staged, calendar);
  const wrong = (tampered: Partial<FunnelRow>) =>
    mismatchesIn([{ ...(rows[0] as FunnelRow), ...tampered }, ...rows.slice(1)], staged, { members, way: 'arrival' });
  const [first] = rows;

  it('says at which stage, with the records there', () => {
    const lost = { total: 0, byReason: { price: 1 } };
    for (const tampered of [{ entered: -1 }, { movedOn: -1 }, { here: -1 }, { wentBack: -1 }, { lost }]) {
      const [mismatch] = wrong(tampered);
      expect(mismatch?.what).toBe('leads/new');
      expect(mismatch?.records).toHaveLength(first?.entered ?? 0);
    }
    expect(wrong({})).toEqual([]);
  });

  it('says who is at no place of it, or at two', () => {
    const [stage] = staged;
    const [one] = stage?.stays.filter(({ visit }) => !visit.left) ?? [];
    if (!stage || !one) throw new Error('somebody is there');
    const without = staged.map((each) => ({ ...each, stays: each.stays.filter((stay) => stay.member !== one.member) }));
    const gone = one.member.trace;
    const twice = staged.map((each) => (each.stage === 'mql' ? { ...each, stays: [...each.stays, one] } : each));
    const ends = (some: typeof staged) =>
      mismatchesIn(funnelRows(some, calendar), some, { members, way: 'arrival' }).map(({ records }) => records);
    expect(ends(without)).toEqual([]); // who is nowhere has not entered
    expect(ends(twice)).toEqual([[gone.id]]);
    const moved = { ...one, visit: { ...one.visit, left: { as: 'moved-on' as const, at: from, since: from } } };
    const nowhere = staged.map((each) =>
      each === stage ? { ...each, stays: each.stays.map((stay) => (stay === one ? moved : stay)) } : each,
    );
    expect(ends(nowhere)).toEqual([[gone.id]]);
  });
});
