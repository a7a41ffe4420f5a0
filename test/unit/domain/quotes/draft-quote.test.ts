import { describe, expect, it } from '@jest/globals';
import type { Deal } from '../../../../shared/domain/deals/deal.ts';
import type { DraftQuote, Quote } from '../../../../shared/domain/deals/quote.ts';
import {
  discardDraft,
  draftQuote,
  editQuote,
  type NewQuote,
  type QuoteChanges,
  sendDraft,
} from '../../../../shared/domain/quotes/draft-quote.ts';
import { anna, boris, head } from '../../../support/domain/actors.ts';
import { contextOf, idOf, monday, newIdOf, register } from '../../../support/domain/contexts.ts';
import { accepted, expectSound, factsOf, nothing, recordsOf, refusalOf } from '../../../support/domain/decisions.ts';
import { dealAt, dealId, halfBefore, known, rubles } from '../../../support/domain/deals.ts';

type By = Parameters<typeof contextOf>[0];
const line = { product: 'drive-7', title: 'Привод 7,5', quantity: 2, unit: 'компл.', price: rubles(4_000_000) };
const deal = dealAt('send-quote', { lines: [line], deliveryTerms: 'FCA plant' });
const whole: DraftQuote = {
  kind: 'quote',
  id: idOf(0x901),
  version: 3,
  state: 'draft',
  dealId,
  lines: [{ ...line, code: 'FC-7.5' }],
  discountPercent: 0,
  language: 'ru',
  validUntil: '2026-03-20',
  deliveryTerms: 'FCA plant',
  note: 'Без пусконаладки',
  by: { kind: 'staff', id: anna.id },
  at: monday,
};
const draft = (
  asked: Partial<NewQuote>,
  on: Deal = deal,
  by: By = anna,
  settings: Parameters<typeof contextOf>[2] = {},
) => draftQuote(on, { language: 'ru', ...asked }, contextOf(by, monday, settings));
const edit = (changes: QuoteChanges, quote: Quote = whole, on: Deal = deal, by: By = anna) =>
  editQuote(quote, on, changes, contextOf(by));
const unsold = { products: register.map((one) => ({ ...one, active: one.slug !== 'drive-7' })) };

describe('A draft', () => {
  it('is of the deal’s lines and terms of delivery, with what the register knows of its products', () => {
    const { quote, plan } = accepted(draft({}));
    expectSound(deal, plan);
    const { validUntil: _until, note: _note, ...made } = { ...whole, id: newIdOf(1), version: 1 };
    expect(quote).toEqual(made);
    expect(recordsOf('quote', plan)).toEqual([quote]);
    expect(factsOf(plan)).toEqual([{ type: 'QuoteDrafted', data: { dealId, amount: rubles(8_000_000) } }]);
  });

  it('says of a product what nobody said otherwise, in its language', () => {
    const asked = { lines: [{ product: 'drive-7', quantity: 1 }], discountPercent: 5, validUntil: '2026-03-02' };
    const { quote } = accepted(draft({ ...asked, note: 'x', deliveryTerms: 'DAP Perm', language: 'en' }));
    expect(quote).toMatchObject({
      lines: [{ code: 'FC-7.5', title: 'Frequency converter 7.5 kW', unit: 'шт.', price: rubles(4_500_000) }],
      ...{ discountPercent: 5, validUntil: '2026-03-02', note: 'x', deliveryTerms: 'DAP Perm' },
    });
    expect(accepted(draft({ lines: asked.lines })).quote.lines[0]?.title).toBe('Преобразователь частоты 7,5 кВт');
    const bare = { title: 'Монтаж', quantity: 1, price: rubles(100) };
    expect(accepted(draft({ lines: [bare] })).quote.lines).toEqual([bare]);
  });

  it('has its lines filled in when it is edited, in the language it has by then', () => {
    const lines = [{ product: 'drive-7', quantity: 1 }];
    const titled = (changes: QuoteChanges) => accepted(edit(changes)).quote.lines[0]?.title;
    expect(titled({ lines })).toBe('Преобразователь частоты 7,5 кВт');
    expect(titled({ lines, language: 'en' })).toBe('Frequency converter 7.5 kW');
  });

  it('says where a line lacks its title, quantity or price', () => {
    const interest = { ...deal, lines: [line, { title: 'Насос' }] };
    expect(refusalOf(draft({}, interest))).toEqual({
      kind: 'rule',
      code: 'line-incomplete',
      detail: 'the lines lack lines.1.quantity, lines.1.price',
      missing: [
        {
          in: 'body',
          field: 'lines.1.quantity',
          title: { en: 'Quantity of the line', ru: 'Количество' },
          example: 10,
        },
        {
          in: 'body',
          field: 'lines.1.price',
          title: { en: 'Price of one, net of VAT', ru: 'Цена за единицу без НДС' },
          example: { netMinor: 4_500_000, currency: 'RUB', vatPercent: 22 },
        },
      ],
    });
    expect(refusalOf(draft({ lines: [{ product: 'other', quantity: 1, price: rubles(1) }] })).missing).toEqual([
      {
        in: 'body',
        field: 'lines.0.title',
        title: { en: 'Title of the line', ru: 'Наименование' },
        example: 'Frequency converter 7.5 kW',
      },
    ]);
  });

  it('is of nothing that is no longer sold', () => {
    const twice = { lines: [line, line, { ...line, product: 'drive-45' }] };
    expect(refusalOf(draft(twice, deal, anna, unsold))).toEqual({
      kind: 'rule',
      code: 'product-inactive',
      detail: 'no longer sold: drive-7; name a product that is active',
    });
    const none = { products: register.map((one) => ({ ...one, active: false })) };
    expect(refusalOf(draft(twice, deal, anna, none)).detail).toContain('no longer sold: drive-7, drive-45;');
  });

  it('has one total, in one currency', () => {
    const mixed = [line, { ...line, price: { ...rubles(1), currency: 'EUR' } }, line];
    expect(refusalOf(draft({ lines: mixed }))).toEqual({
      kind: 'rule',
      code: 'no-total',
      detail:
        'the lines have no total: their prices must be in one currency and come to at most 10^13 minor units, and are in RUB, EUR',
    });
  });

  it('is good for a day that has not passed', () => {
    expect(refusalOf(draft({ validUntil: '2026-03-01' }))).toEqual({
      kind: 'rule',
      code: 'validity-past',
      detail: 'valid until 2026-03-01 has passed; say 2026-03-02 or later',
    });
  });

  it('is its manager’s or a head’s, of a deal that goes on', () => {
    expect(draft({}, deal, head).ok).toBe(true);
    expect(refusalOf(draft({}, deal, boris)).detail).toBe('the deal belongs to another manager');
    expect(refusalOf(draft({}, { ...dealAt('lost'), lines: [line] })).detail).toBe('the deal is lost');
    expect(refusalOf(edit({ note: 'x' }, whole, deal, boris)).code).toBe('not-yours');
  });
});

