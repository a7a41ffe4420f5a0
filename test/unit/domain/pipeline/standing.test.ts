import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { overdueAlarms } from '../../../../shared/domain/pipeline/deadlines.ts';
import { handOver, nextGeneration } from '../../../../shared/domain/pipeline/next-generation.ts';
import { firstStanding, nextAlarm, succeed, timeoutSeconds } from '../../../../shared/domain/pipeline/standing.ts';
import { afterWait, WaitFields, waitRequest } from '../../../../shared/domain/pipeline/waiting.ts';
import { isElsewhere, isLive, machineFor, whereOf } from '../../../../shared/domain/pipeline/where.ts';
import { executionName } from '../../../../shared/domain/executions.ts';
import { robot } from '../../../support/domain/actors.ts';
import { contextOf, daysAfter, monday, policyWith } from '../../../support/domain/contexts.ts';
import { accepted, factsOf, nothing } from '../../../support/domain/decisions.ts';
import { dealAt } from '../../../support/domain/deals.ts';
import { leadAt } from '../../../support/domain/leads.ts';

const day = 86_400;
const alarm = (at: string, name = 'overdue') => ({ name, at });
const msAfter = (ms: number) => new Date(Date.parse(monday) + ms).toISOString();

describe('A timeout', () => {
  const standing = { alarms: [], wait: undefined, generationAt: monday };

  it('is whole seconds, at least 1, and never past the end of the generation', () => {
    const anyMs = fc.integer({ min: -400 * day * 1000, max: 400 * day * 1000 });
    fc.assert(
      fc.property(anyMs, fc.option(anyMs), (now, ring) => {
        const alarms = ring === null ? [] : [alarm(msAfter(ring))];
        const seconds = timeoutSeconds(msAfter(now), { ...standing, alarms });
        const toEnd = (300 * day * 1000 - now) / 1000;
        const toAlarm = ring === null ? toEnd : (ring - now) / 1000;
        expect(Number.isInteger(seconds)).toBe(true);
        expect(seconds).toBe(Math.max(1, Math.ceil(Math.min(toAlarm, toEnd))));
      }),
    );
  });

  it.each([
    ['to the alarm', [alarm(daysAfter(monday, 1))], day],
    ['rounded up, so that it never rings early', [alarm(msAfter(1))], 1],
    ['a second for an alarm that is due', [alarm(monday)], 1],
    ['the rest of the generation when nothing rings', [], 300 * day],
    ['the rest of the generation when the alarm is later', [alarm(daysAfter(monday, 301))], 300 * day],
  ])('is %s', (_what, alarms, seconds) => {
    expect(timeoutSeconds(monday, { ...standing, alarms })).toBe(seconds);
  });

  it('is to the end of a wait, whatever would ring before', () => {
    const wait = { until: daysAfter(monday, 5), reason: 'x', at: monday };
    expect(timeoutSeconds(monday, { ...standing, wait, alarms: [alarm(msAfter(1000))] })).toBe(5 * day);
  });
});

describe('What rings next', () => {
  it('is the end of a wait, else the first alarm', () => {
    const wait = { until: daysAfter(monday, 5), reason: 'x', at: monday };
    const alarms = [alarm(monday), alarm(daysAfter(monday, 1), 'escalation')];
    expect(nextAlarm({ alarms, wait })).toEqual({ name: 'wait-over', at: wait.until });
    expect(nextAlarm({ alarms, wait: undefined })).toEqual(alarms[0]);
    expect(nextAlarm({ alarms: [], wait: undefined })).toBeUndefined();
  });

  it('of a deadline is for the owner, and at twice the time for the head', () => {
    const { calendar } = policyWith();
    expect(overdueAlarms(monday, { minutes: 30 }, calendar)).toEqual([
      alarm('2026-03-02T07:30:00.000Z'),
      alarm('2026-03-02T08:00:00.000Z', 'escalation'),
    ]);
    expect(overdueAlarms(monday, { days: 2 }, calendar)).toEqual([
      alarm('2026-03-04T07:00:00.000Z'),
      alarm('2026-03-06T07:00:00.000Z', 'escalation'),
    ]);
  });

  it('after a wait is what it did not outlast, else the head’s a deadline later', () => {
    const { calendar } = policyWith();
    const at = (days: number, name = 'overdue') => alarm(daysAfter(monday, days), name);
    const after = (...alarms: ReturnType<typeof alarm>[]) =>
      afterWait(alarms, daysAfter(monday, 1), { days: 1 }, calendar);
    const head = [alarm(daysAfter(monday, 2), 'escalation')];
    expect(after(at(2), at(3, 'escalation'))).toEqual([at(2), at(3, 'escalation')]);
    expect(after(at(1), at(3, 'escalation'))).toEqual(head);
    expect(after(at(0, 'escalation'))).toEqual(head);
    expect(after()).toEqual([]);
  });
});

describe('A request to wait', () => {
  it('until a date has a reason, and to wait no longer has none', () => {
    expect(waitRequest({ until: monday, reason: 'asked to' })).toEqual({ until: monday, reason: 'asked to' });
    expect(waitRequest({ until: null })).toEqual({ until: null });
    expect(() => waitRequest({ until: monday })).toThrow('422 reason-needed: say why it waits');
    expect(WaitFields.safeParse({ until: monday, reason: ' ' }).success).toBe(false);
    expect(WaitFields.safeParse({ until: null }).success).toBe(true);
  });
});

