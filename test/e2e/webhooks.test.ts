import { spawn } from 'node:child_process';
import { createHmac } from 'node:crypto';
import { join } from 'node:path';
import { InvokeCommand, LambdaClient } from '@aws-sdk/client-lambda';
import { afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { clientConfig } from '../../local/environment.ts';
import { root } from '../../local/paths.ts';
import { moveFilling } from '../support/system/deals.ts';
import { done, opened, post } from '../support/system/leads.ts';
import { aReceiver, eventIn, type Received, type Receiver } from '../support/receivers.ts';
import { reset } from '../support/system/reset.ts';
import { staff, system } from '../support/system/system.ts';
import { recordsOf, tamper } from '../support/system/tables.ts';
import { until } from '../support/system/until.ts';

const [operator, head] = [staff('operator'), staff('head')];
const open: Receiver[] = [];

async function receiverWith(answer?: Parameters<typeof aReceiver>[0]): Promise<Receiver> {
  const receiver = await aReceiver(answer);
  open.push(receiver);
  return receiver;
}

/** A subscription to some types, or to all, with its secret. */
async function subscribed(url: string, types?: readonly string[]) {
  const body = await done(operator('POST', '/webhooks', { body: { url, ...(types && { types }) } }));
  return { id: String(body['id']), secret: String(body['secret']) };
}

/** The signature the secret makes. */
function signed(secret: string, { headers, body }: Received): string {
  const key = Buffer.from(secret.replace('whsec_', ''), 'base64');
  const text = `${String(headers['webhook-id'])}.${String(headers['webhook-timestamp'])}.${body}`;
  return `v1,${createHmac('sha256', key).update(text).digest('base64')}`;
}

/** A round of what is due, as its schedule makes it. */
async function round(): Promise<void> {
  const lambda = new LambdaClient(clientConfig(system.endpoint));
  const { FunctionError, Payload } = await lambda.send(
    new InvokeCommand({ FunctionName: system.outputs.FunctionDeliverDue, Payload: '{}' }),
  );
  lambda.destroy();
  if (FunctionError !== undefined) throw new Error(Payload?.transformToString());
}

const deliveriesOf = async (id: string, query = ''): Promise<Record<string, unknown>[]> => {
  const { items } = await done(head('GET', `/webhooks/${id}/deliveries${query}`));
  return items as Record<string, unknown>[]; // as the contract has it
};

const whenDelivery = (id: string, state: string): Promise<Record<string, unknown>[]> =>
  until(
    `a delivery is ${state}`,
    () => deliveriesOf(id, `?state=${state}`),
    ([first]) => Number(first?.['tries'] ?? 0) > 0,
  );

const about =
  (leadId: string) =>
  (one: Received): boolean =>
    one.body.includes(leadId);

beforeAll(reset);
afterEach(async () => {
  for (const { id } of (await done(head('GET', '/webhooks')))['items'] as { id: string }[])
    await operator('DELETE', `/webhooks/${id}`);
  for (const receiver of open.splice(0)) await receiver.close();
});

describe('a subscription', () => {
  it('is told of a lead that comes, as its fact stands in the journal, signed with its secret', async () => {
    const receiver = await receiverWith();
    const { id, secret } = await subscribed(receiver.url, ['lead.received']);
    const leadId = await post();
    const received = await receiver.when('the lead is told', about(leadId));
    const [delivery] = await whenDelivery(id, 'delivered');
    expect(eventIn(received)).toEqual({
      type: 'lead.received',
      timestamp: expect.stringMatching(/Z$/),
      data: expect.objectContaining({
        id: `${leadId}/1/0`,
        type: 'LeadReceived',
        subject: { kind: 'lead', id: leadId },
        version: 1,
      }),
    });
    expect(received.headers).toMatchObject({ 'webhook-id': delivery?.['id'], 'content-type': 'application/json' });
    expect(received.headers['webhook-signature']).toBe(signed(secret, received));
    expect(Math.abs(Number(received.headers['webhook-timestamp']) - Date.now() / 1000)).toBeLessThan(60);
    expect(delivery).toMatchObject({ state: 'delivered', tries: 1, attempts: [{ status: 204 }] });
  });

  it('is not told what it does not want, nor anything while it is paused', async () => {
    const [receiver, everything] = [await receiverWith(), await receiverWith()];
    const { id } = await subscribed(receiver.url, ['deal.moved']);
    const paused = await subscribed(everything.url);
    await done(operator('PATCH', `/webhooks/${paused.id}`, { body: { active: false } }));
    const witness = await receiverWith();
    await subscribed(witness.url);
    const leadId = await post();
    await witness.when('the lead is told to another', about(leadId));
    expect([receiver, everything].flatMap(({ received }) => received.filter(about(leadId)))).toEqual([]);
    expect(await deliveriesOf(id)).toEqual([]);
  });

  it('is changed by one of two who change the same, and what another changed is no conflict', async () => {
    const { id } = await subscribed('https://erp.example/', ['deal.moved']);
    const change = (changes: object) =>
      operator('PATCH', `/webhooks/${id}`, { body: { ...changes, expectedVersion: 1 } });
    expect(await change({ active: false })).toMatchObject({ status: 200, body: { state: 'paused' } });
    expect(await change({ active: true })).toMatchObject({ status: 409, body: { code: 'changed-meanwhile' } });
    expect(await change({ description: 'ERP' })).toMatchObject({ status: 200, body: { description: 'ERP' } });
  });

  it('is told a deal that is agreed with the order to make of it, and no name of a person', async () => {
    const receiver = await receiverWith();
    await subscribed(receiver.url, ['deal.agreed']);
    const { dealId, accountId } = await opened(staff('anna'), { company: 'ООО «Договор»', taxId: '7707083893' });
    for (const stage of ['discuss-terms', 'send-quote', 'agree-price', 'payment-received'])
      await moveFilling(dealId, stage);
    const received = await receiver.when('the deal is agreed', about(dealId));
    const { data } = eventIn(received);
    expect(data).toMatchObject({
      type: 'DealAgreed',
      data: { again: false },
      order: {
        dealId,
        account: { id: accountId, company: 'ООО «Договор»', inn: '7707083893' },
        amount: { currency: 'RUB', netMinor: expect.any(Number), vatMinor: expect.any(Number) },
        paymentTerms: [expect.objectContaining({ id: 'prepayment' }), expect.objectContaining({ id: 'rest' })],
      },
    });
    expect(received.body).not.toMatch(/Примеров|@company\.example/);
  });

  it('hears again, under the same id, what it did not take', async () => {
    const receiver = await receiverWith((_one, nth) => (nth === 1 ? 500 : 200));
    const { id } = await subscribed(receiver.url, ['lead.received']);
    await post();
    const [waiting] = await whenDelivery(id, 'waiting');
    expect(waiting).toMatchObject({ tries: 1, attempts: [{ status: 500 }] });
    await makeDue(String(waiting?.['id']));
    await round();
    expect(await deliveriesOf(id)).toMatchObject([{ state: 'delivered', tries: 2, id: waiting?.['id'] }]);
    expect(new Set(receiver.received.map(({ headers }) => headers['webhook-id'])).size).toBe(1);
    expect(receiver.received).toHaveLength(2);
  });

  it('hears what was given up when it is replayed, one by one or all of a time', async () => {
    let answer = 500;
    const receiver = await receiverWith(() => answer);
    const { id } = await subscribed(receiver.url, ['lead.received']);
    await post();
    const [waiting] = await whenDelivery(id, 'waiting');
    const deliveryId = String(waiting?.['id']);
    await makeDue(deliveryId, 'now');
    await round();
    expect(await whenDelivery(id, 'given-up')).toMatchObject([{ id: deliveryId, why: 'answered 500', tries: 2 }]);
    const tasks = await done(head('GET', '/tasks?of=any-head&limit=200'));
    expect(JSON.stringify(tasks)).toContain(id);
    answer = 200;
    const range = { from: '2020-01-01T00:00:00.000Z', to: '2100-01-01T00:00:00.000Z' };
    expect(await done(operator('POST', `/webhooks/${id}/replay`, { body: range }))).toEqual({
      replayed: 1,
      more: false,
    });
    await round();
    expect(await whenDelivery(id, 'delivered')).toMatchObject([{ id: deliveryId, tries: 1 }]);
    expect(await done(operator('POST', `/webhooks/${id}/deliveries/${deliveryId}/replay`))).toMatchObject({
      state: 'delivered',
    });
    expect(receiver.received).toHaveLength(4);
    const card = await done(head('GET', `/webhooks/${id}/deliveries/${deliveryId}`));
    expect(card['body']).toBe(receiver.received[0]?.body);
  });

  it('is paused when the receiver says that it is gone', async () => {
    const receiver = await receiverWith(() => 410);
    const { id } = await subscribed(receiver.url, ['lead.received']);
    await post();
    await whenDelivery(id, 'given-up');
    expect(await done(head('GET', `/webhooks/${id}`))).toMatchObject({ state: 'paused', why: 'gone' });
    expect((await operator('POST', `/webhooks/${id}/replay`, { body: wholeYear })).body).toMatchObject({
      code: 'webhook-paused',
    });
    expect(await done(operator('PATCH', `/webhooks/${id}`, { body: { active: true } }))).toMatchObject({
      state: 'active',
    });
  });

  it('signs with the new secret and the one before when that is rotated', async () => {
    const receiver = await receiverWith();
    const { id, secret } = await subscribed(receiver.url, ['lead.received']);
    const rotated = await done(operator('POST', `/webhooks/${id}/rotate`));
    await done(operator('POST', `/webhooks/${id}/test`));
    const [received] = receiver.received;
    if (!received) throw new Error('nothing came');
    expect(received.headers['webhook-signature']).toBe(
      `${signed(String(rotated['secret']), received)} ${signed(secret, received)}`,
    );
    expect(eventIn(received)).toMatchObject({ type: 'webhook.test', data: { webhookId: id } });
  });

  it('of a receiver that is not there says so in its test, and troubles nobody', async () => {
    const { id } = await subscribed('http://127.0.0.1:1/events', ['deal.moved']);
    expect(await done(operator('POST', `/webhooks/${id}/test`))).toMatchObject({
      state: 'given-up',
      why: expect.stringContaining('ECONNREFUSED'),
    });
    expect(await done(head('GET', `/webhooks/${id}`))).not.toHaveProperty('failing');
  });

  it.each([
    ['http://example.com/', 'must begin with https://'],
    ['https://10.0.0.1/', 'a network of its own'],
    ['https://169.254.169.254/latest/meta-data', 'a network of its own'],
    ['https://[::ffff:192.168.0.1]/', 'a network of its own'],
    ['https://metadata.google.internal/', 'no name of the internet'],
    ['https://user:secret@example.com/', 'no user and no password'],
    ['ftp://example.com/', 'must begin with https://'],
    ['example.com', 'is no URL'],
  ])('is refused for %s', async (url, why) => {
    const { status, body } = await operator('POST', '/webhooks', { body: { url } });
    expect({ status, ...body }).toMatchObject({
      status: 422,
      code: 'url-not-allowed',
      detail: expect.stringContaining(why),
    });
  });

  it('of an unknown type is refused, and the answer lists those there are', async () => {
    const answer = await operator('POST', '/webhooks', { body: { url: 'https://erp.example/', types: ['deal.sold'] } });
    expect(answer).toMatchObject({ status: 422, body: { code: 'event-type-unknown' } });
    expect(JSON.stringify(answer.body['missing'])).toContain('deal.agreed');
  });
});

describe('the receiver of docs/examples', () => {
  it('takes an event once, and nothing that another signed', async () => {
    const free = await aReceiver();
    await free.close();
    const { port } = new URL(free.url);
    const { id, secret } = await subscribed(free.url, ['lead.received']);
    const printed: string[] = [];
    const child = spawn(process.execPath, [join(root, 'docs/examples/webhook-receiver.mjs')], {
      env: { ...process.env, WEBHOOK_SECRET: secret, PORT: port },
    });
    try {
      child.stdout.on('data', (chunk: Buffer) => printed.push(chunk.toString('utf8')));
      const listening = new Promise((ready) => child.stderr.once('data', ready));
      await listening;
      const leadId = await post();
      const [delivery] = await whenDelivery(id, 'delivered');
      const path = `/webhooks/${id}/deliveries/${String(delivery?.['id'])}/replay`;
      expect(await done(operator('POST', path))).toMatchObject({ attempts: [{ status: 204 }, { status: 200 }] });
      expect(printed.join('').trim().split('\n')).toHaveLength(1);
      expect(JSON.parse(printed.join(''))).toMatchObject({ type: 'lead.received', data: { subject: { id: leadId } } });
      const { status } = await fetch(free.url, { method: 'POST', headers: { 'webhook-id': 'x' }, body: '{}' });
      expect(status).toBe(401);
    } finally {
      child.kill();
    }
  });
});

const wholeYear = { from: '2026-01-01T00:00:00.000Z', to: '2026-12-31T00:00:00.000Z' };

/** Its next attempt is due now, and is the last one when its time is over too: what takes minutes, or days. */
async function makeDue(deliveryId: string, until: 'now' | 'later' = 'later'): Promise<void> {
  const past = new Date(Date.now() - 1000).toISOString();
  const [found] = (await recordsOf('delivery')).filter(({ id }) => id === deliveryId);
  const { webhookId } = found?.['state'] as { webhookId: string }; // as the record has it
  const values = { ':past': past, ':sort': `${past}/${deliveryId}`, ':of': `delivery/waiting/${webhookId}` };
  await tamper(
    deliveryId,
    'delivery',
    `SET #state.#state.nextAt = :past, card.dueAt = :past, boardSk = :sort, boardPk = :of${until === 'now' ? ', #state.#until = :past, card.waitUntil = :past' : ''}`,
    values,
    { '#state': 'state', ...(until === 'now' && { '#until': 'until' }) },
  );
}
