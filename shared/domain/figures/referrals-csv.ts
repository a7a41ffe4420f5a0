/** Referrals as a spreadsheet opens them. */
import { csvOf, type Decimal, digitsOf } from './csv.ts';
import type { ReferralRow } from './referrals.ts';

const titles = [
  ...['referrer', 'company', 'segment', 'recommended us to', 'of them customers'],
  ...['their orders, net', 'their margin', 'its own orders, net', 'currency'],
];

/** Amounts in whole units of the currency. */
export function referralsCsv(
  rows: readonly (ReferralRow & { readonly company?: string })[],
  currency: string,
  decimal: Decimal,
): string {
  const unit = 10 ** digitsOf(currency);
  return csvOf(
    titles,
    rows.map(({ referrer, company, segment, referred, customers, revenue, margin, ownRevenue }) => [
      ...[referrer, company, segment, referred.length, customers],
      ...[revenue / unit, margin / unit, ownRevenue / unit, currency],
    ]),
    decimal,
  );
}
