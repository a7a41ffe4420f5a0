import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { giveUp, recordAttempt, wordsOf } from '../../../../shared/domain/webhooks/attempt.ts';
import type { Attempt, Delivery } from '../../../../shared/domain/webhooks/delivery.ts';
import { replay } from '../../../../shared/domain/webhooks/replay.ts';
import type { Webhook } from '../../../../shared/domain/webhooks/webhook.ts';
import type { Task } from '../../../../shared/domain/tasks/task.ts';
import { head, operator, robot } from '../../../support/domain/actors.ts';
import { contextOf, daysAfter, idOf, monday, newIdOf } from '../../../support/domain/contexts.ts';
import { accepted, factsOf, nothing, recordsOf, refusalOf } from '../../../support/domain/decisions.ts';
import { deliveryWith, secondsAfterMonday as after, webhookId, webhookWith } from '../../../support/domain/webhooks.ts';

const answered = (status: number): Attempt => ({ at: monday, ms: 12, status });
const silent: Attempt = { at: monday, ms: 10_000, error: 'no answer within 10 seconds' };

type Before = { delivery?: Delivery; webhook?: Webhook; task?: Task; now?: string };

function tried(
  attempt: Attempt,
  { delivery = deliveryWith(), webhook = webhookWith(), task, now = monday }: Before = {},
) {
  const {
    ok,
    plan,
    delivery: after,
  } = recordAttempt({ delivery, webhook, task }, attempt, {
    now,
    random: 1,
    context: contextOf(robot, monday),
  });
  return {
    ok,
    after,
    plan,
    webhook: recordsOf('webhook', plan)[0],
    tasks: recordsOf('task', plan),
    facts: factsOf(plan),
  };
}
const failingFor = (seconds: number, times = 3) => ({ since: after(-seconds), times, probeAt: monday });

