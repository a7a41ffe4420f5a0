import { describe, expect, it } from '@jest/globals';
import { seeds } from '../../../../settings/seeds.ts';
import { MemoryFiles } from '../../../../shared/adapters/memory/files.ts';
import { MemoryPeople } from '../../../../shared/adapters/memory/people.ts';
import type { Account } from '../../../../shared/domain/accounts/account.ts';
import type { Quote, QuoteLanguage } from '../../../../shared/domain/deals/quote.ts';
import { languageOf, printQuote } from '../../../../shared/domain/quotes/print-quote.ts';
import type { PrintedQuote } from '../../../../shared/domain/quotes/printed-quote.ts';
import { quoteOf } from '../../../../shared/domain/quotes/read-quote.ts';
import type { Policy } from '../../../../shared/domain/settings/settings.ts';
import { anna, boris, head, marketer } from '../../../support/domain/actors.ts';
import { contextOf, daysAfter, idOf, monday, policyWith } from '../../../support/domain/contexts.ts';
import { accountId, dealAt, dealId, personId } from '../../../support/domain/deals.ts';
import { draftQuote, sentQuote } from '../../../support/domain/quotes.ts';
import { put, storeOf, ToldClock } from '../../../support/domain/stores.ts';

type Asked = { by: Parameters<typeof contextOf>[0]; language: QuoteLanguage; on: typeof deal; at: string };
const account: Account = {
  kind: 'account',
  id: accountId,
  version: 1,
  company: 'ООО «Пример»',
  owner: anna.id,
  mainPersonId: personId,
};
const deal = dealAt('send-quote');
const named = (name: string): Policy['company'] => ({ ...seeds.company, seller: { name: { en: name, ru: name } } });

/** A plant with a printer that puts down what it is given, and counts. */
async function plant(policyAt: (instant: string) => Policy = () => policyWith()) {
  const clock = new ToldClock();
  const records = await storeOf(clock, account, deal);
  const people = new MemoryPeople(clock);
  await people.put([{ kind: 'contacts', of: personId, id: personId, value: { name: 'Иван Примеров' } }]);
  const printed: PrintedQuote[] = [];
  const files = new MemoryFiles();
  const asked: string[] = [];
  const stores = {
    records,
    people,
    files,
    policies: {
      at: (instant: string) => {
        asked.push(instant);
        return Promise.resolve(policyAt(instant));
      },
    },
    printer: {
      print: (quote: PrintedQuote) => {
        printed.push(quote);
        return Promise.resolve(new TextEncoder().encode(`%PDF ${String(printed.length)}`));
      },
    },
  };
  const print = (quote: Quote, { by = anna, language = 'ru', on = deal, at = monday }: Partial<Asked> = {}) =>
    printQuote({ quote, deal: on, language }, { ...contextOf(by, at), policy: policyAt(at) }, stores);
  const kept = async (key: string): Promise<string | undefined> => {
    const read = await files.read(key, 0, 100);
    return read && new TextDecoder().decode(read.bytes);
  };
  return { ...stores, print, printed, kept, asked };
}

