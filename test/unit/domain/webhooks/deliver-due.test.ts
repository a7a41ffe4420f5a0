import { describe, expect, it } from '@jest/globals';
import type { Delivery } from '../../../../shared/domain/webhooks/delivery.ts';
import { commitPlan } from '../../../../shared/domain/records/decide.ts';
import { remove } from '../../../../shared/domain/records/plan.ts';
import { robot } from '../../../support/domain/actors.ts';
import { contextOf, idOf, monday } from '../../../support/domain/contexts.ts';
import {
  deliveryWith,
  secondsAfterMonday as after,
  tellingPlant,
  type TellingPlant,
  webhookId,
  webhookWith,
} from '../../../support/domain/webhooks.ts';

const threeDays = 3 * 86_400;
const due = (n: number, fields: Partial<Delivery> = {}): Delivery =>
  deliveryWith({ id: idOf(0xd00 + n), state: { name: 'waiting', nextAt: after(n / 1000) }, ...fields });
const many = (count: number, fields: Partial<Delivery> = {}): Delivery[] =>
  Array.from({ length: count }, (_, n) => due(n + 1, fields));
const states = (plant: TellingPlant) => plant.deliveries().map(({ state }) => state.name);
const nothingDone = { webhooks: 1, attempted: 0, delivered: 0, givenUp: 0, failed: 0 };
const resting = { since: monday, times: 5, probeAt: after(60) };

