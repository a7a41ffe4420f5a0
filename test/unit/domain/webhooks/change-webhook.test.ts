import { describe, expect, it } from '@jest/globals';
import { finishTask } from '../../../../shared/domain/tasks/finish-task.ts';
import { assignTask } from '../../../../shared/domain/tasks/assign-task.ts';
import {
  closeWebhook,
  editWebhook,
  NewWebhook,
  openWebhook,
  rotateWebhook,
  WebhookChanges,
} from '../../../../shared/domain/webhooks/change-webhook.ts';
import { eventTypes } from '../../../../shared/domain/webhooks/event-types.ts';
import { newestSecret, signingSecrets } from '../../../../shared/domain/webhooks/secrets.ts';
import type { Webhook } from '../../../../shared/domain/webhooks/webhook.ts';
import { anna, head, operator } from '../../../support/domain/actors.ts';
import { contextOf, idOf, monday, newIdOf } from '../../../support/domain/contexts.ts';
import { accepted, factsOf, nothing, recordsOf, refusalOf } from '../../../support/domain/decisions.ts';
import { expectBounds, expectNeeded, expectText, expectWhole } from '../../../support/domain/shapes.ts';
import { secondsAfterMonday as after, webhookId, webhookWith } from '../../../support/domain/webhooks.ts';

const now = after(5);
const deciding = { context: contextOf(operator), now, reach: 'public' } as const;
const url = 'https://erp.example/events';
const missingUrl = {
  in: 'body',
  field: 'url',
  title: { en: 'Where events are sent', ru: 'Адрес получателя' },
  example: 'https://erp.example/voronka',
};

describe('A subscription', () => {
  it('is opened with what was said, active, by whoever asked', () => {
    const told = { url, types: ['lead.moved', 'deal.won', 'lead.moved'], description: 'ERP' };
    const { webhook, plan } = accepted(openWebhook(told, 49, { ...deciding, context: contextOf(operator) }));
    const { version: _version, ...rest } = webhookWith({ id: newIdOf(1), createdAt: now });
    const expected = { ...rest, version: 1, types: ['deal.won', 'lead.moved'], description: 'ERP' };
    expect(webhook).toEqual(expected);
    expect(plan).toEqual({
      ...nothing,
      changes: [{ record: expected, expected: 'new' }],
      facts: [
        {
          type: 'WebhookOpened',
          subject: { kind: 'webhook', id: newIdOf(1) },
          data: { types: ['deal.won', 'lead.moved'] },
        },
      ],
    });
  });

  it('that names no types is told of all', () => {
    const { webhook, plan } = accepted(openWebhook({ url }, 0, deciding));
    expect(['types' in webhook, 'description' in webhook]).toEqual([false, false]);
    expect(factsOf(plan)).toEqual([{ type: 'WebhookOpened', data: {} }]);
  });

  it('is one of 50 at most', () => {
    expect(refusalOf(openWebhook({ url }, 50, deciding))).toEqual({
      kind: 'rule',
      code: 'too-many-webhooks',
      detail: 'there are 50 subscriptions; 50 are allowed',
    });
  });

  it('is refused for where events may not go, opened or edited', () => {
    const refusal = {
      kind: 'rule',
      code: 'url-not-allowed',
      detail: 'events cannot be sent to http://a.example: it must begin with https://, and begins with http:',
      missing: [missingUrl],
    };
    expect(refusalOf(openWebhook({ url: 'http://a.example' }, 0, deciding))).toEqual(refusal);
    expect(refusalOf(editWebhook(webhookWith(), { url: 'http://a.example' }, deciding))).toEqual(refusal);
    const local = { ...deciding, reach: 'local-too' } as const;
    expect(accepted(openWebhook({ url: 'http://127.0.0.1/' }, 0, local)).webhook.url).toBe('http://127.0.0.1/');
  });

  it('is refused for types there are not, opened or edited', () => {
    const refusal = {
      kind: 'rule',
      code: 'event-type-unknown',
      detail: `there is no event a.b, c.d; there are ${eventTypes().join(', ')}`,
      missing: [
        {
          in: 'body',
          field: 'types',
          title: { en: 'Types of events', ru: 'Типы событий' },
          allowed: eventTypes(),
          example: ['deal.agreed'],
        },
      ],
    };
    const types = ['a.b', 'deal.won', 'c.d'];
    expect(refusalOf(openWebhook({ url, types }, 0, deciding))).toEqual(refusal);
    expect(refusalOf(editWebhook(webhookWith(), { types }, deciding))).toEqual(refusal);
  });

  it('is an operator’s to manage, and nobody else’s', () => {
    for (const by of [anna, head]) {
      const context = contextOf(by);
      const refusals = [
        openWebhook({ url }, 0, { ...deciding, context }),
        editWebhook(webhookWith(), {}, { ...deciding, context }),
        rotateWebhook(webhookWith(), { context, now }),
        closeWebhook(webhookWith(), context),
      ].map(refusalOf);
      expect(refusals).toEqual(
        Array(4).fill({ kind: 'forbidden', code: 'not-yours', detail: 'only an operator manages subscriptions' }),
      );
    }
  });
});

