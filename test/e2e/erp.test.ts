import { beforeAll, describe, expect, it } from '@jest/globals';
import { changesFrom, missingIn, moveFilling } from '../support/system/deals.ts';
import { done, opened } from '../support/system/leads.ts';
import { fromErp } from '../support/system/signed.ts';
import { staff } from '../support/system/system.ts';
import { plantDayIn } from '../support/system/day.ts';
import { reset } from '../support/system/reset.ts';
import { recordsOf } from '../support/system/tables.ts';

const [anna, head, office] = [staff('anna'), staff('head'), staff('office')];
const rub = (netMinor: number) => ({ netMinor, currency: 'RUB', vatPercent: 22 });
const today = plantDayIn(0);
const tasksOn = async (dealId: string) =>
  (await recordsOf('task'))
    .map(({ state }) => state as { about: string; subject: { id: string } })
    .filter(({ subject }) => subject.id === dealId);

/** A deal whose price is agreed under an order number, waiting for its first payment. */
async function agreed(number: string) {
  const { dealId } = await opened();
  for (const stage of ['discuss-terms', 'send-quote', 'agree-price']) await moveFilling(dealId, stage);
  const refused = await anna('POST', `/deals/${dealId}/moves`, { body: { to: 'payment-received' } });
  const { payment: _later, ...changes } = changesFrom(missingIn(refused));
  await done(anna('PATCH', `/deals/${dealId}`, { body: { ...changes, order: { number, on: today } } }));
  return dealId;
}

beforeAll(reset);

