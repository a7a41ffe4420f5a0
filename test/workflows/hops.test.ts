import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { type Hopped, hopTo } from '../../shared/domain/pipeline/hops.ts';
import { opensDeal } from '../support/workflows/deal-acts.ts';
import { asks, calls, claims } from '../support/workflows/lead-acts.ts';
import { Plant } from '../support/workflows/plant.ts';
import { anna } from '../support/workflows/staff.ts';

const lead = '00000000-0000-7000-8000-000000000001';
const other = '00000000-0000-7000-8000-000000000002';
const deal = '00000000-0000-7000-8000-0000000000d1';
let plant: Plant;

beforeEach(() => {
  plant = new Plant(); // Monday, 2 March 2026, 10:00 in Moscow
});
afterEach(() => {
  plant.close();
});

/** Moves the clock as the local stages do, while the stream and the workflows go on by themselves. */
const hop = (to: string, isTimeUp = () => false): Promise<Hopped> =>
  hopTo(to, {
    records: plant.records,
    executions: plant.executions,
    clock: plant.clock,
    moveClock: (instant) => {
      plant.clock.moveTo(Date.parse(instant));
      return Promise.resolve();
    },
    isTimeUp,
    pause: () => plant.settle(),
  });

describe('moving the clock in hops', () => {
  it('rings every alarm on the way, each at its own time', async () => {
    await plant.does(asks(lead));
    await plant.does(opensDeal(anna, deal, 'project'));
    expect(await hop('2026-03-05T07:00:00.000Z')).toEqual({
      now: '2026-03-05T07:00:00.000Z',
      done: true,
      hops: 4,
      rung: 4,
    });
    expect(
      plant.records.facts.flatMap(({ type, recordedAt }) => (/Overdue/.test(type) ? [`${type} ${recordedAt}`] : [])),
    ).toEqual([
      'LeadOverdue 2026-03-02T09:00:00.000Z',
      'LeadOverdue 2026-03-02T11:00:00.000Z',
      'DealOverdue 2026-03-03T07:00:00.000Z',
      'DealOverdue 2026-03-04T07:00:00.000Z',
    ]);
  });

  it('rings alarms of one instant in one hop', async () => {
    await plant.does(asks(lead));
    await plant.does(asks(other));
    expect(await hop('2026-03-02T09:00:00.000Z')).toMatchObject({ done: true, hops: 1, rung: 2 });
    expect([plant.tasksAbout(lead), plant.tasksAbout(other)]).toEqual([
      [{ about: 'overdue-new', dueAt: '2026-03-02T10:00:00.000Z' }],
      [{ about: 'overdue-new', dueAt: '2026-03-02T10:00:00.000Z' }],
    ]);
  });

  it('rings nothing that is due after the target', async () => {
    await plant.does(asks(lead));
    expect(await hop('2026-03-02T08:59:59.999Z')).toMatchObject({ done: true, hops: 0, rung: 0 });
    expect(plant.tasksAbout(lead)).toEqual([]);
  });

  it('follows what an alarm brings about: back to the queue, and overdue there', async () => {
    await plant.does(asks(lead));
    await plant.does(claims(anna, lead));
    await hop('2026-03-02T13:00:00.000Z');
    expect([await plant.stageOf(lead), plant.tasksAbout(lead).map(({ about }) => about)]).toEqual([
      'new',
      ['overdue-new'],
    ]);
  });

  it('waits for workflows that have not parked yet', async () => {
    await plant.does(asks(lead));
    await plant.commits(claims(anna, lead)); // nobody has heard of it
    await plant.commits(calls(anna, lead));
    expect(await hop('2026-03-10T07:00:00.000Z')).toMatchObject({ done: true, rung: 1 });
    expect(plant.tasksAbout(lead).map(({ about }) => about)).toEqual(['overdue-mql']);
  });

  it('stops half-way, and says so, when its caller’s time is up', async () => {
    await plant.does(asks(lead));
    let hops = 0;
    const afterOneHop = (): boolean => (hops += 1) > 1;
    expect(await hop('2026-03-05T07:00:00.000Z', afterOneHop)).toEqual({
      now: '2026-03-02T09:00:00.000Z',
      done: false,
      hops: 1,
      rung: 1,
    });
  });

  it('goes on past the end of a generation', async () => {
    await plant.does(asks(lead));
    expect(await hop('2027-03-02T07:00:00.000Z')).toMatchObject({ done: true, rung: 3 });
    expect(plant.executions.names).toEqual([`${lead}-1`, `${lead}-2`]);
  });

  it('names the record that hangs', async () => {
    plant.beforeEvery('park', () => Promise.reject(new Error('DynamoDb.AccessDeniedException')));
    await plant.does(asks(lead));
    await expect(hop('2026-03-05T07:00:00.000Z')).rejects.toThrow(`lead ${lead} at new`);
  });
});
