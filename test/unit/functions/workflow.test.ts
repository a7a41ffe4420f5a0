import { beforeEach, describe, expect, it } from '@jest/globals';
import { publishFact } from '../../../functions/events/publish-facts/handler.ts';
import { flagOverdue } from '../../../functions/workflow/flag-overdue/handler.ts';
import { look } from '../../../functions/workflow/look/handler.ts';
import { startNextGeneration } from '../../../functions/workflow/next-generation/handler.ts';
import type { Fact } from '../../../shared/domain/facts/fact.ts';
import type { Lead } from '../../../shared/domain/leads/lead.ts';
import { areaInMemory } from '../../support/cloud/area-in-memory.ts';
import { aDeal, aLead, arrival, commitOf, mondayAtTen } from '../../support/tables/commits.ts';
import { change } from '../../../shared/domain/records/plan.ts';

const nobody = '00000000-0000-7000-8000-00000000dead';
const deadline = '2026-03-02T09:00:00.000Z';
let area: ReturnType<typeof areaInMemory>;
beforeEach(() => {
  area = areaInMemory(); // 07:00
});

async function arrived(fields: Partial<Lead> = {}): Promise<Lead> {
  const lead = aLead(fields);
  await area.records.commit(commitOf(arrival(lead)));
  return lead;
}

describe('looking where a record stands', () => {
  it('tells stage, leg and the time to its next alarm', async () => {
    const { id } = await arrived({ leg: 3 });
    expect(await look({ id, generation: 1 }, area)).toEqual({
      stage: 'new',
      leg: 3,
      until: deadline,
      timeoutSeconds: 7200,
    });
  });

  it('finds a deal as well as a lead', async () => {
    const deal = aDeal();
    await area.records.commit(commitOf(change(undefined, deal)));
    expect(await look({ id: deal.id, generation: 1 }, area)).toMatchObject({ stage: 'new-deal', leg: 1 });
  });

  it('tells an overtaken generation that it is', async () => {
    const { id } = await arrived({ generation: 2 });
    expect(await look({ id, generation: 1 }, area)).toMatchObject({ stage: 'superseded' });
  });

  it.each([
    ['at its last second', '2026-03-02T08:59:59.001Z', 1],
    ['when it has passed', '2026-03-05T09:00:00.000Z', 1],
  ])('tells a second at least for an alarm %s', async (_when, now, timeoutSeconds) => {
    const { id } = await arrived();
    area.clock.moveTo(Date.parse(now));
    expect(await look({ id, generation: 1 }, area)).toMatchObject({ timeoutSeconds });
  });

  it('tells what is left of 300 days when nothing rings any more', async () => {
    const { id } = await arrived({ alarms: [] });
    expect(await look({ id, generation: 1 }, area)).toEqual({
      stage: 'new',
      leg: 1,
      until: '2026-12-27T07:00:00.000Z',
      timeoutSeconds: 300 * 86_400,
    });
  });

  it('tells of the end of its 300 days where the next alarm is beyond them', async () => {
    const { id } = await arrived({ wait: { until: '2027-03-01T07:00:00.000Z', reason: 'budget', at: mondayAtTen } });
    expect(await look({ id, generation: 1 }, area)).toMatchObject({
      until: '2026-12-27T07:00:00.000Z',
      timeoutSeconds: 300 * 86_400,
    });
  });

  it('tells that a shipped deal whose papers were asked for is done', async () => {
    const deal = aDeal({ stage: { name: 'shipped' }, alarms: [] });
    await area.records.commit(commitOf(change(undefined, deal)));
    expect(await look({ id: deal.id, generation: 1 }, area)).toMatchObject({ stage: 'done' });
  });
});

describe('asking whether a record is overdue', () => {
  it('rings the alarm that is due and tells of the next one', async () => {
    const alarms = [
      { name: 'overdue', at: deadline },
      { name: 'escalation', at: '2026-03-02T11:00:00.000Z' },
    ];
    const { id } = await arrived({ alarms });
    area.clock.moveTo(Date.parse(deadline));
    expect(await flagOverdue({ id, generation: 1, stage: 'new' }, area)).toEqual({
      stage: 'new',
      leg: 2,
      until: '2026-03-02T11:00:00.000Z',
      timeoutSeconds: 7200,
    });
    expect(area.records.facts.map(({ type }) => type)).toEqual(['LeadReceived', 'LeadOverdue', 'TaskAdded']);
  });

  it('rings nothing before its time, and tells the same again', async () => {
    const { id } = await arrived();
    expect(await flagOverdue({ id, generation: 1, stage: 'new' }, area)).toMatchObject({
      leg: 1,
      timeoutSeconds: 7200,
    });
    expect(area.records.facts).toHaveLength(1);
  });

  it('tells leg 0, on which nothing can park, when the record stands at another stage or under another generation', async () => {
    const elsewhere = await arrived({ stage: { name: 'mql' } });
    const overtaken = await arrived({ generation: 2 });
    expect([
      await flagOverdue({ id: elsewhere.id, generation: 1, stage: 'new' }, area),
      await flagOverdue({ id: overtaken.id, generation: 1, stage: 'new' }, area),
    ]).toMatchObject([
      { stage: 'mql', leg: 0 },
      { stage: 'superseded', leg: 0 },
    ]);
  });
});

describe('handing over to the next generation', () => {
  beforeEach(() => {
    area.clock.moveTo(Date.parse('2026-03-02T08:00:00.000Z'));
  });

  it('raises it once, however often it is asked', async () => {
    const { id } = await arrived();
    const first = await startNextGeneration({ id, generation: 1 }, area);
    const again = await startNextGeneration({ id, generation: 1 }, area);
    expect([first.stage, again.stage]).toEqual(['superseded', 'superseded']);
    expect(await area.records.get('lead', id)).toMatchObject({ generation: 2, leg: 2, version: 2 });
    expect(area.records.facts.map(({ type, generation }) => [type, generation])).toEqual([
      ['LeadReceived', 1],
      ['LeadRestarted', 2],
    ]);
  });

  it('does nothing for a record that needs no workflow any more', async () => {
    const by = { kind: 'staff', id: 'anna' } as const;
    const at = '2026-03-02T07:30:00.000Z';
    const { id } = await arrived({ stage: { name: 'spam', from: 'new', at, by, reason: 'spam' }, alarms: [] });
    await startNextGeneration({ id, generation: 1 }, area);
    expect(await area.records.get('lead', id)).toMatchObject({ generation: 1, version: 1 });
  });
});

describe('a record that does not exist', () => {
  it.each([
    ['looking', () => look({ id: nobody, generation: 1 }, area)],
    ['asking whether it is overdue', () => flagOverdue({ id: nobody, generation: 1, stage: 'new' }, area)],
    ['handing over', () => startNextGeneration({ id: nobody, generation: 1 }, area)],
  ])('is an error to try again on, when %s', async (_what, work) => {
    await expect(work()).rejects.toThrow(`there is no record ${nobody} that an execution follows`);
  });
});

describe('publishing a fact', () => {
  it('puts it on the bus as it stands', async () => {
    const published: (readonly Fact[])[] = [];
    const bus = { publish: (facts: readonly Fact[]) => Promise.resolve(void published.push(facts)) };
    await arrived();
    const [fact] = area.records.facts;
    if (fact) await publishFact(fact, { bus });
    expect(published).toEqual([[fact]]);
  });
});
