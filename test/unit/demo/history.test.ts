import { createHash } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { liveThrough } from '../../../local/demo/history.ts';
import type { DemoPlant } from '../../../local/demo/plant.ts';
import type { Secrets } from '../../../shared/domain/secrets.ts';

const secrets: Secrets = {
  hash: (purpose, text) => Promise.resolve(createHash('sha256').update(`${purpose}/${text}`).digest('hex')),
  sign: () => Promise.reject(new Error('nothing is signed here')),
  isSecretOf: () => Promise.resolve(false),
};

const standingIn = ({ records }: DemoPlant) =>
  records.all.flatMap((record) => (record.kind === 'lead' || record.kind === 'deal' ? [record] : []));

/** What waits at an instant although it was due before. */
const overdueIn = (plant: DemoPlant, now: string): string[] => [
  ...standingIn(plant)
    .filter(({ alarms }) => alarms.some(({ at }) => at <= now))
    .map(({ kind, id, stage }) => `${kind} ${id} at ${stage.name}`),
  ...plant.records.all.flatMap((record) =>
    record.kind === 'task' && record.state.name === 'open' && record.dueAt <= now ? [`task ${record.about}`] : [],
  ),
];

describe('the demo plant', () => {
  it.each([
    ['on a working morning', '2026-11-24T06:01:00.000Z'],
    ['at the end of a working day', '2026-11-24T14:59:00.000Z'],
    ['at night', '2026-11-24T23:30:00.000Z'],
    ['on a Sunday', '2026-11-22T10:00:00.000Z'],
    ['in the winter holidays', '2027-01-04T10:00:00.000Z'],
    ['on the last day of a leap February', '2028-02-29T09:00:00.000Z'],
  ])('has nothing overdue when it is seeded %s', async (_when, now) => {
    expect(overdueIn(await liveThrough(now, secrets), now)).toEqual([]);
  });

  it('has leads of 8 sources and 4 segments and deals of both processes, at every stage', async () => {
    const standing = standingIn(await liveThrough('2026-11-24T09:00:00.000Z', secrets));
    const leads = standing.filter((record) => record.kind === 'lead');
    const deals = standing.filter((record) => record.kind === 'deal');
    const distinct = (values: readonly (string | undefined)[]): string[] => [...new Set(values)].map(String).toSorted();
    expect([leads.length, deals.length]).toEqual([59, 40]);
    expect(distinct(leads.map(({ source }) => source))).toHaveLength(8);
    expect(distinct(leads.map(({ segment }) => segment))).toEqual(['dealer', 'developer', 'individual', 'industrial']);
    expect(distinct(leads.map(({ stage }) => stage.name))).toEqual([
      'converted',
      'handed-to-dealer',
      'mql',
      'new',
      'parked',
      'rejected',
      'spam',
      'sql',
      'unreadable',
    ]);
    expect(distinct(leads.map(({ stage }) => ('basket' in stage ? stage.basket : 'none')))).toEqual([
      'account',
      'needs',
      'no-money',
      'none',
      'time',
    ]);
    expect(distinct(deals.map(({ stage }) => stage.name))).toEqual([
      'agree-price',
      'cancelled',
      'discuss-terms',
      'lost',
      'new-deal',
      'parked',
      'payment-received',
      'production-ordered',
      'send-quote',
      'shipped',
    ]);
    expect(distinct(deals.map(({ stage }) => (stage.name === 'lost' ? stage.reason : 'none')))).toEqual([
      'competitor',
      'lead-time',
      'no-answer',
      'none',
      'price',
      'specification',
      'terms',
    ]);
    expect(distinct(deals.map(({ process }) => process))).toEqual(['dealer-order', 'project']);
  });

  it('has a history of two years, recorded as it happened, all of it marked as a demo', async () => {
    const { facts } = (await liveThrough('2026-11-24T09:00:00.000Z', secrets)).records;
    const first = facts[0]?.at ?? '';
    expect(first < '2025-01-01T00:00:00.000Z').toBe(true);
    expect(facts.filter((fact) => fact.origin !== 'demo')).toEqual([]);
    expect(facts.filter(({ at, recordedAt }) => recordedAt !== at)).toEqual([]);
    expect(facts.filter(({ at }, n) => at < (facts[n - 1]?.at ?? ''))).toEqual([]);
    expect(facts.filter(({ type }) => type === 'PurchaseRecorded').length).toBeGreaterThan(40);
  });

  it('is the same one each time, and another at another time', async () => {
    const [first, again, later] = await Promise.all(
      ['2026-11-24T09:00:00.000Z', '2026-11-24T09:00:00.000Z', '2026-12-24T09:00:00.000Z'].map(
        async (now) => (await liveThrough(now, secrets)).records.facts,
      ),
    );
    expect(again).toEqual(first);
    expect(later).not.toEqual(first);
  });
});
