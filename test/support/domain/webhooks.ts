/** Subscriptions, their deliveries, and a plant that tells its facts to receivers in memory. */
import { MemorySender } from '../../../shared/adapters/memory/sender.ts';
import type { Fact } from '../../../shared/domain/facts/fact.ts';
import type { AnyRecord } from '../../../shared/domain/records/records.ts';
import { attempt, deliverFact } from '../../../shared/domain/webhooks/deliver.ts';
import { type Due, deliverDue } from '../../../shared/domain/webhooks/deliver-due.ts';
import type { Delivery } from '../../../shared/domain/webhooks/delivery.ts';
import type { Webhook } from '../../../shared/domain/webhooks/webhook.ts';
import { operator } from './actors.ts';
import { contextOf, idOf, monday, policyWith } from './contexts.ts';
import { put, storeOf, ToldClock } from './stores.ts';

export const webhookId = idOf(0xc01);
export const secondsAfterMonday = (seconds: number): string =>
  new Date(Date.parse(monday) + seconds * 1000).toISOString();

export const webhookWith = (fields: Partial<Webhook> = {}): Webhook => ({
  kind: 'webhook',
  id: webhookId,
  version: 3,
  url: 'https://erp.example/events',
  state: { name: 'active' },
  rotation: 1,
  createdAt: monday,
  createdBy: { kind: 'staff', id: operator.id },
  ...fields,
});

export const deliveryWith = (fields: Partial<Delivery> = {}): Delivery => ({
  kind: 'delivery',
  id: idOf(0xd01),
  version: 1,
  webhookId,
  type: 'lead.moved',
  factId: `${idOf(0x101)}/2/0`,
  body: '{}',
  createdAt: monday,
  until: secondsAfterMonday(3 * 86_400),
  state: { name: 'waiting', nextAt: secondsAfterMonday(60) },
  tries: 0,
  attempts: [],
  expiresAt: Date.parse(monday) / 1000 + 30 * 86_400,
  ...fields,
});

export const factWith = (fields: Partial<Fact> = {}): Fact => ({
  id: `${idOf(0x101)}/2/0`,
  type: 'LeadMoved',
  v: 1,
  subject: { kind: 'lead', id: idOf(0x101) },
  version: 2,
  n: 0,
  at: monday,
  recordedAt: monday,
  by: { kind: 'system' },
  origin: 'live',
  commitId: 'commit',
  policy: 0,
  data: {},
  ...fields,
});

/** A plant with records in it, whose random numbers are all 1: pauses are as long as they can be. */
export async function tellingPlant(...records: readonly AnyRecord[]) {
  const [clock, wall, sender] = [new ToldClock(), new ToldClock(), new MemorySender()];
  const store = await storeOf(clock);
  for (const record of records) await put(store, { record, expected: 'new' });
  const failures: { webhookId: string; error: unknown }[] = [];
  const services: Due & { records: typeof store } = {
    records: store,
    clock,
    wall,
    sender,
    secrets: { hash: (purpose, text) => Promise.resolve(`${purpose}(${text})`) },
    policies: { at: () => Promise.resolve(policyWith()) },
    newId: contextOf(operator).newId,
    random: () => 1,
    isTimeUp: () => false,
    told: (failure) => failures.push(failure),
  };
  const all = <K extends AnyRecord['kind']>(kind: K) =>
    store.all.filter((record): record is Extract<AnyRecord, { kind: K }> => record.kind === kind);
  return {
    services,
    store,
    wall,
    sender,
    failures,
    tell: (fact: Partial<Fact> = {}) => deliverFact(factWith(fact), services),
    attempt: (delivery: Delivery) => attempt(delivery, services),
    round: (more: Partial<Due> = {}) => deliverDue({ ...services, ...more }),
    /** Moves the wall clock on. */
    later: (seconds: number) => {
      wall.instant = new Date(Date.parse(wall.instant) + seconds * 1000).toISOString();
    },
    deliveries: () => all('delivery'),
    webhook: (id = webhookId) => all('webhook').find((one) => one.id === id),
    tasks: () => all('task'),
  };
}
export type TellingPlant = Awaited<ReturnType<typeof tellingPlant>>;