describe('POST /erp/events', () => {
  it('refuses what is not signed, signed by another, or older than 300 s', async () => {
    const event = { type: 'production-order', orderNumber: 'A-1', orderDate: today, document: 'PO-1' };
    const now = Date.now() / 1000;
    expect((await fromErp('/erp/events', event, { secret: 'guess' })).body).toMatchObject({ code: 'wrong-signature' });
    expect(await fromErp('/erp/events', event, { at: now - 301 })).toMatchObject({
      status: 401,
      body: { code: 'stale-signature' },
    });
    expect(await fromErp('/erp/events', event, { at: now + 302 })).toMatchObject({
      status: 401,
      body: { code: 'stale-signature' },
    });
  });

  it('moves a deal as its documents say, each of them once, and records one purchase', async () => {
    const dealId = await agreed('ИЭ-101');
    const order = { orderNumber: 'иэ 0101'.replace('0', '-'), orderDate: today };
    const payment = { type: 'payment', ...order, document: 'ПП-1', amount: rub(45_000_000), on: today };
    expect(await fromErp('/erp/events', payment)).toMatchObject({ status: 202, body: { applied: 'deal' } });
    const { version } = await done(office('GET', `/deals/${dealId}`));
    expect(await fromErp('/erp/events', payment)).toMatchObject({ status: 202, body: { applied: 'before' } });
    expect(await done(office('GET', `/deals/${dealId}`))).toMatchObject({
      version,
      stage: 'payment-received',
      payments: [{ document: 'ПП-1', confirmed: true }],
    });
    await fromErp('/erp/events', { type: 'production-order', ...order, document: 'ПЗ-1' });
    await fromErp('/erp/events', { type: 'shipment', ...order, document: 'УПД-1', on: today, last: false });
    expect(await done(office('GET', `/deals/${dealId}`))).toMatchObject({ stage: 'production-ordered' });
    await fromErp('/erp/events', { type: 'shipment', ...order, document: 'УПД-2', on: today, last: true });
    expect(await done(office('GET', `/deals/${dealId}`))).toMatchObject({ stage: 'shipped' });
    expect(await recordsOf('purchase')).toHaveLength(1);
    const corrected = { ...payment, amount: rub(45_000_100), orderAmount: rub(45_000_100) };
    expect(await fromErp('/erp/events', corrected)).toMatchObject({ status: 202, body: { applied: 'deal' } });
    expect(await done(office('GET', `/deals/${dealId}`))).toMatchObject({
      payments: [{ document: 'ПП-1', amount: rub(45_000_100) }],
    });
    const back = { type: 'return', ...order, document: 'В-1', amount: rub(100), on: today };
    expect(await fromErp('/erp/events', back)).toMatchObject({ status: 202, body: { applied: 'purchase' } });
    expect((await recordsOf('purchase')).map(({ state }) => state)).toMatchObject([
      { amount: rub(45_000_000), source: 'erp', dealId, returns: [{ document: 'В-1' }] },
    ]);
  });

  it('is applied as far as the gates allow; the rest is held with a task', async () => {
    const { dealId } = await opened();
    await done(anna('PATCH', `/deals/${dealId}`, { body: { order: { number: 'H-7', on: today } } }));
    const event = {
      type: 'payment',
      orderNumber: 'H-7',
      orderDate: today,
      document: 'ПП-7',
      amount: rub(1_000_000),
      on: today,
    };
    expect(await fromErp('/erp/events', event)).toMatchObject({ status: 202, body: { applied: 'deal' } });
    expect(await done(anna('GET', `/deals/${dealId}`))).toMatchObject({
      stage: 'discuss-terms', // its need and products are known, its delivery terms are not
      payments: [{ document: 'ПП-7' }],
    });
    expect(await tasksOn(dealId)).toMatchObject([{ about: 'erp-payment' }]);
  });

  it('that matches no deal is a purchase of the account by its tax id', async () => {
    const event = {
      type: 'payment',
      orderNumber: 'N-1',
      orderDate: today,
      document: 'ПП-9',
      amount: rub(2_000_000),
      on: today,
      taxId: '7707083893',
      company: 'ООО «Без сделки»',
    };
    expect(await fromErp('/erp/events', event)).toMatchObject({ status: 202, body: { applied: 'purchase' } });
    const purchase = (await recordsOf('purchase'))
      .map(({ state }) => state)
      .find((state) => (state as { orderNumber: string }).orderNumber === 'N-1');
    expect(purchase).toMatchObject({ amount: rub(2_000_000), source: 'erp' });
  });

  it.each([
    ['a production order', { type: 'production-order', document: 'ПЗ-8' }, 'deal'],
    ['a shipment', { type: 'shipment', document: 'УПД-8', on: today, last: true }, 'deal'],
    ['a payment without a tax id', { type: 'payment', document: 'ПП-8', amount: rub(1), on: today }, 'tax-id-wrong'],
    ['a return', { type: 'return', document: 'В-8', amount: rub(1), on: today }, 'purchase'],
  ])('that matches neither deal nor account is kept, with a task for any head: %s', async (_what, said, missing) => {
    const event = { ...said, orderNumber: 'НЕТ-8', orderDate: today };
    expect(await fromErp('/erp/events', event)).toMatchObject({ status: 202, body: { applied: 'held' } });
    expect(await fromErp('/erp/events', event)).toMatchObject({ status: 202, body: { applied: 'before' } });
    const held = (await recordsOf('erp-event')).filter(({ state }) => {
      const { event: kept } = state as { event: { document: string } }; // as the record's schema has it
      return kept.document === said.document;
    });
    expect(held.map(({ state }) => state)).toMatchObject([{ event, missing: [missing] }]);
    const id = String(held[0]?.['id']);
    expect(await tasksOn(id)).toMatchObject([{ about: `erp-${said.type}` }]);
    const listed = await head('GET', '/tasks?of=any-head&limit=200');
    expect(JSON.stringify(listed.body)).toContain(id);
  });
});

