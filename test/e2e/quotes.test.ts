import { beforeAll, describe, expect, it } from '@jest/globals';
import type { Client } from '../../local/client.ts';
import { done, opened } from '../support/system/leads.ts';
import { reset } from '../support/system/reset.ts';
import { staff } from '../support/system/system.ts';

type Body = Record<string, unknown>;

const [anna, boris, head] = (['anna', 'boris', 'head'] as const).map(staff) as [Client, Client, Client]; // three of three
let dealId: string;

beforeAll(async () => {
  await reset();
  ({ dealId } = await opened(anna));
});

const draft = (body: Body) => done(anna('POST', '/quotes', { body: { dealId, language: 'ru', ...body } }));
const listed = async () => (await done(anna('GET', `/quotes?deal=${dealId}`)))['items'] as readonly Body[]; // as its contract has it

describe('A quote of a deal', () => {
  let id: string;

  it('is drafted from the register, with its VAT, its margin and the longest lead time', async () => {
    const lines = [
      { product: 'drive-7', quantity: 2 },
      { product: 'cabinet', title: 'Шкаф управления ШУ-1', quantity: 1, price: rubles(100_000_00), discountPercent: 0 },
    ];
    const quote = await draft({ lines, discountPercent: 5, validUntil: '2099-12-31' });
    id = String(quote['id']);
    expect(quote).toMatchObject({
      dealId,
      state: 'draft',
      quoteVersion: 1,
      expired: false,
      leadTimeDays: 45,
      currency: 'RUB',
      listMinor: 19_000_000,
      netMinor: 18_550_000,
      vatMinor: 4_081_000,
      grossMinor: 22_631_000,
      vat: [{ vatPercent: 22, netMinor: 18_550_000, vatMinor: 4_081_000 }],
      margin: { unknown: [] },
      lines: [
        { code: 'FC-7.5', title: 'Преобразователь частоты 7,5 кВт', discountPercent: 5, netMinor: 8_550_000 },
        { code: 'CB-0', title: 'Шкаф управления ШУ-1', discountPercent: 0, netMinor: 10_000_000 },
      ],
    });
  });

  it('says what is wrong with what was asked', async () => {
    const asked = async (body: Body) => {
      const { status, body: answer } = await anna('POST', '/quotes', { body: { dealId, language: 'ru', ...body } });
      return [status, answer['code']];
    };
    expect(await asked({ lines: [{ title: 'Насос', quantity: 1 }] })).toEqual([422, 'line-incomplete']);
    expect(await asked({ lines: [{ product: 'drive-7', quantity: 0 }] })).toEqual([400, 'malformed']);
    expect(await asked({ lines: [{ product: 'drive-7', quantity: 1 }], validUntil: '2001-01-01' })).toEqual([
      422,
      'validity-past',
    ]);
    const dear = { title: 'Завод', quantity: 1e9, price: rubles(1e13) };
    expect(await asked({ lines: [dear] })).toEqual([422, 'no-total']);
    expect((await boris('GET', `/quotes/${id}`)).status).toBe(403);
    expect((await anna('GET', `/quotes/${dealId}`)).status).toBe(404);
  });

  it('is edited while it is a draft, and not over what somebody else edited meanwhile', async () => {
    const note = 'Пусконаладка отдельно 🚀';
    const edited = await done(anna('PATCH', `/quotes/${id}`, { body: { note, validUntil: null } }));
    expect(edited).toMatchObject({ version: 2, note });
    expect(edited).not.toHaveProperty('validUntil');
    const late = await head('PATCH', `/quotes/${id}`, { body: { note: 'Иначе', expectedVersion: 1 } });
    expect(late).toMatchObject({ status: 409, body: { code: 'changed-meanwhile' } });
    const elsewhere = { discountPercent: 4, expectedVersion: 1 };
    expect(await done(head('PATCH', `/quotes/${id}`, { body: elsewhere }))).toMatchObject({ version: 3, note });
  });

  it('is sent as the quote of the deal, once, and never changes', async () => {
    const sent = await done(anna('POST', `/quotes/${id}/send`, { body: { number: 'КП-17' } }));
    expect(sent).toMatchObject({
      state: 'sent',
      number: 'КП-17',
      quoteVersion: 1,
      netMinor: 18_640_000,
      leadTimeDays: 45,
    });
    expect(await done(anna('POST', `/quotes/${id}/send`, { body: {} }))).toEqual(sent);
    const card = await done(anna('GET', `/deals/${dealId}`));
    expect(card).toMatchObject({
      quote: { id, version: 1, number: 'КП-17', amount: { netMinor: 18_640_000 }, discountPercent: 1.89 },
      lines: [{ product: 'drive-7' }, { product: 'cabinet' }],
      quotes: [{ id, number: 'КП-17' }],
    });
    expect(await anna('PATCH', `/quotes/${id}`, { body: { note: 'x' } })).toMatchObject({
      status: 422,
      body: { code: 'quote-sent' },
    });
    expect(await anna('POST', `/quotes/${id}/send`, { body: { number: 'КП-18' } })).toMatchObject({ status: 422 });
    expect(await done(anna('GET', `/quotes/${id}`))).toEqual(sent);
  });

  it('goes on with what the deal has, within the limit of the one who sends it or what a head approved', async () => {
    const next = await draft({ discountPercent: 10 });
    expect(next).toMatchObject({ quoteVersion: 2, lines: [{ product: 'drive-7' }, { product: 'cabinet' }] });
    const send = () => anna('POST', `/quotes/${String(next['id'])}/send`, { body: {} });
    expect(await send()).toMatchObject({ status: 422, body: { code: 'discount-needs-approval' } });
    await done(head('POST', `/deals/${dealId}/approve`, { body: { what: 'discount', percent: 10 } }));
    const { body } = await send();
    expect(body).toMatchObject({ state: 'sent', quoteVersion: 2 });
    expect(String(body['number'])).toMatch(/^Q-\d{4}-[0-9A-F]{6}$/);
  });

  it('is listed after those before it, and drafts after what was sent', async () => {
    await draft({});
    const kept = await done(anna('POST', `/deals/${dealId}/quotes`, { body: { number: 'КП-3' } }));
    expect(kept).toMatchObject({ quote: { version: 3 } });
    expect((await listed()).map(({ state, quoteVersion }) => [state, quoteVersion])).toEqual([
      ['sent', 1],
      ['sent', 2],
      ['sent', 3],
      ['draft', 4],
    ]);
    const page = await done(anna('GET', `/quotes?deal=${dealId}&limit=1`));
    expect(page).toMatchObject({ items: [{ quoteVersion: 1 }], next: expect.any(String) });
  });
});