describe('The PDF of a sent quote', () => {
  const key = `quotes/${sentQuote.id}/1-ru-1.pdf`;

  it('is made when it is asked for, kept, and not made again', async () => {
    const { print, printed, kept } = await plant();
    const made = { key, fileName: 'Коммерческое предложение № КП-17-2, версия 4.pdf' };
    expect([await print(sentQuote), await print(sentQuote)]).toEqual([made, made]);
    expect([printed.length, await kept(key)]).toEqual([1, '%PDF 1']);
    expect(printed[0]).toMatchObject({
      language: 'ru',
      buyer: { name: 'ООО «Пример»', lines: ['Контактное лицо: Иван Примеров'] },
      seller: { name: 'ООО «Воронка Демо»' },
    });
  });

  it('is one for each language and version', async () => {
    const { print, printed } = await plant();
    expect(await print(sentQuote, { language: 'en' })).toEqual({
      key: `quotes/${sentQuote.id}/1-en-1.pdf`,
      fileName: 'Quote No. КП-17-2, version 4.pdf',
    });
    expect((await print({ ...sentQuote, version: 2 })).key).toBe(`quotes/${sentQuote.id}/2-ru-1.pdf`);
    expect(printed.map(({ language }) => language)).toEqual(['en', 'ru']);
  });

  it('is another, without the contact person and what looks like a contact, for those who may not read them', async () => {
    const { print, printed } = await plant();
    const quote = { ...sentQuote, note: 'Звоните: +7 916 123-45-67' };
    expect((await print(quote, { by: marketer })).key).toBe(`quotes/${sentQuote.id}/1-ru-1-masked.pdf`);
    expect((await print(quote, { by: head })).key).toBe(key);
    expect(printed.map(({ terms, buyer }) => [Object.fromEntries(terms)['Примечание'], buyer.lines])).toEqual([
      ['Звоните: •••', []],
      ['Звоните: +7 916 123-45-67', ['Контактное лицо: Иван Примеров']],
    ]);
  });

  it('has the settings of the day it was sent on, to the last instant of it in the plant’s zone', async () => {
    const { print, asked, printed } = await plant((instant) =>
      policyWith({ company: named(instant < '2026-03-02T21:00:00.000Z' ? 'Then' : 'Now') }),
    );
    await print(sentQuote, { at: daysAfter(monday, 30) });
    expect(asked).toEqual(['2026-03-02T20:59:59.999Z']);
    expect(printed[0]?.seller.name).toBe('Then');
    await print({ ...sentQuote, id: idOf(0x903) });
    expect(asked.slice(1)).toEqual([monday]);
  });

  it('has the seller of today where the settings of that day name none', async () => {
    const { seller: _seller, ...nobody } = seeds.company;
    const { print, printed } = await plant((instant) =>
      policyWith({ company: instant < '2026-03-03' ? nobody : named('Now') }),
    );
    await print(sentQuote, { at: daysAfter(monday, 30) });
    expect(printed[0]?.seller.name).toBe('Now');
  });

  it('is not made while nobody is named as the seller', async () => {
    const { seller: _seller, ...company } = seeds.company;
    const { print, printed, kept } = await plant(() => policyWith({ company }));
    await expect(print(sentQuote)).rejects.toMatchObject({
      details: {
        status: 422,
        code: 'seller-unknown',
        detail:
          'the settings name no seller: an operator says who it is with PUT /settings/company, seller.name in en and ru',
      },
    });
    expect([printed, await kept(key)]).toEqual([[], undefined]);
  });

  it('names the account the buyer’s was merged into', async () => {
    const { print, printed, records } = await plant();
    const survivor = { ...account, id: idOf(0x302), company: 'АО «Пример»' };
    await put(records, { record: survivor, expected: 'new' });
    await put(records, { record: { ...account, version: 2, mergedInto: survivor.id }, expected: 1 });
    await print(sentQuote);
    expect(printed[0]?.buyer.name).toBe('АО «Пример»');
  });
});

describe('The PDF of a draft', () => {
  it('is made once for what it says', async () => {
    const { print, printed } = await plant();
    const { key, fileName } = await print(draftQuote);
    expect(key).toMatch(new RegExp(`^quotes/drafts/${draftQuote.id}/3-ru-1-[0-9a-f-]{36}\\.pdf$`));
    expect(fileName).toBe('Коммерческое предложение, черновик.pdf');
    expect((await print(draftQuote)).key).toBe(key);
    expect(printed.length).toBe(1);
  });

  it('is another when its deal says something else, and by the settings of today', async () => {
    const { print, asked, printed } = await plant();
    const paymentTerms = [{ id: 'all', share: { percent: 100 }, due: { on: '2026-03-31' } }];
    const keys = [await print(draftQuote), await print(draftQuote, { on: { ...deal, paymentTerms } })];
    expect(new Set(keys.map(({ key }) => key)).size).toBe(2);
    expect([printed.length, asked]).toEqual([2, []]);
  });
});

describe('The language of a quote', () => {
  it('is its own, and Russian where it was written elsewhere', () => {
    const { language: _language, ...elsewhere } = sentQuote;
    expect([{ ...sentQuote, language: 'en' as const }, elsewhere].map(languageOf)).toEqual(['en', 'ru']);
  });
});

describe('A quote and its deal', () => {
  it('are read by whoever may read the deal', async () => {
    const { records } = await plant();
    await put(records, { record: sentQuote, expected: 'new' });
    expect(await quoteOf(sentQuote.id, anna, records)).toMatchObject({ quote: sentQuote, deal: { id: dealId } });
    await expect(quoteOf(sentQuote.id, boris, records)).rejects.toThrow('403 not-yours');
    await expect(quoteOf(dealId, anna, records)).rejects.toThrow(`there is no quote ${dealId}`);
  });
});