describe('An edit', () => {
  const before = webhookWith({ types: ['deal.won'], description: 'ERP' });
  const edited = (changes: WebhookChanges, webhook: Webhook = before) => {
    const { plan, webhook: after } = accepted(editWebhook(webhook, changes, deciding));
    return { after, plan, facts: factsOf(plan) };
  };

  it('changes what is said and tells which fields', () => {
    const {
      after: changed,
      facts,
      plan,
    } = edited({ url: 'https://b.example/', types: ['lead.moved'], description: 'B' });
    const expected = { ...before, version: 4, url: 'https://b.example/', types: ['lead.moved'], description: 'B' };
    expect(changed).toEqual(expected);
    expect(plan.changes).toEqual([{ record: expected, expected: 3 }]);
    expect(facts).toEqual([{ type: 'WebhookEdited', data: { fields: ['url', 'types', 'description'] } }]);
  });

  it('of nothing is nothing, also when it is said as it stands', () => {
    for (const changes of [{}, { url, types: ['deal.won', 'deal.won'], description: 'ERP', active: true }]) {
      const { plan, after: same } = edited(changes);
      expect([plan, same]).toEqual([nothing, before]);
    }
    const failing = { ...before, failing: { since: monday, times: 9, probeAt: monday } };
    const edit = edited({ active: true }, failing); // it is: what failed goes on to count
    expect([edit.plan, edit.after]).toEqual([nothing, failing]);
  });

  it('takes types and description away', () => {
    const { after: changed, facts } = edited({ types: null, description: null });
    const { types: _types, description: _description, ...rest } = before;
    expect(changed).toEqual({ ...rest, version: 4 });
    expect(facts).toEqual([{ type: 'WebhookEdited', data: { fields: ['types', 'description'] } }]);
    expect(edited({ description: 'B' }).after).toEqual({ ...before, version: 4, description: 'B' });
  });

  it('pauses it, and makes it active again as if it had never failed', () => {
    const failing = { since: monday, times: 9, probeAt: monday };
    const paused = edited({ active: false }, { ...before, failing });
    expect(paused.after).toEqual({
      ...before,
      version: 4,
      failing,
      state: { name: 'paused', at: now, why: 'by-hand' },
    });
    expect(paused.facts).toEqual([{ type: 'WebhookPaused', data: { why: 'by-hand' } }]);
    expect(edited({ active: false }, paused.after).plan).toEqual(nothing);
    const resumed = edited({ active: true }, paused.after);
    expect(resumed.after).toEqual({ ...before, version: 5 });
    expect(resumed.facts).toEqual([{ type: 'WebhookResumed', data: {} }]);
  });

  it('may do both at once', () => {
    expect(edited({ active: false, description: 'B' }).facts.map(({ type }) => type)).toEqual([
      'WebhookEdited',
      'WebhookPaused',
    ]);
  });
});

