import { Table } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../language/format.ts';
import classes from '../cards.module.css';

/** A line as it is written: money in words, so that it may be in whatever currency. */
export type ShownLine = {
  readonly title: string;
  readonly quantity?: number | undefined;
  readonly unit?: string | undefined;
  readonly price: string | undefined;
  readonly sum: string | undefined;
};

/** What is sold: how many, at what price, and what that comes to. */
export function LinesTable({ lines }: { readonly lines: readonly ShownLine[] }) {
  const { t } = useTranslation('cards');
  const format = useFormat();
  return (
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
          {lines.map(({ title, quantity, unit = '', price = '—', sum = '—' }, n) => (
            <Table.Tr key={n}>
              <Table.Td>{title}</Table.Td>
              <Table.Td ta="end">{quantity === undefined ? '—' : `${format.number(quantity, 3)} ${unit}`}</Table.Td>
              <Table.Td ta="end">{price}</Table.Td>
              <Table.Td ta="end">{sum}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </div>
  );
}
