import { Table, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../language/format.ts';
import classes from '../cards.module.css';
import type { Quote } from './api.ts';

/** What a quote offers, line by line, and what it comes to. */
export function QuoteLines({ quote }: { readonly quote: Quote }) {
  const { t } = useTranslation('cards');
  const format = useFormat();
  const { lines, currency } = quote;
  const money = (minor: number | undefined): string =>
    minor === undefined ? '—' : format.exactMoney({ netMinor: minor, currency });
  return (
    <div>
      <div className={classes.wide}>
        <Table fz="sm" verticalSpacing={4}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t('lines.product')}</Table.Th>
              <Table.Th ta="end">{t('lines.quantity')}</Table.Th>
              <Table.Th ta="end">{t('lines.price')}</Table.Th>
              <Table.Th ta="end">{t('lines.sum')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {lines.map((line, n) => (
              <Table.Tr key={n}>
                <Table.Td>{line.title}</Table.Td>
                <Table.Td ta="end">
                  {line.quantity === undefined ? '—' : `${format.number(line.quantity, 3)} ${line.unit ?? ''}`}
                </Table.Td>
                <Table.Td ta="end">{money(line.price?.netMinor)}</Table.Td>
                <Table.Td ta="end">{money(line.netMinor)}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </div>
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