describe('An attempt', () => {
  it.each([200, 202, 204, 299])(
    'that is answered %d delivers the event, and says nothing of the subscription',
    (status) => {
      const before = deliveryWith({ tries: 1, attempts: [silent] });
      const { plan, after: delivered } = tried(answered(status), { delivery: before, now: after(9) });
      const expected = {
        ...before,
        version: 2,
        tries: 2,
        attempts: [silent, answered(status)],
        state: { name: 'delivered', at: after(9) },
      };
      expect(delivered).toEqual(expected);
      expect(plan).toEqual({ ...nothing, changes: [{ record: expected, expected: 1 }] });
    },
  );

  it.each([answered(199), answered(300), answered(301), answered(404), answered(429), answered(500), silent])(
    'that is not taken is made again, and the subscription fails: %j',
    (attempt) => {
      const { after: waiting, webhook, tasks, facts } = tried(attempt, { delivery: deliveryWith({ tries: 1 }) });
      expect(waiting).toMatchObject({ tries: 2, attempts: [attempt], state: { name: 'waiting', nextAt: after(300) } });
      expect(webhook).toEqual(webhookWith({ version: 4, failing: { since: monday, times: 1, probeAt: after(60) } }));
      expect([tasks, facts]).toEqual([[], []]);
    },
  );

  it('that succeeds makes a failing subscription a good one', () => {
    const before = webhookWith({ failing: failingFor(100), taskId: idOf(7) });
    expect(tried(answered(200), { webhook: before }).webhook).toEqual(webhookWith({ version: 4, taskId: idOf(7) }));
  });

  it('is remembered with the 20 before it at most', () => {
    const attempts = Array.from({ length: 20 }, (_, n) => answered(500 + n));
    const { after: waiting } = tried(silent, { delivery: deliveryWith({ tries: 20, attempts }) });
    expect(waiting.attempts).toEqual([...attempts.slice(1), silent]);
    expect(waiting.tries).toBe(21);
  });

  it('that fails when its time is over gives the event up, and any head gets a task', () => {
    const delivery = deliveryWith({ until: after(10) });
    const early = tried(silent, { delivery, now: after(9.999) });
    expect([early.after.state.name, early.tasks]).toEqual(['waiting', []]);
    const { after: given, webhook, tasks, facts } = tried(silent, { delivery, now: after(10) });
    expect(given.state).toEqual({ name: 'given-up', at: after(10), why: 'no answer within 10 seconds' });
    expect(webhook).toEqual(
      webhookWith({ version: 4, failing: { since: after(10), times: 1, probeAt: after(70) }, taskId: newIdOf(1) }),
    );
    const dueAt = daysAfter(monday, 1);
    const subject = { kind: 'webhook', id: webhookId } as const;
    expect(tasks).toEqual([
      {
        kind: 'task',
        id: newIdOf(1),
        version: 1,
        subject,
        about: 'webhook-fails',
        title: 'erp.example',
        dueAt,
        state: { name: 'open' },
      },
    ]);
    expect(facts).toEqual([{ type: 'TaskAdded', data: { about: 'webhook-fails', dueAt } }]);
  });

  it('that fails after a day of failures asks a person, under the name the subscription has', () => {
    const named = webhookWith({ description: 'ERP', failing: failingFor(86_399.999) });
    expect(tried(silent, { webhook: named }).tasks).toEqual([]);
    const day = { ...named, failing: failingFor(86_400) };
    expect(tried(silent, { webhook: day }).tasks).toMatchObject([{ title: 'ERP' }]);
    const { description: _none, ...unnamed } = day;
    const host = Array(4).fill('x'.repeat(60)).join('.');
    expect(tried(silent, { webhook: { ...unnamed, url: `https://${host}/` } }).tasks).toMatchObject([
      { title: host.slice(0, 200) },
    ]);
  });

  it('asks a person once, until the task is done', () => {
    const open = { id: idOf(7), state: { name: 'open' } } as Task; // of which the rule asks no more
    const done = { ...open, state: { name: 'done', at: monday, by: { kind: 'system' } } } as Task;
    const webhook = webhookWith({ failing: failingFor(90_000), taskId: idOf(7) });
    expect(tried(silent, { webhook, task: open })).toMatchObject({ tasks: [], webhook: { taskId: idOf(7) } });
    expect(tried(silent, { webhook, task: done })).toMatchObject({
      tasks: [{ id: newIdOf(1) }],
      webhook: { taskId: newIdOf(1) },
    });
  });

  it('that is answered 410 gives up, and pauses the subscription with a task', () => {
    const { after: given, webhook, tasks, facts } = tried(answered(410), { now: after(9) });
    expect(given.state).toEqual({ name: 'given-up', at: after(9), why: 'answered 410' });
    expect(webhook?.state).toEqual({ name: 'paused', at: after(9), why: 'gone' });
    expect([tasks.length, facts.map(({ type, data }) => [type, data])]).toEqual([
      1,
      [
        ['WebhookPaused', { why: 'gone' }],
        ['TaskAdded', { about: 'webhook-fails', dueAt: daysAfter(monday, 1) }],
      ],
    ]);
    const state = { name: 'paused', at: monday, why: 'by-hand' } as const;
    expect(tried(answered(410), { webhook: webhookWith({ state }) })).toMatchObject({
      webhook: { state },
      facts: [{ type: 'TaskAdded' }],
    });
  });

  it('of a test is made once, and its failure says nothing of the subscription', () => {
    const test = deliveryWith({ type: 'webhook.test' });
    const { after: given, plan } = tried(silent, { delivery: test });
    expect(given.state.name).toBe('given-up');
    expect(plan.changes).toHaveLength(1);
    const gone = tried(answered(410), { delivery: test });
    expect(gone.webhook?.state.name).toBe('paused');
    const recovered = tried(answered(200), { delivery: test, webhook: webhookWith({ failing: failingFor(9) }) });
    expect(recovered.webhook).not.toHaveProperty('failing');
  });

  it('that ended meanwhile otherwise changes nothing', () => {
    const delivery = deliveryWith({ state: { name: 'delivered', at: monday } });
    expect(tried(silent, { delivery })).toMatchObject({ ok: true, after: delivery, plan: nothing });
  });

  it('ends as delivered, or as given up at the end of its time, whatever the receiver answers', () => {
    const statuses = fc.array(fc.constantFrom(200, 400, 500, 503), { maxLength: 60 });
    fc.assert(
      fc.property(statuses, (all) => {
        let [delivery, webhook, now] = [deliveryWith(), webhookWith(), monday];
        for (const status of all) {
          const { after: next, plan } = tried(answered(status), { delivery, webhook, now });
          delivery = next;
          webhook = recordsOf('webhook', plan)[0] ?? webhook;
          if (delivery.state.name !== 'waiting') break;
          now = delivery.state.nextAt;
        }
        const { name } = delivery.state;
        const first = all.indexOf(200);
        if (first >= 0 && first < 17) expect([name, delivery.tries]).toEqual(['delivered', first + 1]);
        else if (all.length >= 17) expect([name, delivery.tries, now]).toEqual(['given-up', 17, delivery.until]);
        else expect([name, delivery.tries]).toEqual(['waiting', all.length]);
        expect('failing' in webhook).toBe(delivery.tries > 0 && name !== 'delivered');
      }),
    );
  });
});

