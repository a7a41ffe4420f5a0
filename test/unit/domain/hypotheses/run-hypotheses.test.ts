import { beforeAll, describe, expect, it } from '@jest/globals';
import {
  dropHypothesis,
  NewHypothesis,
  writeHypothesis,
} from '../../../../shared/domain/hypotheses/change-hypothesis.ts';
import { baselineOf, runHypotheses } from '../../../../shared/domain/hypotheses/run-hypotheses.ts';
import { valueOf } from '../../../../shared/domain/hypotheses/sample.ts';
import { found } from '../../../../shared/domain/records/found.ts';
import { decideAndCommit } from '../../../../shared/domain/records/decide.ts';
import type { MemoryRecords } from '../../../../shared/adapters/memory/records.ts';
import { head } from '../../../support/domain/actors.ts';
import { contextOf, idOf, policyWith } from '../../../support/domain/contexts.ts';
import { plantAt, today } from '../../../support/domain/demo-plant.ts';

const perDay = { report: 'quality', figure: 'leadsPerDay' } as const;
let ids = 0xa000;
const servicesOf = (records: MemoryRecords, now: string) => {
  const failures: string[] = [];
  return {
    ...{ records, journal: records, clock: { now: () => Promise.resolve(now) } },
    policies: { at: () => Promise.resolve(policyWith()) },
    newId: () => idOf((ids += 1)),
    told: ({ hypothesisId }: { hypothesisId: string }) => failures.push(hypothesisId),
    failures,
  };
};

async function write(records: MemoryRecords, now: string, fields: object = {}) {
  const asked = NewHypothesis().parse({
    ...{ statement: 'The new page brings more leads', figure: perDay, expected: 0.5, reviewOn: '2026-12-24' },
    ...fields,
  });
  const context = { ...contextOf(head, now), newId: () => idOf((ids += 1)) };
  const whole = { ...asked, startOn: asked.startOn ?? '2026-11-24' };
  const before = await baselineOf(whole, context, servicesOf(records, now));
  const { hypothesis } = await decideAndCommit(records, context, () =>
    Promise.resolve(writeHypothesis(asked, before, context)),
  );
  return hypothesis;
}

/** The demo plant's own are judged by then. */
const early = '2026-12-23T20:00:00.000Z';
beforeAll(async () => {
  const { records } = await plantAt();
  await runHypotheses(servicesOf(records, early));
});

describe('A run over the hypotheses', () => {
  it('judges each on the day of its review, of the demo plant as it stands, and none before', async () => {
    const { records } = await plantAt();
    const hypothesis = await write(records, today);
    if (hypothesis.state.name !== 'running') throw new Error('it starts today');
    const { baseline } = hypothesis.state;
    expect(baseline).toMatchObject({ kind: 'mean', of: 30 });
    expect(valueOf(baseline)).toBeGreaterThan(0); // leads came in those days, by the way that is no trial
    expect(await runHypotheses(servicesOf(records, early))).toEqual({ started: 0, judged: 0, failed: 0 });
    const due = servicesOf(records, '2026-12-23T21:30:00.000Z'); // the 24th in Moscow
    expect(await runHypotheses(due)).toEqual({ started: 0, judged: 1, failed: 0 });
    const judged = await records.get('hypothesis', hypothesis.id);
    expect(judged?.state).toMatchObject({ name: 'judged', result: { kind: 'mean', of: 30 } });
    expect(await runHypotheses(due)).toEqual({ started: 0, judged: 0, failed: 0 });
    const told = records.facts.filter(({ subject }) => subject.id === hypothesis.id);
    expect(told.map(({ type, by }) => [type, by.kind])).toEqual([
      ['HypothesisWritten', 'staff'],
      ['HypothesisStarted', 'staff'],
      ['HypothesisJudged', 'system'],
    ]);
  });

  it('freezes on its first day what it is compared with, and both at once where the day was missed', async () => {
    const { records } = await plantAt();
    const planned = await write(records, today, { startOn: '2026-12-01', reviewOn: '2026-12-11' });
    expect(planned.state.name).toBe('planned');
    expect(await runHypotheses(servicesOf(records, '2026-11-30T09:00:00.000Z'))).toMatchObject({
      started: 0,
      judged: 0,
    });
    expect(await runHypotheses(servicesOf(records, '2026-12-01T09:00:00.000Z'))).toMatchObject({
      started: 1,
      judged: 0,
    });
    const missed = await write(records, today, { startOn: '2026-12-01', reviewOn: '2026-12-11' });
    expect(await runHypotheses(servicesOf(records, '2027-01-01T09:00:00.000Z'))).toMatchObject({
      started: 1,
      judged: 2,
    });
    const [one, other] = await records.getMany('hypothesis', [planned.id, missed.id]);
    expect([one?.state.name, other?.state.name]).toEqual(['judged', 'judged']);
    const sample = (state: typeof one) =>
      state?.state.name === 'judged' ? [state.state.baseline, state.state.result] : [];
    expect(sample(one)).toEqual(sample(other)); // whenever it is counted
  });

  it('judges none that was given up while it ran', async () => {
    const { records } = await plantAt();
    const [first, second] = [await write(records, today), await write(records, today)];
    const now = '2026-12-24T09:00:00.000Z';
    const services = servicesOf(records, now);
    const context = { ...contextOf(head, now), newId: services.newId };
    const drop = async () => dropHypothesis(await found(records, 'hypothesis', second.id), 'The page is gone', context);
    let isDropped = false;
    const journal: Parameters<typeof runHypotheses>[0]['journal'] = {
      ...{ of: records.of.bind(records), excerpts: records.excerpts.bind(records) },
      async *happened(...asked) {
        if (!isDropped) await decideAndCommit(records, context, drop);
        isDropped = true;
        yield* records.happened(...asked);
      },
    };
    expect(await runHypotheses({ ...services, journal })).toEqual({ started: 0, judged: 1, failed: 0 });
    const [judged, dropped] = await records.getMany('hypothesis', [first.id, second.id]);
    expect([judged?.state.name, dropped?.state.name]).toEqual(['judged', 'dropped']);
  });

  it('goes on past one it cannot count, and fails at the end', async () => {
    const { records } = await plantAt();
    const [first, second] = [await write(records, today), await write(records, today)];
    const services = servicesOf(records, '2026-12-24T09:00:00.000Z');
    const [of, excerpts] = [records.of.bind(records), records.excerpts.bind(records)];
    const journal = { of, excerpts, happened: failsOnce(records) };
    const broken = { ...services, journal };
    expect(await runHypotheses(broken)).toMatchObject({ judged: 1, failed: 1 });
    expect([first.id, second.id]).toContain(services.failures[0]);
    expect(await runHypotheses(services)).toMatchObject({ judged: 1, failed: 0 });
  });
});

function failsOnce(records: MemoryRecords): MemoryRecords['happened'] {
  let calls = 0;
  return (...asked) => {
    calls += 1;
    if (calls === 1) throw new Error('the table is throttled');
    return records.happened(...asked);
  };
}
