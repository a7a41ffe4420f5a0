import { describe, expect, it } from '@jest/globals';
import { seller } from '../../../../settings/seller.ts';
import type { PaymentTerm } from '../../../../shared/domain/deals/deal.ts';
import type { QuoteLanguage } from '../../../../shared/domain/deals/quote.ts';
import { printedQuote } from '../../../../shared/domain/quotes/printed-quote.ts';
import { policyWith, register } from '../../../support/domain/contexts.ts';
import { dealAt } from '../../../support/domain/deals.ts';
import { sentQuote } from '../../../support/domain/quotes.ts';

describe('The terms of payment on paper', () => {
  const papers = {
    deal: dealAt('send-quote'),
    buyer: { account: {} },
    seller,
    policy: policyWith(),
    products: register,
  };

  const said = (share: PaymentTerm['share'], due: PaymentTerm['due'], language: QuoteLanguage = 'ru') => {
    const quote = { ...sentQuote, paymentTerms: [{ id: 'one', share, due }] };
    const terms = new Map(printedQuote({ ...papers, quote, language }).terms);
    return terms.get(language === 'ru' ? 'Условия оплаты' : 'Payment terms')?.replaceAll(/[\u00a0\u202f]/g, ' ');
  };

  it.each([
    ['before-production', undefined, 'до начала производства', 'before production starts'],
    [
      'before-production',
      5,
      'в течение 5 дней после согласования, до начала производства',
      'within 5 days of the agreement, before production starts',
    ],
    ['before-shipment', 0, 'до отгрузки', 'before shipment'],
    [
      'before-shipment',
      2,
      'в течение 2 дней после назначенного дня отгрузки',
      'within 2 days of the promised day of shipment',
    ],
    ['after-shipment', undefined, 'по отгрузке', 'on shipment'],
    ['after-shipment', 1, 'в течение 1 дня после отгрузки', 'within 1 day of shipment'],
    ['after-shipment', 21, 'в течение 21 дня после отгрузки', 'within 21 days of shipment'],
    ['after-shipment', 11, 'в течение 11 дней после отгрузки', 'within 11 days of shipment'],
  ] as const)('say when: %s, %s days', (event, days, russian, english) => {
    const due = { event, ...(days !== undefined && { days }) };
    expect(said({ percent: 33.4 }, due)).toBe(`33,4 % — ${russian}`);
    expect(said({ percent: 33.4 }, due, 'en')).toBe(`33.4% — ${english}`);
  });

  it('say a sum in its own currency, and a day', () => {
    const amount = { netMinor: 123_456, currency: 'EUR', vatPercent: 0 };
    expect(said({ amount }, { on: '2026-05-09' })).toBe('1 234,56 € без НДС — до 9 мая 2026 г.');
    expect(said({ amount }, { on: '2026-05-09' }, 'en')).toBe('€1,234.56 net of VAT — by 9 May 2026');
  });
});
