import { liveThrough } from '../../../local/demo/history.ts';
import { describe, expect, it } from '@jest/globals';
import type { DemoPlant } from '../../../local/demo/plant.ts';
import { randomOf } from '../../../local/demo/random.ts';
import { products } from '../../../local/demo/products.ts';
import { reportFocus } from '../../../shared/domain/figures/report-focus.ts';
import { reportPlan } from '../../../shared/domain/figures/report-plan.ts';
import { newlyCounted } from '../../../shared/domain/facts/counted.ts';
import { parseTaxId } from '../../../shared/domain/contacts/tax-id.ts';
import { pendingSince, scoringId } from '../../../shared/domain/return/scoring-record.ts';
import { demoSecrets, demoServices, plantAt, today } from '../../support/domain/demo-plant.ts';

const standingIn = ({ records }: DemoPlant) =>
  records.all.flatMap((record) => (record.kind === 'lead' || record.kind === 'deal' ? [record] : []));

/** When somebody wanted a run, and what it came to. */
async function scoredIn(plant: DemoPlant) {
  const asked = pendingSince(await plant.get('scoring', scoringId));
  await plant.score(randomOf(1));
  return { asked, scored: (await plant.get('scoring', scoringId)).last };
}

const monthsBefore = (at: string, now: string): number => (Date.parse(now) - Date.parse(at)) / (86_400_000 * 30.44);

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
    ['on the first working morning after them', '2027-01-11T05:30:00.000Z'],
    ['between the holidays of May', '2027-05-05T11:00:00.000Z'],
    ['on the last day of a leap February', '2028-02-29T09:00:00.000Z'],
  ])('has nothing overdue when it is seeded %s', async (_when, now) => {
    expect(overdueIn(await plantAt(now), now)).toEqual([]);
  });

  it('has leads of 8 sources and 4 segments and deals of both processes, at every stage', async () => {
    const standing = standingIn(await plantAt(today));
    const leads = standing.filter((record) => record.kind === 'lead');
    const deals = standing.filter((record) => record.kind === 'deal');
    const distinct = (values: readonly (string | undefined)[]): string[] => [...new Set(values)].map(String).toSorted();
    expect([leads.length, deals.length]).toEqual([62, 40]);
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
    const { facts } = (await plantAt(today)).records;
    const first = facts[0]?.at ?? '';
    expect(first >= '2024-11-01T00:00:00.000Z' && first <= '2024-11-24T09:00:00.000Z').toBe(true);
    expect(facts.filter((fact) => fact.origin !== 'demo')).toEqual([]);
    const planned: readonly string[] = ['CostRecorded', 'PlanSet']; // these are of the time they are for
    const happened = facts.filter(({ type }) => !planned.includes(type));
    expect(happened.filter(({ at, recordedAt }) => recordedAt !== at)).toEqual([]);
    expect(happened.filter(({ at }, n) => at < (happened[n - 1]?.at ?? ''))).toEqual([]);
    expect(facts.filter(({ type }) => type === 'PurchaseRecorded').length).toBeGreaterThan(40);
  });

  it('advertises to private buyers, while dealers bring the money: the table says it in one row each', async () => {
    const [{ records }, services] = await Promise.all([plantAt(today), demoServices()]);
    const { rows, outside } = await reportFocus({ from: '2025-12', to: '2026-11' }, services);
    const of = (segment: string) => rows.find((row) => row.segment === segment)?.shares ?? {};
    expect(of('individual').marketingCost).toBeGreaterThan(0.6);
    expect(of('individual').margin).toBeLessThan(0.15);
    expect(of('dealer').marketingCost).toBeLessThan(0.15);
    expect(of('dealer').margin).toBeGreaterThan(0.4);
    expect(rows.find(({ focus }) => focus)?.segment).toBe('industrial');
    expect(outside?.margin).toBeGreaterThan(0.5);
    const { rows: months } = await reportPlan({ from: '2026-11', to: '2026-12' }, services);
    expect(months.filter(({ orders }) => orders.plan !== undefined).length).toBeGreaterThanOrEqual(8);
    expect(records.all.flatMap((record) => (record.kind === 'hypothesis' ? [record.state.name] : []))).toEqual([
      'judged',
      'running',
    ]);
  });

  it('has told with its facts what figures count of every record, as that stands', async () => {
    const { all, facts } = (await plantAt(today)).records;
    const told = new Map(facts.flatMap(({ subject, counted }) => (counted ? [[subject.id, counted] as const] : [])));
    expect(all.map(({ id }) => told.get(id))).toEqual(all.map((record) => newlyCounted(undefined, record)));
    expect(told.size).toBeGreaterThan(150);
  });

  it.each([today, '2027-05-05T11:00:00.000Z'])(
    'has leads in every season of the two years before %s, and few of them in the last month',
    async (now) => {
      const leads = standingIn(await plantAt(now)).filter((record) => record.kind === 'lead');
      const months = leads.map(({ firstTouch }) => monthsBefore(firstTouch.at, now));
      const quarters = Array.from(
        { length: 8 },
        (_, n) => months.filter((month) => Math.floor(month / 3) === n).length,
      );
      expect(quarters.filter((count) => count < 3)).toEqual([]);
      expect(months.filter((month) => month < 1).length).toBeLessThanOrEqual(leads.length / 4);
    },
  );

  it.each([today, '2026-11-22T10:00:00.000Z', '2027-01-11T05:30:00.000Z', '2027-05-05T11:00:00.000Z'])(
    'has buyers in several groups at %s, some of whom moved by themselves this week, one about to slip, one of the best silent',
    async (now) => {
      const plant = await plantAt(now);
      const { scored, asked } = await scoredIn(plant);
      const { facts } = plant.records;
      const weekAgo = new Date(Date.parse(now) - 7 * 86_400_000).toISOString();
      const migrations = facts.filter(({ type, at }) => type === 'SegmentMigrated' && at > weekAgo);
      expect(migrations.filter(({ data }) => data['cause'] === 'own').length).toBeGreaterThan(0);
      expect(scored?.counts.filter((count) => count > 0).length).toBeGreaterThan(5);
      expect(scored?.lists['about-to-slip']).toBeGreaterThan(0);
      expect(scored?.lists['went-silent']).toBeGreaterThan(0);
      expect(asked).toBe(now);
    },
  );

  it('sells what its register calls so, to companies whose tax id is plainly invented and right', async () => {
    const { all } = (await plantAt(today)).records;
    const titles = new Map<string | undefined, string>(products.map(({ slug, title }) => [slug, title.ru]));
    const lines = all.flatMap((record) => (record.kind === 'deal' ? record.lines : []));
    expect(lines.length).toBeGreaterThan(35);
    expect(lines.filter(({ product, title }) => product !== undefined && titles.get(product) !== title)).toEqual([]);
    expect(new Set(lines.map(({ product }) => product)).size).toBeGreaterThan(5);
    const accounts = all.filter((record) => record.kind === 'account');
    const companies = accounts.filter(({ segment }) => segment !== 'individual');
    expect(accounts.filter(({ taxId, segment }) => (taxId === undefined) !== (segment === 'individual'))).toEqual([]);
    expect(companies.filter(({ taxId = '' }) => !taxId.startsWith('99') || !parseTaxId(taxId).ok)).toEqual([]);
    expect(new Set(companies.map(({ taxId }) => taxId)).size).toBe(companies.length);
  });

  it('knows who asks again, whose leads belong together, and who may be two people', async () => {
    const { all } = (await plantAt(today)).records;
    const leads = all.filter((record) => record.kind === 'lead');
    const deals = all.filter((record) => record.kind === 'deal');
    expect(leads.map(({ touches }) => touches).filter((touches) => touches > 1)).toEqual([2, 2]);
    expect(leads.filter(({ linkedTo }) => linkedTo.length > 0).length).toBeGreaterThanOrEqual(2);
    expect(leads.flatMap(({ flags }) => flags).toSorted()).toEqual([
      'account-suggested',
      'contacts-of-two-people',
      'known-customer',
    ]);
    const bought = deals.filter(({ leadId }) => leadId !== undefined).map(({ accountId }) => accountId);
    expect(bought.length - new Set(bought).size).toBe(1); // two people of one company, matched by its tax id
  });

  it('has leads and deals that came back, one rejection doubted and mended, and one still in doubt', async () => {
    const { all, facts } = (await plantAt(today)).records;
    const count = (type: string): number => facts.filter((fact) => fact.type === type).length;
    expect([count('LeadReopened'), count('DealReopened'), count('LeadDisputed')]).toEqual([3, 2, 2]);
    const stages = new Map(all.flatMap((record) => (record.kind === 'lead' ? [[record.id, record.stage.name]] : [])));
    const doubts = all.flatMap((record) =>
      record.kind === 'task' && record.about === 'disputed-rejection'
        ? [[record.state.name, stages.get(record.subject.id)]]
        : [],
    );
    expect(doubts.toSorted()).toEqual([
      ['done', 'handed-to-dealer'],
      ['open', 'rejected'],
    ]);
  });

  it('gives more discount than a manager may where the head approved it', async () => {
    const { all } = (await plantAt(today)).records;
    const approved = all.flatMap((record) => (record.kind === 'deal' ? (record.discountApproval?.percent ?? []) : []));
    const given = all.flatMap((record) => (record.kind === 'quote' ? [record.discountPercent] : []));
    expect(approved.toSorted()).toEqual([12, 15]);
    expect(given.filter((percent) => percent > 10).toSorted()).toEqual([12, 15]);
  });

  it('cancelled one paid order: the prepayment went back, and a tenth was spent', async () => {
    const { all } = (await plantAt(today)).records;
    const cancelled = all.flatMap((record) =>
      record.kind === 'deal' && record.stage.name === 'cancelled' ? [{ ...record.stage, paid: record.payments }] : [],
    );
    const [paid, ...more] = cancelled.flatMap(({ paid: payments }) => payments.map(({ amount }) => amount));
    expect(cancelled.map(({ reason, refund, cost }) => ({ reason, refund, cost }))).toEqual([
      { reason: 'customer-refused', refund: paid, cost: { ...paid, netMinor: (paid?.netMinor ?? 0) / 5 } },
    ]);
    expect(more).toEqual([]);
  });

  it('is the same one each time, and another at another time', async () => {
    const [first, again, later] = await Promise.all(
      [today, today, '2026-12-24T09:00:00.000Z'].map(
        async (now) => (await liveThrough(now, demoSecrets)).records.facts,
      ),
    );
    expect(again).toEqual(first);
    expect(later).not.toEqual(first);
  });
});