describe('A round', () => {
  it('of a plant without subscriptions does nothing', async () => {
    const plant = await tellingPlant();
    expect(await plant.round()).toEqual({ ...nothingDone, webhooks: 0 });
  });

  it('sends what is due, in the order it is due, and nothing that is due later', async () => {
    const plant = await tellingPlant(webhookWith(), due(2), due(1), due(90_000));
    plant.later(60);
    expect(await plant.round()).toEqual({ ...nothingDone, attempted: 2, delivered: 2 });
    expect(plant.sender.sent.map(({ id }) => id)).toEqual([due(1).id, due(2).id]);
    expect(states(plant).sort()).toEqual(['delivered', 'delivered', 'waiting']);
  });

  it('reads what is due, and nothing else', async () => {
    const paused = webhookWith({ id: idOf(0xc02), state: { name: 'paused', at: monday, why: 'by-hand' } });
    const ofPaused = [due(11, { until: after(60) }), due(90_011)].map((one) => ({ ...one, webhookId: paused.id }));
    const plant = await tellingPlant(webhookWith(), paused, ...many(6), due(90_000), ...ofPaused);
    const getMany = plant.store.getMany.bind(plant.store);
    const asked: string[] = [];
    plant.store.getMany = (kind, ids) => {
      asked.push(...ids);
      return getMany(kind, ids);
    };
    plant.later(60);
    await plant.round();
    const ids = [webhookWith().id, paused.id, ...[1, 2, 3, 4, 5, 6, 11].map((n) => due(n).id)];
    expect(asked.toSorted()).toEqual(ids.toSorted());
  });

  it('sends hundreds at once, each once', async () => {
    const plant = await tellingPlant(webhookWith(), ...many(203));
    plant.later(60);
    expect(await plant.round()).toEqual({ ...nothingDone, attempted: 203, delivered: 203 });
    expect(new Set(plant.sender.sent.map(({ id }) => id)).size).toBe(203);
  });

  it('has five on their way to a receiver at once', async () => {
    const plant = await tellingPlant(webhookWith(), ...many(12));
    let [now, most] = [0, 0];
    plant.sender.post = async ({ at }) => {
      now += 1;
      most = Math.max(most, now);
      await new Promise(setImmediate);
      now -= 1;
      return { at, ms: 1, status: 200 };
    };
    plant.later(60);
    await plant.round();
    expect(most).toBe(5);
  });

  it('tries a receiver that takes nothing five times, and lets it rest', async () => {
    const plant = await tellingPlant(webhookWith(), ...many(100));
    plant.sender.answer = () => ({ status: 500 });
    plant.later(60);
    let looked = 0;
    const isTimeUp = () => (looked += 1) > 100;
    expect([await plant.round({ isTimeUp }), looked]).toEqual([{ ...nothingDone, attempted: 5 }, 5]);
    expect(plant.webhook()?.failing).toMatchObject({ times: 5, probeAt: after(120.001) });
    expect(await plant.round()).toEqual(nothingDone);
    plant.later(61);
    expect(await plant.round()).toEqual({ ...nothingDone, attempted: 1 });
  });

  it('costs a dead receiver of a hundred thousand deliveries one attempt each half hour', async () => {
    const plant = await tellingPlant(webhookWith(), ...many(500));
    plant.sender.answer = () => ({ error: 'connect ECONNREFUSED' });
    let attempted = 0;
    for (let minute = 0; minute < 24 * 60; minute += 1) {
      plant.later(60);
      attempted += (await plant.round()).attempted;
    }
    expect(attempted).toBe(53); // 5, and probes after 1, 5, 15 and every 30 minutes
    expect(plant.tasks()).toHaveLength(0);
    plant.later(120);
    plant.later(1800);
    await plant.round();
    expect(plant.tasks()).toHaveLength(1);
  });

  it('sends all that waited once a probe is taken', async () => {
    const plant = await tellingPlant(webhookWith({ failing: resting }), ...many(30));
    plant.later(59);
    expect(await plant.round()).toEqual(nothingDone);
    plant.later(1);
    expect(await plant.round()).toEqual({ ...nothingDone, attempted: 30, delivered: 30 });
    expect(plant.webhook()).not.toHaveProperty('failing');
  });

  it('keeps nobody waiting for one that takes nothing, nor for one that goes wrong on our side', async () => {
    const [dead, broken] = [idOf(0xc02), idOf(0xc03)];
    const plant = await tellingPlant(
      webhookWith(),
      webhookWith({ id: dead, url: 'https://dead.example/' }),
      webhookWith({ id: broken }),
      due(1),
      due(2, { webhookId: dead }),
      due(3, { webhookId: broken }),
    );
    const list = plant.store.list.bind(plant.store);
    const error = new Error('throttled');
    plant.store.list = (listing, page) => (listing.of.endsWith(broken) ? Promise.reject(error) : list(listing, page));
    plant.sender.answer = ({ url }) => (url.includes('dead') ? { error: 'timeout' } : { status: 200 });
    plant.later(60);
    expect(await plant.round()).toEqual({ webhooks: 3, attempted: 2, delivered: 1, givenUp: 0, failed: 1 });
    expect(plant.failures).toEqual([{ webhookId: broken, error }]);
  });

  it('begins nothing when its time is up', async () => {
    const plant = await tellingPlant(webhookWith(), ...many(20));
    plant.later(60);
    let asked = 0;
    expect(await plant.round({ isTimeUp: () => (asked += 1) > 7 })).toEqual({
      ...nothingDone,
      attempted: 7,
      delivered: 7,
    });
    expect(await plant.round()).toMatchObject({ attempted: 13 });
  });

  it('tries for the last time what is three days old, and then gives it up', async () => {
    const old = deliveryWith({ tries: 16, state: { name: 'waiting', nextAt: after(threeDays) } });
    const plant = await tellingPlant(webhookWith(), old);
    plant.sender.answer = () => ({ status: 500 });
    plant.later(threeDays);
    expect(await plant.round()).toEqual({ ...nothingDone, attempted: 1, givenUp: 1 });
    expect(states(plant)).toEqual(['given-up']);
    expect(plant.tasks()).toHaveLength(1);
  });

  it.each([
    ['that rests', webhookWith({ failing: { ...resting, probeAt: after(threeDays * 2) } })],
    ['that is paused', webhookWith({ state: { name: 'paused', at: monday, why: 'by-hand' } })],
  ])('gives up without a word what is three days old, of a subscription %s', async (_what, webhook) => {
    const young = due(900, { until: after(threeDays + 60) });
    const plant = await tellingPlant(webhook, ...many(120), young);
    plant.later(threeDays);
    expect(await plant.round()).toEqual({ ...nothingDone, givenUp: 120 });
    expect(plant.sender.sent).toEqual([]);
    expect(plant.deliveries().filter(({ state }) => state.name === 'waiting')).toEqual([young]);
    expect(await plant.round()).toEqual(nothingDone);
  });

  const paused = webhookWith({ state: { name: 'paused', at: monday, why: 'by-hand' } });

  it('gives up fifty in one transaction', async () => {
    const plant = await tellingPlant(paused, ...many(120));
    const commit = plant.store.commit.bind(plant.store);
    const sizes: number[] = [];
    plant.store.commit = (one) => {
      sizes.push(one.changes.length);
      return commit(one);
    };
    plant.later(threeDays);
    await plant.round();
    expect(sizes).toEqual([50, 50, 20]);
  });

  it.each<[string, Partial<Delivery>]>([
    ['was taken', { state: { name: 'delivered', at: monday } }],
    ['was replayed', { until: after(threeDays * 2) }],
  ])('does not give up what %s meanwhile', async (_what, fields) => {
    const plant = await tellingPlant(paused, due(1));
    const getMany = plant.store.getMany.bind(plant.store);
    plant.store.getMany = async (kind, ids) => {
      const found = await getMany(kind, ids);
      return kind === 'delivery' ? found.map((one) => ({ ...one, ...fields })) : found;
    };
    plant.later(threeDays);
    expect(await plant.round()).toEqual(nothingDone);
    expect(plant.deliveries()).toEqual([due(1)]);
  });

  it('ends for a subscription that is closed meanwhile, before an attempt or during one', async () => {
    const closed = new Set<TellingPlant>();
    const close = async (plant: TellingPlant) => {
      if (closed.has(plant)) return;
      closed.add(plant);
      await commitPlan(plant.store, remove(webhookWith()), contextOf(robot));
    };
    const before = await tellingPlant(webhookWith(), ...many(12));
    const list = before.store.list.bind(before.store);
    before.store.list = async (listing, page) => {
      const found = await list(listing, page);
      if (listing.index === 'board') await close(before);
      return found;
    };
    const during = await tellingPlant(webhookWith(), ...many(12));
    const post = during.sender.post.bind(during.sender);
    during.sender.post = async (message) => {
      await close(during);
      return post(message);
    };
    for (const [plant, attempted] of [
      [before, 0],
      [during, 5],
    ] as const) {
      plant.later(60);
      expect(await plant.round()).toEqual({ ...nothingDone, attempted });
      expect(plant.failures).toEqual([]);
    }
  });

  it('stops when the receiver says that it is gone', async () => {
    const plant = await tellingPlant(webhookWith(), ...many(20));
    plant.sender.answer = () => ({ status: 410 });
    plant.later(60);
    expect(await plant.round()).toEqual({ ...nothingDone, attempted: 5, givenUp: 5 });
    expect(plant.webhook()?.state).toMatchObject({ name: 'paused', why: 'gone' });
    expect(plant.tasks()).toHaveLength(1);
  });

  it('delivers in the end whatever a receiver that is down for two days missed', async () => {
    const plant = await tellingPlant(webhookWith());
    let isUp = false;
    plant.sender.answer = () => (isUp ? { status: 200 } : { error: 'connect ECONNREFUSED' });
    for (let hour = 0; hour < 48; hour += 1) {
      await plant.tell({ id: `${idOf(0x101)}/${String(hour + 1)}/0`, version: hour + 1 });
      plant.later(3600);
      await plant.round();
    }
    isUp = true;
    plant.later(1800);
    for (let hour = 0; hour < 6; hour += 1) {
      await plant.round();
      plant.later(3600);
    }
    expect(states(plant)).toEqual(Array(48).fill('delivered'));
    expect(plant.tasks()).toHaveLength(1);
    expect(plant.webhook(webhookId)).not.toHaveProperty('failing');
  });
});
