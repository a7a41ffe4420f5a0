/** Quotes, and what is printed of them. */
import type { DraftQuote, SentQuote } from '../../../shared/domain/deals/quote.ts';
import { anna } from './actors.ts';
import { idOf, monday } from './contexts.ts';
import { dealId, rubles } from './deals.ts';

const line = { product: 'drive-7', title: 'Преобразователь частоты 7,5 кВт', unit: 'шт.', code: 'FC-7.5' };

/** Of 2 March 2026, by Anna: 10 drives at 45,000 roubles less 5%, and a cabinet at 100,000. */
export const draftQuote: DraftQuote = {
  kind: 'quote',
  id: idOf(0x901),
  version: 3,
  state: 'draft',
  dealId,
  lines: [
    { ...line, quantity: 10, price: rubles(4_500_000) },
    { title: 'Шкаф', quantity: 1, price: { ...rubles(10_000_000), vatPercent: 10 }, discountPercent: 0 },
  ],
  discountPercent: 5,
  language: 'ru',
  validUntil: '2026-04-01',
  deliveryTerms: 'FCA завод',
  note: 'Звоните: +7 916 123-45-67',
  by: { kind: 'staff', id: anna.id },
  at: monday,
};

export const sentQuote: SentQuote = {
  kind: 'quote',
  id: idOf(0x902),
  version: 1,
  state: 'sent',
  dealId,
  number: 'КП-17/2',
  quoteVersion: 4,
  lines: draftQuote.lines.map((one) => ({ discountPercent: 5, ...one })),
  amount: rubles(52_750_000),
  discountPercent: 4.09,
  sentOn: '2026-03-02',
  language: 'ru',
  leadTimeDays: 12,
  by: { kind: 'staff', id: anna.id },
  paymentTerms: [{ id: 'all', share: { percent: 100 }, due: { on: '2026-03-31' } }],
};