describe('What an attempt came to, in words', () => {
  it.each([
    [answered(500), 'answered 500'],
    [silent, 'no answer within 10 seconds'],
    [{ at: monday, ms: 1 }, 'no answer'],
  ])('of %j is %s', (attempt, words) => {
    expect(wordsOf(attempt)).toBe(words);
  });
});

describe('An event given up without a word to its receiver', () => {
  it('says why it was not taken before, or that it was never tried', () => {
    const waiting = deliveryWith({ attempts: [answered(500), answered(503), silent] });
    expect(giveUp(waiting, after(9))).toEqual({
      ...waiting,
      version: 2,
      state: { name: 'given-up', at: after(9), why: 'no answer within 10 seconds' },
    });
    expect(giveUp(deliveryWith(), monday).state).toMatchObject({
      why: 'the receiver took nothing in all that time',
    });
  });
});

describe('A replay', () => {
  const given = deliveryWith({ tries: 17, attempts: [silent], state: { name: 'given-up', at: monday, why: 'x' } });
  const now = daysAfter(monday, 5);

  it('sends again what was given up or delivered, for three days from now, and leaves what waits', () => {
    const delivered = deliveryWith({ id: idOf(0xd02), state: { name: 'delivered', at: monday } });
    const waiting = deliveryWith({ id: idOf(0xd03) });
    const { replayed, plan } = accepted(replay(webhookWith(), [given, delivered, waiting], now, contextOf(operator)));
    const again = (one: Delivery): Delivery => ({
      ...one,
      version: 2,
      tries: 0,
      state: { name: 'waiting', nextAt: now },
      until: daysAfter(now, 3),
      expiresAt: Date.parse(daysAfter(now, 30)) / 1000,
    });
    expect(replayed).toEqual([again(given), again(delivered)]);
    expect(plan).toEqual({
      ...nothing,
      changes: [
        { record: again(given), expected: 1 },
        { record: again(delivered), expected: 1 },
      ],
    });
  });

  it('is refused of a subscription that is paused, and to whoever does not manage them', () => {
    const paused = webhookWith({ state: { name: 'paused', at: monday, why: 'gone' } });
    expect(refusalOf(replay(paused, [given], now, contextOf(operator)))).toEqual({
      kind: 'rule',
      code: 'webhook-paused',
      detail: `the subscription ${webhookId} is paused; make it active first`,
    });
    expect(refusalOf(replay(webhookWith(), [given], now, contextOf(head)))).toEqual({
      kind: 'forbidden',
      code: 'not-yours',
      detail: 'only an operator replays events',
    });
  });
});
