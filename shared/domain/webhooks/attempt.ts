/** What comes of an attempt: for the delivery, for its subscription, and for a person when it goes wrong for long. */
import type { FactDraft } from '../facts/draft.ts';
import { later } from '../pipeline/deadlines.ts';
import type { Context } from '../records/context.ts';
import { change, type Decision, together } from '../records/plan.ts';
import { addTask } from '../tasks/add-task.ts';
import type { Task } from '../tasks/task.ts';
import { failedOnceMore, retryAt, secondsAfter } from './backoff.ts';
import type { Attempt, Delivery } from './delivery.ts';
import { testEvent } from './event-types.ts';
import type { Webhook } from './webhook.ts';

/** Attempts a delivery remembers: three days have about thirty. */
const rememberedAttempts = 20;
/** A receiver that fails for so long needs a person. */
const alarmingSeconds = 86_400;

/** The delivery and its subscription as they are by now, and the task that was made because it fails. */
export type Tried = { readonly delivery: Delivery; readonly webhook: Webhook; readonly task: Task | undefined };

/** `random`: of 0 to 1, for the pause. `context` is the product's; all instants here are the wall clock's. */
export type Trying = { readonly now: string; readonly random: number; readonly context: Context };

const isTaken = ({ status = 0 }: Attempt): boolean => status >= 200 && status < 300;
/** Whoever answers 410 wants no more of it (Standard Webhooks). */
const isGone = ({ status }: Attempt): boolean => status === 410;

/** What an attempt said, in one sentence. */
export const wordsOf = ({ status, error }: Attempt): string =>
  status === undefined ? (error ?? 'no answer') : `answered ${String(status)}`;

/** Records an attempt. A delivery that is not waiting any more, since another attempt ended it, stays as it is. */
export function recordAttempt(
  { delivery, webhook, task }: Tried,
  attempt: Attempt,
  trying: Trying,
): Extract<Decision<{ readonly delivery: Delivery }>, { ok: true }> {
  if (delivery.state.name !== 'waiting') return { ok: true, delivery, plan: together() };
  const after: Delivery = {
    ...delivery,
    version: delivery.version + 1,
    tries: delivery.tries + 1,
    attempts: [...delivery.attempts, attempt].slice(-rememberedAttempts),
    state: stateAfter(delivery, attempt, trying),
  };
  return {
    ok: true,
    delivery: after,
    plan: together(change(delivery, after), webhookPlan({ delivery: after, webhook, task }, attempt, trying)),
  };
}

function stateAfter({ type, tries, until }: Delivery, attempt: Attempt, { now, random }: Trying): Delivery['state'] {
  if (isTaken(attempt)) return { name: 'delivered', at: now };
  const isLast = isGone(attempt) || type === testEvent || now >= until;
  if (isLast) return { name: 'given-up', at: now, why: wordsOf(attempt) };
  return { name: 'waiting', nextAt: retryAt(now, { tries: tries + 1, until }, random) };
}

/** A test that fails tells whoever asked for it, and nobody else. */
function webhookPlan(tried: Tried, attempt: Attempt, trying: Trying) {
  const { delivery, webhook } = tried;
  if (isTaken(attempt)) return recovered(webhook);
  return delivery.type === testEvent && !isGone(attempt) ? together() : failed(tried, attempt, trying);
}

function recovered(webhook: Webhook) {
  const { failing, ...rest } = webhook;
  return failing === undefined ? together() : change(webhook, { ...rest, version: webhook.version + 1 });
}

function failed({ delivery, webhook, task }: Tried, attempt: Attempt, { now, context }: Trying) {
  const failing = failedOnceMore(webhook.failing, now);
  const isGivenUp = delivery.state.name === 'given-up'; // also by whoever is gone
  const isAlarming = isGivenUp || secondsAfter(failing.since, alarmingSeconds) <= now;
  const asked = isAlarming && task?.state.name !== 'open' ? failureTask(webhook, context) : undefined;
  const { state, facts } = isGone(attempt) ? pausedAs(webhook, now) : { state: webhook.state, facts: [] };
  const after: Webhook = {
    ...webhook,
    version: webhook.version + 1,
    failing,
    state,
    ...(asked && { taskId: asked.task.id }),
  };
  return asked ? together(change(webhook, after, ...facts, asked.fact), asked.plan) : change(webhook, after, ...facts);
}

/** Paused since nobody is there any more; one that was paused by hand stays so. */
function pausedAs({ state }: Webhook, now: string): { state: Webhook['state']; facts: FactDraft[] } {
  if (state.name === 'paused') return { state, facts: [] };
  const why = 'gone';
  return { state: { name: 'paused', at: now, why }, facts: [{ type: 'WebhookPaused', data: { why } }] };
}

/** One task while it is open, for any head: a receiver that is down for a week is one thing to see to. */
const failureTask = ({ id, description, url }: Webhook, { at, policy, newId }: Context) =>
  addTask({
    id: newId(),
    subject: { kind: 'webhook', id },
    about: 'webhook-fails',
    title: (description ?? new URL(url).hostname).slice(0, 200),
    dueAt: later(at, { days: 1 }, policy.calendar),
  });

/** Gives up what was not taken within its time while its subscription rested: nobody tries it any more. */
export function giveUp(delivery: Delivery, now: string): Delivery {
  const why = delivery.attempts.map(wordsOf).at(-1) ?? 'the receiver took nothing in all that time';
  return { ...delivery, version: delivery.version + 1, state: { name: 'given-up', at: now, why } };
}
