import { describe, expect, it } from '@jest/globals';
import { agreedOrder } from '../../../../shared/domain/deals/agreed.ts';
import type { Fact } from '../../../../shared/domain/facts/fact.ts';
import { commitPlan } from '../../../../shared/domain/records/decide.ts';
import { remove } from '../../../../shared/domain/records/plan.ts';
import { Busy } from '../../../../shared/domain/records/errors.ts';
import { bodyOf, deliveryId } from '../../../../shared/domain/webhooks/delivery.ts';
import { attempt, isDue } from '../../../../shared/domain/webhooks/deliver.ts';
import { robot } from '../../../support/domain/actors.ts';
import { contextOf, idOf, monday, policyWith } from '../../../support/domain/contexts.ts';
import { dealAt, dealId, knownToPay } from '../../../support/domain/deals.ts';
import { accountWith } from '../../../support/domain/leads.ts';
import {
  deliveryWith,
  factWith,
  secondsAfterMonday as after,
  tellingPlant,
  webhookId,
  webhookWith,
} from '../../../support/domain/webhooks.ts';

const other = webhookWith({ id: idOf(0xc02), url: 'https://other.example/' });

describe('A fact', () => {
  it('is sent at once to every subscription that wants it, signed, and written down as delivered', async () => {
    const plant = await tellingPlant(
      webhookWith({ types: ['lead.moved'] }),
      other,
      webhookWith({ id: idOf(0xc03), types: ['deal.won'] }),
    );
    await plant.tell();
    const body = bodyOf('lead.moved', monday, factWith());
    const ids = [webhookId, other.id].map((id) => deliveryId(id, factWith()));
    expect(plant.sender.sent).toEqual([
      {
        url: 'https://erp.example/events',
        id: ids[0],
        at: monday,
        body,
        secrets: [`whsec_${btoa(`webhook(${webhookId}/1)`)}`],
      },
      expect.objectContaining({ url: 'https://other.example/', id: ids[1], body }),
    ]);
    expect(plant.deliveries().map(({ id, factId, state }) => [id, factId, state])).toEqual(
      ids.map((id) => [id, factWith().id, { name: 'delivered', at: after(0.001) }]),
    );
  });

  it('that nobody wants is nobody’s business: nothing is read of it, nothing written', async () => {
    const plant = await tellingPlant(webhookWith({ types: ['deal.won'] }));
    const get = plant.store.get.bind(plant.store);
    plant.store.get = (kind, id) => (kind === 'deal' ? Promise.reject(new Error('read')) : get(kind, id));
    await plant.tell({ type: 'DealAgreed', subject: { kind: 'deal', id: dealId } });
    expect([plant.sender.sent, plant.deliveries()]).toEqual([[], []]);
  });

  it('of a visitor is sent without the contacts that the page they came from holds', async () => {
    const plant = await tellingPlant(webhookWith());
    const touch = { at: monday, source: 'site', page: 'https://plant.example/?mail=ivan@zavod.example' };
    await plant.tell({ type: 'LeadTouched', data: { touch, n: 2, document: 'PP +7 495 123-45-67' } });
    const { data } = JSON.parse(plant.sender.sent[0]?.body ?? '') as { data: Fact };
    expect(data.data).toEqual({
      touch: { ...touch, page: 'https:•••' },
      n: 2,
      document: 'PP +7 495 123-45-67',
    });
  });

  it('told twice is sent once', async () => {
    const plant = await tellingPlant(webhookWith());
    await plant.tell();
    await plant.tell();
    expect(plant.sender.sent).toHaveLength(1);
  });

  it('is planned before it is sent: when its sender dies, it is found a minute later', async () => {
    const plant = await tellingPlant(webhookWith());
    plant.sender.post = () => Promise.reject(new Error('killed'));
    await expect(plant.tell()).rejects.toThrow('killed');
    expect(plant.deliveries()).toMatchObject([{ tries: 0, state: { name: 'waiting', nextAt: after(60) } }]);
  });

  it('that cannot be planned for one is sent to the others all the same', async () => {
    const plant = await tellingPlant(webhookWith(), other);
    const commit = plant.store.commit.bind(plant.store);
    plant.store.commit = (one) =>
      one.changes.some(({ record }) => record.kind === 'delivery' && record.webhookId === webhookId)
        ? Promise.reject(new Busy('throttled'))
        : commit(one);
    await expect(plant.tell()).rejects.toThrow('throttled');
    expect(plant.sender.sent.map(({ url }) => url)).toEqual(['https://other.example/']);
  });

  it('that is not taken waits for its next attempt', async () => {
    const plant = await tellingPlant(webhookWith());
    plant.sender.answer = () => ({ status: 503 });
    await plant.tell();
    expect(plant.deliveries()).toMatchObject([{ tries: 1, state: { name: 'waiting', nextAt: after(60.001) } }]);
    expect(plant.webhook()?.failing).toMatchObject({ times: 1 });
  });

  it('for a subscription that rests is written down and not sent', async () => {
    const failing = { since: monday, times: 5, probeAt: monday };
    const plant = await tellingPlant(webhookWith({ failing }));
    await plant.tell();
    expect(plant.sender.sent).toEqual([]);
    expect(plant.deliveries()).toMatchObject([{ tries: 0, state: { name: 'waiting', nextAt: monday } }]);
  });

  it('of a deal that is agreed comes with the order to make of it, as the deal is by then', async () => {
    const [deal, account] = [dealAt('agree-price', knownToPay), accountWith({ company: 'ООО «Ромашка»' })];
    const fact = factWith({ type: 'DealAgreed', subject: { kind: 'deal', id: dealId } });
    const plant = await tellingPlant(webhookWith(), deal, account);
    await plant.tell(fact);
    const order = agreedOrder(deal, account, policyWith(), monday);
    expect(plant.sender.sent.map(({ body }) => body)).toEqual([bodyOf('deal.agreed', monday, { ...fact, order })]);
    const empty = await tellingPlant(webhookWith());
    await empty.tell(fact);
    expect(empty.sender.sent.map(({ body }) => body)).toEqual([bodyOf('deal.agreed', monday, fact)]);
  });
});

