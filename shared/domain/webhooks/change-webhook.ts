/** What an operator does with subscriptions: open, change, pause, give another secret, close. */
import * as z from 'zod';
import type { FactDraft } from '../facts/draft.ts';
import { lazily } from '../lazily.ts';
import { byOf } from '../people/by.ts';
import { may } from '../people/rights.ts';
import { present } from '../present.ts';
import type { Context } from '../records/context.ts';
import { change, type Decision, remove, together } from '../records/plan.ts';
import { forbid, refuse, type Refused } from '../records/refusal.ts';
import { eventTypes } from './event-types.ts';
import { type Reach, targetProblem } from './target.ts';
import { mostWebhooks, type Webhook } from './webhook.ts';

const said = {
  url: z.string().trim().min(1).max(2000),
  types: z.array(z.string().max(100)).min(1).max(200),
  description: z.string().trim().min(1).max(200),
};

export const NewWebhook = lazily(() =>
  z.strictObject({
    url: said.url,
    /** Left out: events of every type, also of those that are to come. */
    types: said.types.optional(),
    description: said.description.optional(),
  }),
);
export type NewWebhook = z.infer<ReturnType<typeof NewWebhook>>;

export const WebhookChanges = lazily(() =>
  z.strictObject({
    url: said.url.optional(),
    /** `null`: events of every type. */
    types: said.types.nullable().optional(),
    description: said.description.nullable().optional(),
    active: z.boolean().optional(),
  }),
);
export type WebhookChanges = z.infer<ReturnType<typeof WebhookChanges>>;

type Changed = Decision<{ readonly webhook: Webhook }>;
/** What is decided on beside the subscription. Instants are the wall clock's: receivers live by no other. */
type Deciding = { readonly context: Context; readonly now: string; readonly reach: Reach };

const notAllowed = ({ by }: Context): Refused | undefined =>
  may(by, 'manage-webhook') ? undefined : forbid('only an operator manages subscriptions');

/** Opens a subscription, active from now on. */
export function openWebhook(
  { url, types, description }: NewWebhook,
  others: number,
  { context, now, reach }: Deciding,
): Changed {
  const refused = notAllowed(context) ?? countRefusal(others) ?? urlRefusal(url, reach) ?? typesRefusal(types);
  if (refused) return refused;
  const webhook: Webhook = {
    kind: 'webhook',
    id: context.newId(),
    version: 1,
    url,
    state: { name: 'active' },
    rotation: 1,
    createdAt: now,
    createdBy: byOf(context.by),
    ...present({ types: sorted(types), description }),
  };
  const opened: FactDraft = { type: 'WebhookOpened', data: present({ types: webhook.types }) };
  return { ok: true, webhook, plan: change(undefined, webhook, opened) };
}

/** Changes a subscription. What is said as it stands changes nothing. */
export function editWebhook(before: Webhook, changes: WebhookChanges, { context, now, reach }: Deciding): Changed {
  const refused =
    notAllowed(context) ??
    (changes.url === undefined ? undefined : urlRefusal(changes.url, reach)) ??
    typesRefusal(changes.types ?? undefined);
  if (refused) return refused;
  const edited = { ...before, ...present(fieldsOf(changes)) };
  const after = switched(withoutEmpty(edited, changes), changes.active, now);
  const facts = [...editedFact(before, after), ...switchedFact(before, after)];
  if (facts.length === 0) return { ok: true, webhook: before, plan: together() };
  const webhook = { ...after, version: before.version + 1 };
  return { ok: true, webhook, plan: change(before, webhook, ...facts) };
}

const fieldsOf = ({ url, types, description }: WebhookChanges) => ({
  url,
  types: sorted(types ?? undefined),
  description: description ?? undefined,
});

/** Without the fields that were said to be nothing. */
function withoutEmpty(webhook: Webhook, { types, description }: WebhookChanges): Webhook {
  const { types: wanted, description: told, ...rest } = webhook;
  return {
    ...rest,
    ...present({ types: types === null ? undefined : wanted, description: description === null ? undefined : told }),
  };
}

/** Paused or active as asked; what failed before does not count when it begins anew. */
function switched(webhook: Webhook, active: boolean | undefined, now: string): Webhook {
  const isActive = webhook.state.name === 'active';
  if (active === undefined || active === isActive) return webhook;
  if (!active) return { ...webhook, state: { name: 'paused', at: now, why: 'by-hand' } };
  const { failing: _over, ...rest } = webhook;
  return { ...rest, state: { name: 'active' } };
}

function editedFact(before: Webhook, after: Webhook): FactDraft[] {
  const fields = (['url', 'types', 'description'] as const).filter(
    (name) => JSON.stringify(before[name]) !== JSON.stringify(after[name]),
  );
  return fields.length > 0 ? [{ type: 'WebhookEdited', data: { fields } }] : [];
}

function switchedFact(before: Webhook, after: Webhook): FactDraft[] {
  if (before.state.name === after.state.name) return [];
  return after.state.name === 'paused'
    ? [{ type: 'WebhookPaused', data: { why: after.state.why } }]
    : [{ type: 'WebhookResumed', data: {} }];
}

/** Gives a subscription another secret; the one before signs beside it for a day. */
export function rotateWebhook(before: Webhook, { context, now }: Omit<Deciding, 'reach'>): Changed {
  const refused = notAllowed(context);
  if (refused) return refused;
  const rotation = before.rotation + 1;
  const webhook = { ...before, version: before.version + 1, rotation, rotatedAt: now };
  return { ok: true, webhook, plan: change(before, webhook, { type: 'WebhookRotated', data: { rotation } }) };
}

/** Closes a subscription for good: what was on its way to it is sent no more. */
export function closeWebhook(before: Webhook, context: Context): Decision {
  return notAllowed(context) ?? { ok: true, plan: remove(before, { type: 'WebhookClosed', data: {} }) };
}

/** Types in one order, each once: the same wish said otherwise is the same. */
const sorted = (types: readonly string[] | undefined): string[] | undefined => types && [...new Set(types)].toSorted();

const countRefusal = (others: number): Refused | undefined =>
  others < mostWebhooks
    ? undefined
    : refuse('too-many-webhooks', `there are ${String(others)} subscriptions; ${String(mostWebhooks)} are allowed`);

function urlRefusal(url: string, reach: Reach): Refused | undefined {
  const problem = targetProblem(url, reach);
  if (problem === undefined) return undefined;
  return refuse('url-not-allowed', `events cannot be sent to ${url}: ${problem}`, {
    missing: [
      {
        in: 'body',
        field: 'url',
        title: { en: 'Where events are sent', ru: 'Адрес получателя' },
        example: 'https://erp.example/voronka',
      },
    ],
  });
}

function typesRefusal(types: readonly string[] = []): Refused | undefined {
  const allowed = eventTypes();
  const unknown = types.filter((type) => !allowed.includes(type));
  if (unknown.length === 0) return undefined;
  return refuse('event-type-unknown', `there is no event ${unknown.join(', ')}; there are ${allowed.join(', ')}`, {
    missing: [
      {
        in: 'body',
        field: 'types',
        title: { en: 'Types of events', ru: 'Типы событий' },
        allowed,
        example: ['deal.agreed'],
      },
    ],
  });
}