describe('Where a record stands', () => {
  it('is what its workflow is told: stage, leg, until when, and for how many seconds', () => {
    expect(whereOf(leadAt('mql'), 2, monday)).toEqual({
      stage: 'mql',
      leg: 4,
      until: daysAfter(monday, 1),
      timeoutSeconds: day,
    });
    expect(whereOf(leadAt('mql', { alarms: [] }), 2, monday)).toEqual({
      stage: 'mql',
      leg: 4,
      until: daysAfter(monday, 300),
      timeoutSeconds: 300 * day,
    });
  });

  it('is over for an overtaken generation, and for a shipped deal whose task is made', () => {
    expect(whereOf(leadAt('mql'), 1, monday).stage).toBe('superseded');
    expect(whereOf(dealAt('shipped'), 2, monday).stage).toBe('shipped');
    expect(whereOf(dealAt('shipped', { alarms: [] }), 2, monday).stage).toBe('done');
    expect(whereOf(dealAt('lost'), 2, monday).stage).toBe('lost');
  });

  it('is elsewhere as soon as leg or generation differ', () => {
    const lead = leadAt('mql');
    const differs = [
      { leg: 4, generation: 2 },
      { leg: 3, generation: 2 },
      { leg: 4, generation: 1 },
    ];
    expect(differs.map((waiting) => isElsewhere(lead, waiting))).toEqual([false, true, true]);
  });

  it('is in the machine of its pipeline', () => {
    const deals = [dealAt('new-deal'), dealAt('new-deal', { process: 'dealer-order' })];
    expect([leadAt('new'), ...deals].map(machineFor)).toEqual(['leads', 'project', 'dealer-order']);
    expect(executionName('id', 3)).toBe('id-3');
  });

  it('needs a workflow while it is open', () => {
    const leads = ['new', 'mql', 'sql', 'parked', 'spam', 'unreadable', 'rejected', 'converted'] as const;
    expect(leads.map((name) => isLive(leadAt(name)))).toEqual([true, true, true, false, false, false, false, false]);
  });

  it('begins at version, leg, generation and visit 1', () => {
    expect(firstStanding(monday)).toEqual({
      version: 1,
      leg: 1,
      generation: 1,
      generationAt: monday,
      visit: { n: 1, enteredAt: monday },
    });
  });
});

describe('A graph that does not know the stage of a record', () => {
  const record = leadAt('mql');
  const after = (ms: number) => accepted(handOver(record, 2, contextOf(robot, msAfter(ms)))).plan;

  it('hands it over to the next generation', () => {
    expect(factsOf(after(60_000))).toEqual([
      { type: 'LeadRestarted', data: { why: 'the running graph does not know the stage' } },
    ]);
  });

  it('lets it be when it has started within the last minute: it is today’s graph', () => {
    expect(handOver(record, 2, contextOf(robot, msAfter(59_999)))).toEqual({ ok: true, record, plan: nothing });
  });
});

describe('A leg', () => {
  it('is over exactly when the stage, the visit or the next alarm is another', () => {
    const lead = leadAt('mql');
    const wait = { until: daysAfter(monday, 9), reason: 'x', at: monday };
    const [first, second] = [alarm(daysAfter(monday, 1)), alarm(daysAfter(monday, 2), 'escalation')];
    const legAfter = (fields: Partial<typeof lead>, before = lead) => succeed(before, { ...before, ...fields }).leg;
    expect([{}, { company: 'Zavod' }, { alarms: [first] }].map((fields) => legAfter(fields))).toEqual([4, 4, 4]);
    const elsewhere: Partial<typeof lead>[] = [
      { stage: { name: 'sql' } },
      { visit: { ...lead.visit, n: 4 } },
      { alarms: [{ ...first, name: 'escalation' }, second] },
      { alarms: [{ ...first, at: daysAfter(monday, 3) }, second] },
      { alarms: [] },
      { wait },
    ];
    expect(elsewhere.map((fields) => legAfter(fields))).toEqual(elsewhere.map(() => 5));
    const silent = leadAt('mql', { alarms: [] });
    expect([legAfter({ company: 'Zavod' }, silent), legAfter({ alarms: [first] }, silent)]).toEqual([4, 5]);
    expect(succeed(lead, lead)).toEqual({ ...lead, version: 6 });
  });
});

describe('A next generation', () => {
  it('is a new execution from now on, told by the fact that starts it', () => {
    for (const record of [leadAt('mql'), dealAt('send-quote')]) {
      const later = daysAfter(monday, 9);
      const { record: after, plan } = accepted(nextGeneration(record, 2, 'it is old', contextOf(robot, later)));
      expect(after).toEqual({ ...record, version: 6, leg: 5, generation: 3, generationAt: later });
      expect(plan.facts.map(({ generation }) => generation)).toEqual([3]);
      const type = record.kind === 'lead' ? 'LeadRestarted' : 'DealRestarted';
      expect(factsOf(plan)).toEqual([{ type, data: { why: 'it is old' } }]);
    }
  });

  it('is not needed twice, nor by what is closed', () => {
    for (const [record, generation] of [
      [leadAt('mql'), 1],
      [leadAt('rejected'), 2],
    ] as const)
      expect(nextGeneration(record, generation, 'x', contextOf(robot))).toEqual({ ok: true, record, plan: nothing });
  });
});