describe('A draft that is discarded', () => {
  const discard = (quote: Quote = whole, files = 0, on: Deal = deal, by: By = anna) =>
    discardDraft(quote, on, files, contextOf(by));

  it('is gone, and its journal tells of which deal it was', () => {
    const { quote, plan } = accepted(discard());
    expect(quote).toEqual(whole);
    expect(plan).toEqual({
      ...nothing,
      changes: [{ record: { ...whole, version: 4 }, expected: 3, gone: true }],
      facts: [{ type: 'QuoteDiscarded', subject: { kind: 'quote', id: whole.id }, data: { dealId } }],
    });
    expectSound(deal, plan);
  });

  it('is no sent one, has no files, and is of one’s own deal that goes on', () => {
    const { note: _note, ...rest } = whole;
    const sent: Quote = {
      ...{ ...rest, state: 'sent', number: 'Q-1', sentOn: '2026-03-02' },
      ...{ quoteVersion: 1, amount: rubles(8_000_000) },
    };
    expect(refusalOf(discard(sent)).code).toBe('quote-sent');
    expect(refusalOf(discard(whole, 2))).toEqual({
      kind: 'rule',
      code: 'quote-has-files',
      detail: 'the draft has 2 files; remove them first',
    });
    expect(refusalOf(discard(whole, 0, deal, boris)).code).toBe('not-yours');
    expect(refusalOf(discard(whole, 0, dealAt('lost'))).detail).toBe('the deal is lost');
    expect(discard(whole, 0, deal, head).ok).toBe(true);
  });
});

describe('An edit of a draft', () => {
  it('changes what it says, and tells which fields', () => {
    const changes = { discountPercent: 4, language: 'en', lines: [{ ...line, quantity: 1 }] } as const;
    const { quote, plan } = accepted(edit({ ...changes, lines: [...changes.lines] }));
    expectSound(deal, plan);
    expect(quote).toEqual({
      ...whole,
      version: 4,
      discountPercent: 4,
      language: 'en',
      lines: [{ ...line, code: 'FC-7.5', quantity: 1 }],
    });
    const fields = ['lines', 'discountPercent', 'language'];
    expect(factsOf(plan)).toEqual([{ type: 'QuoteEdited', data: { dealId, fields, amount: rubles(3_840_000) } }]);
    expect(plan.changes.map(({ expected }) => expected)).toEqual([3]);
  });

  it('takes back the validity, the terms and the note by null', () => {
    const { quote, plan } = accepted(edit({ validUntil: null, deliveryTerms: null, note: null }));
    const { validUntil: _until, deliveryTerms: _terms, note: _note, ...rest } = { ...whole, version: 4 };
    expect(quote).toEqual(rest);
    expect(factsOf(plan)[0]?.data).toMatchObject({ fields: ['validUntil', 'deliveryTerms', 'note'] });
  });

  it('that says what is so already is none', () => {
    expect(edit({ note: whole.note ?? '', lines: whole.lines })).toEqual({ ok: true, quote: whole, plan: nothing });
  });

  it('keeps what a draft must be', () => {
    expect(refusalOf(edit({ validUntil: '2026-03-01' })).code).toBe('validity-past');
    expect(refusalOf(edit({ lines: [{ quantity: 1 }] })).code).toBe('line-incomplete');
  });
});

