import { beforeEach, describe, expect, it } from '@jest/globals';
import { handOver } from '../../../functions/api/desk/hand-over/route.ts';
import type { AnyRecord } from '../../../shared/domain/records/records.ts';
import { commitPlan } from '../../../shared/domain/records/decide.ts';
import { change, together } from '../../../shared/domain/records/plan.ts';
import { addTask } from '../../../shared/domain/tasks/add-task.ts';
import { areaInMemory, callWith } from '../../support/cloud/area-in-memory.ts';
import { anna, boris, head, robot } from '../../support/domain/actors.ts';
import { contextOf, idOf, monday } from '../../support/domain/contexts.ts';
import { dealAt } from '../../support/domain/deals.ts';
import { accountWith, leadAt } from '../../support/domain/leads.ts';

let area: ReturnType<typeof areaInMemory>;
beforeEach(() => {
  area = areaInMemory();
});

const keep = (...records: readonly AnyRecord[]) =>
  commitPlan(area.records, together(...records.map((record) => change(undefined, record))), contextOf(robot));
const give = (to: string) => handOver({ id: anna.id, to }, area, callWith({}, { by: head }));
const ownersOf = (kind: string) =>
  area.records.all
    .filter((record) => record.kind === kind)
    .map((record) => ('assignee' in record ? record.assignee : 'owner' in record ? record.owner : undefined));

const lead = leadAt('mql', { id: idOf(0xa1), version: 1, owner: anna.id, claimedAt: monday });
const stage = { name: 'parked', from: 'mql', at: monday, by: { kind: 'staff' }, reason: 'x', basket: 'time' } as const;
const parked = leadAt('mql', { id: idOf(0xa2), version: 1, owner: anna.id, stage, alarms: [] });
const rejected = { ...parked, id: idOf(0xa3), stage: { ...stage, name: 'rejected' } } as AnyRecord; // a closed one keeps its owner
const { owner: _o, claimedAt: _c, ...free } = leadAt('new', { id: idOf(0xa4), version: 1 });
const deal = dealAt('discuss-terms', { id: idOf(0xd1), version: 1, owner: anna.id });
const account = accountWith({ id: idOf(0xc1), version: 1, owner: anna.id });
const { task } = addTask({
  id: idOf(0xe1),
  subject: { kind: 'deal', id: deal.id },
  about: 'by-hand',
  dueAt: monday,
  assignee: anna.id,
});

describe('Who leaves', () => {
  it('hands everything open over in one act: leads, those in baskets and kept in the queue, deals, accounts, tasks', async () => {
    await keep(lead, parked, { ...free, reservedFor: anna.id }, deal, account, task);
    const { results, left } = await give(boris.id);
    expect([results.length, results.filter(({ ok }) => !ok), left]).toEqual([6, [], 0]);
    expect([ownersOf('deal'), ownersOf('account'), ownersOf('task')]).toEqual([[boris.id], [boris.id], [boris.id]]);
    expect(area.records.all.filter(({ kind }) => kind === 'lead')).toMatchObject([
      { owner: boris.id, stage: { name: 'mql' } },
      { owner: boris.id, stage: { name: 'parked' } },
      { reservedFor: boris.id, stage: { name: 'new' } },
    ]);
    expect(await give(boris.id)).toEqual({ results: [], left: 0 });
  });

  it('leaves history and what is closed as it was', async () => {
    await keep(rejected, lead);
    await give(boris.id);
    expect(ownersOf('lead')).toEqual([anna.id, boris.id]);
    expect((await area.records.of(lead)).items.map(({ type, data }) => [type, data])).toEqual([
      ['LeadAssigned', { from: anna.id, to: boris.id }],
    ]);
  });

  it('hands over nothing to who does not sell, and says so of each', async () => {
    await keep(lead, deal);
    const { results, left } = await give(idOf(0x99));
    expect(results.map(({ ok, code }) => [ok, code])).toEqual([
      [false, 'assignee-unknown'],
      [false, 'assignee-unknown'],
    ]);
    expect([ownersOf('lead'), ownersOf('deal'), left]).toEqual([[anna.id], [anna.id], 0]);
  });
});
