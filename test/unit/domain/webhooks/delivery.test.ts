import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import * as z from 'zod';
import {
  bodyOf,
  cameAt,
  Delivery,
  deliveryBoard,
  deliveryId,
  deliveryStates,
  isKept,
  newDelivery,
} from '../../../../shared/domain/webhooks/delivery.ts';
import { placesOf } from '../../../../shared/domain/records/index-keys.ts';
import { Webhook, wants } from '../../../../shared/domain/webhooks/webhook.ts';
import { anna } from '../../../support/domain/actors.ts';
import { daysAfter, idOf, monday } from '../../../support/domain/contexts.ts';
import { expectNeeded, expectNone, expectOneOf, expectWhole } from '../../../support/domain/shapes.ts';
import {
  deliveryWith,
  factWith,
  secondsAfterMonday as after,
  webhookId,
  webhookWith,
} from '../../../support/domain/webhooks.ts';

describe('The id of a delivery', () => {
  const fact = factWith();

  it('is the same for one fact to one subscription, and another for any other', () => {
    const id = deliveryId(webhookId, fact);
    expect(deliveryId(webhookId, factWith({ type: 'LeadWaits' }))).toBe(id);
    const others = [deliveryId(idOf(0xc02), fact), deliveryId(webhookId, { ...fact, id: `${fact.subject.id}/2/1` })];
    expect(new Set([id, ...others]).size).toBe(3);
    expect(z.uuid().parse(id)).toBe('019cad58-bd80-8b99-a1f4-d7a0817bd241');
  });

  it('begins with when the fact was recorded, so that ids sort by age', () => {
    const times = fc.tuple(fc.integer({ min: 0, max: 4e12 }), fc.integer({ min: 0, max: 4e12 }));
    fc.assert(
      fc.property(times, ([one, other]) => {
        fc.pre(one !== other);
        const [a = '', b = ''] = [one, other].map((ms) =>
          deliveryId(webhookId, { ...fact, recordedAt: new Date(ms).toISOString() }),
        );
        expect(a < b).toBe(one < other);
        expect(cameAt(a)).toBe(new Date(one).toISOString());
        expect(z.uuid().safeParse(a).success).toBe(true);
      }),
    );
  });
});

describe('A new delivery', () => {
  const told = { id: idOf(0xd01), webhookId, type: 'lead.moved', factId: 'fact', body: '{}' };

  it('is for whoever planned it, and is found a minute later should they not live to', () => {
    expect(newDelivery(told, monday)).toEqual(deliveryWith({ ...told }));
  });

  it('may be due at once', () => {
    expect(newDelivery(told, monday, monday).state).toEqual({ name: 'waiting', nextAt: monday });
  });

  it('is kept for 30 days', () => {
    const delivery = newDelivery(told, monday);
    expect([after(30 * 86_400 - 1), after(30 * 86_400)].map((now) => isKept(delivery, now))).toEqual([true, false]);
  });

  it('says the type, when it happened and what', () => {
    expect(bodyOf('lead.moved', monday, { a: 1 })).toBe(
      '{"type":"lead.moved","timestamp":"2026-03-02T07:00:00.000Z","data":{"a":1}}',
    );
  });
});

describe('A delivery in the lists', () => {
  it('is under its subscription by its age, and on the board of its state', () => {
    const delivery = deliveryWith();
    const parent = { of: webhookId, sort: `delivery/${delivery.id}` };
    expect(placesOf(delivery)).toEqual({
      card: { dueAt: after(60), waitUntil: daysAfter(monday, 3) },
      board: { of: `delivery/waiting/${webhookId}`, sort: `${after(60)}/${delivery.id}` },
      parent,
    });
    const given = { name: 'given-up', at: monday, why: 'answered 500' } as const;
    expect(placesOf({ ...delivery, state: given })).toEqual({
      card: {},
      board: { of: `delivery/given-up/${webhookId}`, sort: delivery.id },
      parent,
    });
    expect(deliveryStates.map((state) => deliveryBoard('x', state))).toEqual([
      'delivery/waiting/x',
      'delivery/delivered/x',
      'delivery/given-up/x',
    ]);
  });

  it('of all subscriptions: each stands in one', () => {
    expect(placesOf(webhookWith({ description: 'ERP' }))).toEqual({
      card: { title: 'ERP' },
      parent: { of: 'webhooks', sort: `webhook/${webhookId}` },
    });
    expect(placesOf(webhookWith()).card).toEqual({});
  });
});

describe('What a subscription wants', () => {
  it.each<[string, Partial<Webhook>, boolean]>([
    ['every type when it names none', {}, true],
    ['a type it names', { types: ['deal.won', 'lead.moved'] }, true],
    ['no type it does not name', { types: ['deal.won'] }, false],
    ['nothing while it is paused', { state: { name: 'paused', at: monday, why: 'by-hand' } }, false],
  ])('is %s', (_what, fields, wanted) => {
    expect(wants(webhookWith(fields), 'lead.moved')).toBe(wanted);
  });
});

describe('The records', () => {
  const delivery = {
    schema: Delivery,
    whole: {
      ...deliveryWith({ attempts: [{ at: monday, ms: 5, status: 500, error: 'no' }] }),
      factId: 'fact',
    } satisfies Required<Delivery>,
  };

  it('hold a delivery with its attempts', () => {
    expectWhole(delivery);
    expectNeeded(
      delivery,
      Object.keys(delivery.whole).filter((name) => name !== 'factId'),
    );
    expectOneOf(delivery, 'kind', ['delivery']);
    expectNone(delivery, 'version', [0, 1.5]);
    expectNone(delivery, 'tries', [-1, 1.5]);
    expectNone(delivery, 'expiresAt', [0, 1.5]);
    expectNone(delivery, 'attempts.0.ms', [-1, 1.5]);
    expectNone(delivery, 'attempts.0.status', [1.5]);
    expectNone(delivery, 'attempts.0.error', ['x'.repeat(301)]);
    for (const state of [
      { name: 'delivered', at: monday },
      { name: 'given-up', at: monday, why: 'gone' },
    ])
      expectWhole({ schema: Delivery, whole: { ...delivery.whole, state } });
  });

  it('hold a subscription, and no secret of it', () => {
    const webhook = {
      schema: Webhook,
      whole: {
        ...webhookWith(),
        types: ['lead.moved'],
        description: 'ERP',
        rotatedAt: monday,
        failing: { since: monday, times: 1, probeAt: monday },
        taskId: idOf(7),
        createdBy: { kind: 'staff', id: anna.id },
      } satisfies Required<Webhook>,
    };
    expectWhole(webhook);
    expectNeeded(webhook, ['kind', 'id', 'version', 'url', 'state', 'rotation', 'createdAt', 'createdBy']);
    expectOneOf(webhook, 'kind', ['webhook']);
    for (const path of ['version', 'rotation', 'failing.times']) expectNone(webhook, path, [0, 1.5]);
    const paused = { ...webhook.whole, state: { name: 'paused', at: monday, why: 'gone' } };
    expectWhole({ schema: Webhook, whole: paused });
    expectOneOf({ schema: Webhook, whole: paused }, 'state.why', ['by-hand', 'gone']);
  });
});