describe('what an account owes', () => {
  const owed = {
    asOf: '2026-03-02T07:00:00.000Z',
    currency: 'RUB',
    receivableMinor: 500,
    overdueMinor: 200,
    prepaidMinor: 0,
  };
  const balancesOf = async () => (await recordsOf('balance')).map(({ state }) => state);

  it('is kept for the account of the tax id, and what was so earlier changes nothing', async () => {
    const { accountId } = await opened(anna, { company: 'ООО «Долг»', taxId: '7736050003' });
    const event = { type: 'balance', taxId: '7736050003', ...owed, oldestOverdueOn: '2026-02-20' };
    expect(await fromErp('/erp/events', event)).toMatchObject({ status: 202, body: { applied: 'balance' } });
    const earlier = { ...event, asOf: '2026-03-01T07:00:00.000Z', receivableMinor: 9 };
    expect(await fromErp('/erp/events', earlier)).toMatchObject({ status: 202, body: { applied: 'before' } });
    expect(await balancesOf()).toMatchObject([{ accountId, ...owed, oldestOverdueOn: '2026-02-20', version: 1 }]);
    const { balances } = await done(staff('head')('GET', `/accounts/${accountId}`));
    expect(balances).toMatchObject([{ accountId, taxId: '7736050003', ...owed, oldestOverdueOn: '2026-02-20' }]);
  });

  it('is shown for each legal entity of a customer that was merged from several', async () => {
    const branches = ['7728168971/772801001', '7728168971/780702002'] as const;
    const ids: string[] = [];
    for (const [n, taxId] of branches.entries()) {
      const { accountId } = await opened(anna, { company: `ООО «Филиал ${String(n)}»`, taxId });
      ids.push(accountId);
      await done(head('PATCH', `/accounts/${accountId}`, { body: { taxId } }));
      expect(await fromErp('/erp/events', { type: 'balance', taxId, ...owed, receivableMinor: 500 + n })).toMatchObject(
        {
          body: { applied: 'balance' },
        },
      );
    }
    const [one = '', other = ''] = ids;
    await done(head('POST', `/accounts/${one}/merge`, { body: { loser: other } }));
    for (const id of ids)
      expect((await done(head('GET', `/accounts/${id}`)))['balances']).toEqual(
        ids.map((accountId, n) => ({
          ...{ accountId, taxId: branches[n]?.replace('/', '+'), company: `ООО «Филиал ${String(n)}»` },
          ...{ ...owed, receivableMinor: 500 + n },
        })),
      );
  });

  it('is held with a task while nobody has the tax id', async () => {
    const event = { type: 'balance', taxId: '500100732259', ...owed };
    expect(await fromErp('/erp/events', event)).toMatchObject({ status: 202, body: { applied: 'held' } });
    expect(await fromErp('/erp/events', event)).toMatchObject({ status: 202, body: { applied: 'before' } });
    const held = (await recordsOf('erp-event')).filter(({ state }) => JSON.stringify(state).includes('500100732259'));
    expect(held.map(({ state }) => state)).toMatchObject([{ event, missing: ['account'] }]);
    expect(await tasksOn(String(held[0]?.['id']))).toMatchObject([{ about: 'erp-balance' }]);
  });
});

describe('one order', () => {
  it('never makes two purchases, whether the manager, the ERP or the shop tells of it first', async () => {
    await reset();
    const dealId = await agreed('ИЭ-500');
    const taxId = '7707083893';
    const payment = { document: 'ПП-5', amount: rub(45_000_000), on: today };
    const told = { orderNumber: 'ИЭ-500', orderDate: today, taxId, company: 'ООО «Пример»' };
    const answers = await Promise.all([
      anna('POST', `/deals/${dealId}/moves`, { body: { to: 'payment-received', changes: { payment } } }),
      fromErp('/erp/events', { type: 'payment', ...told, ...payment }),
      fromErp('/erp/events', { type: 'payment', ...told, ...payment, document: 'ПП-6' }),
    ]);
    expect(answers.filter(({ status }) => status >= 500)).toEqual([]);
    expect(await recordsOf('purchase')).toHaveLength(1);
    const another = await fromErp('/purchases', { ...told, amount: rub(1) });
    expect(another).toMatchObject({ status: 409, body: { code: 'order-of-another-account' } });
    expect(await recordsOf('purchase')).toHaveLength(1);
  });

  it('told twice is corrected, and the ERP’s amount wins', async () => {
    const told = { orderNumber: 'S-1', orderDate: today, taxId: '7707083893', amount: rub(10_000_00) };
    const first = await fromErp('/purchases', told);
    expect(first).toMatchObject({ status: 201, body: { created: true } });
    expect(await fromErp('/purchases', told)).toMatchObject({
      status: 200,
      body: { id: first.body['id'], created: false },
    });
    const corrected = await fromErp('/purchases', {
      ...told,
      amount: rub(12_000_00),
      costMinor: 7_000_00,
      bonusMinor: 5,
    });
    expect(corrected).toMatchObject({ status: 200, body: { id: first.body['id'], created: false } });
    const [purchase] = (await recordsOf('purchase')).filter(({ id }) => id === first.body['id']);
    expect(purchase?.['state']).toMatchObject({ amount: rub(12_000_00), costMinor: 7_000_00, bonusMinor: 5 });
    const wrong = await fromErp('/purchases', { ...told, taxId: '1234567890' });
    expect(wrong).toMatchObject({ status: 422, body: { code: 'tax-id-wrong' } });
  });
});
