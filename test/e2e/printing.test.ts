import { beforeAll, describe, expect, it } from '@jest/globals';
import { extractText, getDocumentProxy } from 'unpdf';
import type { Client } from '../../local/client.ts';
import { done, opened } from '../support/system/leads.ts';
import { reset } from '../support/system/reset.ts';
import { staff } from '../support/system/system.ts';

type Body = Record<string, unknown>;

const [anna, boris, marketer, operator] = (['anna', 'boris', 'marketer', 'operator'] as const).map(staff) as [
  Client,
  Client,
  Client,
  Client,
]; // four of four
let dealId: string;
let id: string;

beforeAll(async () => {
  await reset();
  ({ dealId } = await opened(anna, { company: 'ООО «Пример»', taxId: '7707083893' }));
  const lines = [{ product: 'drive-7', quantity: 2 }];
  const body = { dealId, language: 'ru', lines, discountPercent: 5, note: 'Звоните: +7 916 123-45-67' };
  ({ id } = (await done(anna('POST', '/quotes', { body }))) as { id: string }); // as its contract has it
});

const pdf = (query = '', client = anna) => client('GET', `/quotes/${id}/pdf${query}`);

/** The object behind an answer: its place in S3, without the signature, and what is in it. */
async function downloaded(answer: Promise<Body>) {
  const url = new URL(String((await answer)['url']));
  const response = await fetch(url);
  const { text } = await extractText(await getDocumentProxy(new Uint8Array(await response.arrayBuffer())), {
    mergePages: true,
  });
  return {
    status: response.status,
    key: url.pathname.slice(url.pathname.indexOf('quotes/')),
    headers: response.headers,
    text: text.replaceAll(/[\s\u00a0\u202f]+/g, ' '),
  };
}
const made = (headers: Headers) => [headers.get('last-modified'), headers.get('etag')];

describe('The PDF of a quote', () => {
  it('of a draft is marked, and kept as what it says', async () => {
    const first = await downloaded(done(pdf()));
    expect(first).toMatchObject({ status: 200, key: expect.stringMatching(`^quotes/drafts/${id}/1-ru-`) });
    expect(first.headers.get('content-type')).toBe('application/pdf');
    expect(first.headers.get('content-disposition')).toMatch(/^attachment; filename="/);
    for (const said of [
      'ЧЕРНОВИК',
      'ООО «Воронка Демо»',
      'ООО «Пример»',
      'ИНН 7707083893',
      'Контактное лицо: Иван Примеров',
      'Преобразователь частоты 7,5 кВт',
      '85 500,00 ₽',
      'Звоните: +7 916 123-45-67',
      'Анна Примерова',
    ])
      expect(first.text).toContain(said);
    const again = await downloaded(done(pdf('?language=ru')));
    expect([again.key, ...made(again.headers)]).toEqual([first.key, ...made(first.headers)]);
    await done(anna('PATCH', `/quotes/${id}`, { body: { validUntil: '2099-12-31' } }));
    expect((await downloaded(done(pdf()))).text).toContain('31 декабря 2099');
  });

  it('of a sent quote is made once for each language', async () => {
    await done(anna('POST', `/quotes/${id}/send`, { body: { number: 'КП-17' } }));
    const russian = await downloaded(done(pdf()));
    expect(russian.key).toBe(`quotes/${id}/3-ru-1.pdf`);
    expect(russian.text).toContain('Коммерческое предложение № КП-17');
    expect(russian.text).not.toContain('ЧЕРНОВИК');
    const again = await downloaded(done(pdf()));
    expect([again.key, ...made(again.headers)]).toEqual([russian.key, ...made(russian.headers)]);
    const english = await downloaded(done(pdf('?language=en')));
    expect(english.key).toBe(`quotes/${id}/3-en-1.pdf`);
    for (const said of ['Quote No. КП-17', 'Voronka Demo LLC', 'Frequency converter 7.5 kW', 'RUB 85,500.00'])
      expect(english.text).toContain(said);
    expect(await done(pdf('?language=en'))).toMatchObject({ fileName: 'Quote No. КП-17, version 1.pdf' });
  });

  it('hides what looks like a contact from those who may not read them', async () => {
    const masked = await downloaded(done(pdf('', marketer)));
    expect(masked.key).toBe(`quotes/${id}/3-ru-1-masked.pdf`);
    expect(masked.text).toContain('ООО «Пример»');
    expect(masked.text).not.toMatch(/Иван Примеров|123-45-67/);
  });

  it('is refused to another manager, in another language, and of no quote', async () => {
    expect(await pdf('', boris)).toMatchObject({ status: 403, body: { code: 'not-yours' } });
    expect((await pdf('', operator)).status).toBe(403);
    expect(await pdf('?language=de')).toMatchObject({
      status: 400,
      body: {
        code: 'malformed',
        errors: [{ field: 'language', value: 'de', problem: expect.stringContaining('"ru"|"en"') }],
      },
    });
    expect((await anna('GET', `/quotes/${dealId}/pdf`)).status).toBe(404);
    expect((await anna('GET', '/quotes/q/pdf')).status).toBe(400);
  });

  it('has 500 lines in time', async () => {
    const lines = Array.from({ length: 500 }, (_, n) => ({ product: 'drive-7', quantity: n + 1 }));
    const quote = await done(anna('POST', '/quotes', { body: { dealId, language: 'ru', lines } }));
    const { text } = await downloaded(done(anna('GET', `/quotes/${String(quote['id'])}/pdf`)));
    expect(text.split('Преобразователь частоты 7,5 кВт').length - 1).toBe(500);
  });
});