describe('A draft', () => {
  it('is discarded for good by who works its deal; one with files is not, nor what was sent', async () => {
    const { id: unwanted } = await draft({ note: 'Ошибка' });
    const discard = (id: unknown, who: Client = anna) => who('DELETE', `/quotes/${String(id)}`);
    expect(await discard(unwanted, boris)).toMatchObject({ status: 403 });
    expect(await discard(unwanted)).toMatchObject({ status: 200, body: { id: unwanted } });
    expect(await anna('GET', `/quotes/${String(unwanted)}`)).toMatchObject({ status: 404 });
    expect(await discard(unwanted)).toMatchObject({ status: 404 });
    expect((await listed()).map((quote) => quote['id'])).not.toContain(unwanted);

    const { id: kept } = await draft({ note: 'С чертежом' });
    const file = { subject: { kind: 'quote', id: kept }, fileName: 'a.pdf', size: 10 };
    await done(anna('POST', '/files', { body: file }));
    expect(await discard(kept)).toMatchObject({ status: 422, body: { code: 'quote-has-files' } });
    const [sent] = await listed();
    expect(await discard(sent?.['id'], head)).toMatchObject({ status: 422, body: { code: 'quote-sent' } });
  });
});

function rubles(netMinor: number) {
  return { netMinor, currency: 'RUB', vatPercent: 22 };
}