describe('An attempt', () => {
  it('for a subscription that was closed is none', async () => {
    const plant = await tellingPlant(deliveryWith());
    expect(await attempt(deliveryWith(), plant.services)).toBeUndefined();
    expect(plant.sender.sent).toEqual([]);
  });

  it('whose subscription is closed meanwhile leaves no trace', async () => {
    const plant = await tellingPlant(webhookWith(), deliveryWith());
    const { post } = { post: plant.sender.post.bind(plant.sender) };
    plant.sender.post = async (message) => {
      await commitPlan(plant.store, remove(webhookWith()), contextOf(robot));
      return post(message);
    };
    expect(await plant.attempt(deliveryWith())).toBeUndefined();
    expect(plant.deliveries()).toEqual([deliveryWith()]);
  });

  it('of a delivery that is gone meanwhile leaves no trace', async () => {
    const plant = await tellingPlant(webhookWith());
    expect(await plant.attempt(deliveryWith())).toBeUndefined();
    expect([plant.sender.sent.length, plant.deliveries(), plant.webhook()]).toEqual([1, [], webhookWith()]);
  });

  it('looks for no task where none was made', async () => {
    const plant = await tellingPlant(webhookWith(), deliveryWith());
    const [asked, get] = [[] as string[], plant.store.get.bind(plant.store)];
    plant.store.get = (kind, id) => {
      asked.push(kind);
      return get(kind, id);
    };
    await plant.attempt(deliveryWith());
    expect(asked).toEqual(['webhook', 'delivery', 'webhook']);
  });

  it('is recorded beside twenty others of one subscription that come to their ends at once', async () => {
    const ids = Array.from({ length: 20 }, (_, n) => idOf(0xd01 + n));
    const plant = await tellingPlant(webhookWith(), ...ids.map((id) => deliveryWith({ id })));
    plant.sender.answer = () => ({ status: 500 });
    await Promise.all(plant.deliveries().map(plant.attempt));
    expect(plant.deliveries().map(({ tries }) => tries)).toEqual(ids.map(() => 1));
    expect(plant.webhook()?.failing?.times).toBe(20);
  });

  it('is recorded at the instant its answer came', async () => {
    const plant = await tellingPlant(webhookWith(), deliveryWith());
    plant.sender.post = ({ at }) => Promise.resolve({ at, ms: 9_000, status: 500 });
    const delivery = await plant.attempt(deliveryWith());
    expect(delivery).toMatchObject({ state: { nextAt: after(69) } });
    expect(delivery?.attempts).toEqual([{ at: monday, ms: 9_000, status: 500 }]);
    expect(plant.webhook()?.failing).toEqual({ since: after(9), times: 1, probeAt: after(69) });
  });

  it('that asks a person asks once, as the task is by then', async () => {
    const failing = { since: after(-90_000), times: 5, probeAt: monday };
    const plant = await tellingPlant(webhookWith({ failing }), deliveryWith(), deliveryWith({ id: idOf(0xd02) }));
    plant.sender.answer = () => ({ status: 500 });
    await Promise.all(plant.deliveries().map(plant.attempt));
    expect(plant.tasks()).toHaveLength(1);
    expect(plant.webhook()?.taskId).toBe(plant.tasks()[0]?.id);
  });
});

describe('A delivery', () => {
  const failing = { since: monday, times: 5, probeAt: after(60) };
  it.each([
    ['that waits, from its time on', deliveryWith(), webhookWith(), 60, true],
    ['that waits, before its time', deliveryWith(), webhookWith(), 59.999, false],
    ['that ended', deliveryWith({ state: { name: 'delivered', at: monday } }), webhookWith(), 60, false],
    [
      'of a subscription that is paused',
      deliveryWith(),
      webhookWith({ state: { name: 'paused', at: monday, why: 'gone' } }),
      60,
      false,
    ],
    ['of one that rests, when it is probed', deliveryWith(), webhookWith({ failing }), 60, true],
    [
      'of one that rests, before that',
      deliveryWith({ state: { name: 'waiting', nextAt: monday } }),
      webhookWith({ failing }),
      59,
      false,
    ],
  ])('%s is due or not', (_what, delivery, webhook, seconds, due) => {
    expect(isDue(delivery, webhook, after(seconds))).toBe(due);
  });
});