describe('Sending a draft', () => {
  const send = (
    quote: Quote = whole,
    sending = {},
    on: Deal = deal,
    by: By = anna,
    settings: Parameters<typeof contextOf>[2] = {},
  ) => sendDraft(quote, on, sending, contextOf(by, monday, settings));

  it('makes it the next quote of the deal, with its terms and lead time', () => {
    const before = { ...deal, quote: { ...known.quote, version: 3 }, paymentTerms: halfBefore };
    const { quote, deal: after, plan } = accepted(send(whole, { number: 'КП-4', sentOn: '2026-03-01' }, before, head));
    expectSound(before, plan);
    const told = { number: 'КП-4', amount: rubles(8_000_000), sentOn: '2026-03-01', discountPercent: 0 };
    const { at: _at, ...terms } = { ...whole, leadTimeDays: 10, paymentTerms: halfBefore };
    expect(quote).toEqual({ ...terms, ...told, version: 4, state: 'sent', quoteVersion: 4 });
    expect(recordsOf('quote', plan)).toEqual([quote]);
    expect(after).toMatchObject({ lines: [line], quote: { ...told, id: whole.id, version: 4 } });
    expect(factsOf(plan)).toEqual([{ type: 'QuoteSent', data: { ...told, version: 4 } }]);
    expect(plan.facts[0]?.part).toEqual({ kind: 'quote', id: whole.id });
  });

  it('is numbered by the year and its id when nobody says a number', () => {
    expect(accepted(send()).quote).toMatchObject({ number: 'Q-2026-000901', sentOn: '2026-03-02' });
    expect(accepted(send({ ...whole, id: idOf(0xabc) })).quote).toMatchObject({ number: 'Q-2026-000ABC' });
  });

  it('makes its lines the deal’s, before the discount, which is measured by them', () => {
    const lines = [
      { ...line, quantity: 3 },
      { ...line, discountPercent: 0 },
    ];
    const { quote, deal: after, plan } = accepted(send({ ...whole, lines, discountPercent: 5 }));
    expect(after.lines).toEqual([{ ...line, quantity: 3 }, line]);
    expect(after.quote).toMatchObject({ amount: rubles(19_400_000), discountPercent: 3 });
    expect(quote.lines.map(({ discountPercent }) => discountPercent)).toEqual([5, 0]);
    expect(factsOf(plan).map(({ type }) => type)).toEqual(['QuoteSent', 'DealEdited']);
  });

  it('keeps to the limits of whoever sends it', () => {
    const generous = { ...whole, discountPercent: 6 };
    expect(refusalOf(send(generous)).code).toBe('discount-needs-approval');
    expect(send(generous, {}, deal, head).ok).toBe(true);
    expect(refusalOf(send(whole, {}, deal, boris)).code).toBe('not-yours');
  });

  it('does not happen for what has passed, what is no longer sold or what was paid otherwise', () => {
    expect(refusalOf(send({ ...whole, validUntil: '2026-03-01' })).code).toBe('validity-past');
    const euros = { ...line, price: { ...rubles(1), currency: 'EUR' } };
    expect(refusalOf(send({ ...whole, lines: [line, euros] })).code).toBe('no-total');
    expect(send({ ...whole, validUntil: '2026-03-01' }, { sentOn: '2026-03-01' }).ok).toBe(true);
    expect(refusalOf(send(whole, {}, deal, anna, unsold)).code).toBe('product-inactive');
    const paid = dealAt('payment-received', { lines: [{ ...line, quantity: 1 }] });
    expect(refusalOf(send(whole, {}, paid)).code).toBe('frozen-after-payment');
  });

  it('happens once: said again it is as it was, and another number is refused', () => {
    const { quote, deal: after } = accepted(send(whole, { number: 'КП-1' }));
    for (const again of [{}, { number: 'КП-1' }, { sentOn: '2026-03-02' }])
      expect(send(quote, again, after)).toEqual({ ok: true, quote, deal: after, plan: nothing });
    const refused = {
      kind: 'rule',
      code: 'quote-sent',
      detail: 'it was sent on 2026-03-02 as КП-1, version 1; a sent quote never changes: draft the next',
    };
    expect(refusalOf(send(quote, { number: 'КП-2' }, after))).toEqual(refused);
    expect(refusalOf(send(quote, { sentOn: '2026-03-01' }, after))).toEqual(refused);
    expect(refusalOf(edit({ note: 'x' }, quote, after))).toEqual(refused);
  });
});
