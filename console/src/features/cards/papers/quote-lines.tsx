import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../language/format.ts';
import type { Quote } from './api.ts';
import { LinesTable } from '../parts/lines-table.tsx';

/** What a quote offers, line by line, and what it comes to. */
export function QuoteLines({ quote }: { readonly quote: Quote }) {
  const format = useFormat();
  const { lines, currency } = quote;
  const money = (minor: number | undefined): string | undefined =>
    minor === undefined ? undefined : format.exactMoney({ netMinor: minor, currency });
  return (
    <div>
      <LinesTable
        lines={lines.map((line) => ({ ...line, price: money(line.price?.netMinor), sum: money(line.netMinor) }))}
      />
      <QuoteTotals quote={quote} />
    </div>
  );
}

/** What a quote comes to, and what of it is left to us. */
export function QuoteTotals({ quote }: { readonly quote: Quote }) {
  const { t } = useTranslation('cards');
  const format = useFormat();
  const { currency, netMinor, vatMinor, grossMinor, margin } = quote;
  const money = (minor: number): string => format.exactMoney({ netMinor: minor, currency });
  return (
    <div>
      <Text size="sm" ta="end" fw={600} mt="xs">
        {t('quotes.net', { sum: money(netMinor) })}
      </Text>
      <Text size="xs" ta="end" c="dimmed">
        {t('quotes.gross', { vat: money(vatMinor), gross: money(grossMinor) })}
        {margin.percent !== undefined && ` · ${t('quotes.margin', { percent: format.number(margin.percent, 1) })}`}
      </Text>
    </div>
  );
}