describe('A secret', () => {
  const secrets = { hash: (purpose: string, text: string) => Promise.resolve(`${purpose} ${text}`) };
  const secret = (rotation: number) => `whsec_${btoa(`webhook ${webhookId}/${String(rotation)}`)}`;

  it('is another after a rotation, which tells so', () => {
    const { webhook, plan } = accepted(rotateWebhook(webhookWith(), deciding));
    const expected = { ...webhookWith(), version: 4, rotation: 2, rotatedAt: now };
    expect(webhook).toEqual(expected);
    expect(plan.changes).toEqual([{ record: expected, expected: 3 }]);
    expect(factsOf(plan)).toEqual([{ type: 'WebhookRotated', data: { rotation: 2 } }]);
  });

  it('is derived from the subscription and its rotation', async () => {
    expect(await newestSecret(webhookWith({ rotation: 3 }), secrets)).toBe(secret(3));
    expect(await signingSecrets(webhookWith(), now, secrets)).toEqual([secret(1)]);
  });

  it('that gave way signs beside the new one for a day', async () => {
    const webhook = webhookWith({ rotation: 3, rotatedAt: monday });
    expect(await signingSecrets(webhook, after(86_399), secrets)).toEqual([secret(3), secret(2)]);
    expect(await signingSecrets(webhook, after(86_400), secrets)).toEqual([secret(3)]);
  });
});

describe('A subscription that is closed', () => {
  it('is gone, with a last fact', () => {
    const before = webhookWith();
    expect(accepted(closeWebhook(before, contextOf(operator))).plan).toEqual({
      ...nothing,
      changes: [{ record: { ...before, version: 4 }, expected: 3, gone: true }],
      facts: [{ type: 'WebhookClosed', subject: { kind: 'webhook', id: webhookId }, data: {} }],
    });
  });
});

describe('A task about a subscription that fails', () => {
  const task = {
    kind: 'task',
    id: idOf(7),
    version: 1,
    subject: { kind: 'webhook', id: webhookId },
    about: 'webhook-fails',
    dueAt: monday,
    state: { name: 'open' },
  } as const;

  it('is done, or given to somebody, and changes nothing else of the subscription', () => {
    for (const { plan } of [
      accepted(finishTask(task, webhookWith(), undefined, contextOf(head))),
      accepted(assignTask(task, webhookWith(), operator.id, contextOf(head, monday, { staff: staffOf(operator.id) }))),
    ])
      expect(recordsOf('webhook', plan)).toEqual([webhookWith({ version: 4 })]);
  });
});

const staffOf = (id: string) => [
  { id, name: 'Operator', email: 'operator@demo.example', group: 'operator', segments: [], regions: [] } as never, // of whom the rule asks the id
];

describe('What may be said of a subscription', () => {
  const whole = { url, types: ['deal.won'], description: 'ERP' };

  it('to open it', () => {
    const shape = { schema: NewWebhook, whole };
    expectWhole(shape);
    expectNeeded(shape, ['url']);
    expectText(shape, 'url', 2000);
    expectText(shape, 'description', 200);
    expectBounds(shape, 'types', { least: 1, most: 200 });
    expectBounds(shape, 'types.0', { least: 0, most: 100 });
  });

  it('to change it', () => {
    const shape = { schema: WebhookChanges, whole: { ...whole, active: true } };
    expectWhole(shape);
    expectNeeded(shape, []);
    expectText(shape, 'url', 2000);
    expectText(shape, 'description', 200);
    expectBounds(shape, 'types', { least: 1, most: 200 });
    expect(WebhookChanges().parse({ types: null, description: null })).toEqual({ types: null, description: null });
    expect(WebhookChanges().safeParse({ url: null }).success).toBe(false);
  });
});
