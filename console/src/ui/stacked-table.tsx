import { Table } from '@mantine/core';
import type { ReactNode } from 'react';
import classes from './stacked-table.module.css';

/** One column: what its rows show, and what it is called. */
export type Column<T> = {
  readonly id: string;
  readonly title: string;
  readonly cell: (row: T) => ReactNode;
  /** At the end of its cell, as numbers are. @default false */
  readonly isNumber?: boolean;
  /** Its title is for those only who hear it: a column of buttons. @default false */
  readonly isUntitled?: boolean;
};

type Props<T> = {
  /** What the table shows, for who cannot see it. */
  readonly caption: string;
  readonly columns: readonly Column<T>[];
  readonly rows: readonly T[];
  readonly keyOf: (row: T) => string;
};

/** A table; where there is no room for one, each row is a card that names what it shows. */
export function StackedTable<T>({ caption, columns, rows, keyOf }: Props<T>) {
  return (
    <Table className={classes.table} verticalSpacing="xs" aria-label={caption}>
      <Table.Thead>
        <Table.Tr>
          {columns.map(({ id, title, isNumber = false, isUntitled = false }) => (
            <Table.Th key={id} data-number={isNumber} scope="col">
              <span className={isUntitled ? classes.heard : undefined}>{title}</span>
            </Table.Th>
          ))}
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {rows.map((row) => (
          <Table.Tr key={keyOf(row)}>
            {columns.map(({ id, title, cell, isNumber = false, isUntitled = false }) => (
              <Table.Td key={id} data-number={isNumber} {...(!isUntitled && { 'data-title': title })}>
                {cell(row)}
              </Table.Td>
            ))}
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}
