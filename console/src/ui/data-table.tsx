import { Anchor, Table } from '@mantine/core';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { ColumnHead } from './column-head.tsx';
import classes from './data-table.module.css';
import { type SortValue, useSortedRows } from './sorted-rows.ts';

/** A column of a table. */
export type Column<R> = {
  readonly id: string;
  readonly title: string;
  /** What the column means, in a sentence. */
  readonly help?: string | undefined;
  /** What rows are sorted by, and what is shown unless it is shown otherwise. @default - not sorted */
  readonly value?: (row: R) => SortValue;
  readonly show?: (row: R) => ReactNode;
  /** Numbers stand at the right. */
  readonly isNumber?: boolean;
  /** What stands under the column. */
  readonly total?: ReactNode;
};

type Props<R> = {
  /** What the table is of. */
  readonly label: string;
  readonly columns: readonly Column<R>[];
  readonly rows: readonly R[];
  readonly keyOf: (row: R) => string;
  /** Where a row leads; its first cell is the link. */
  readonly to?: (row: R) => string | undefined;
  /** The name its order has in the address. @default - the order is the reader’s alone */
  readonly orderIn?: string;
  /** Instead of rows, where there is none. */
  readonly empty?: ReactNode;
  /** Its own height, and scrolling inside; a short table needs none. @default true */
  readonly isBounded?: boolean;
};

/** Rows in columns that can be sorted: the titles stay in sight, and so does the first column on a narrow screen. */
export function DataTable<R extends object>(props: Props<R>) {
  const { label, columns, keyOf, to, empty, isBounded = true } = props;
  const { rows, sortedOf, toggle } = useSortedRows(props.rows, columns, props.orderIn);
  if (rows.length === 0 && empty !== undefined) return <>{empty}</>;
  return (
    <section
      className={isBounded ? `${classes.scroll} ${classes.bounded}` : classes.scroll}
      aria-label={label}
      // what scrolls is to be reached by the keyboard (WCAG 2.1.1)
      tabIndex={0}
    >
      <Table className={classes.table} tabularNums highlightOnHover verticalSpacing={6}>
        <caption className={classes.caption}>{label}</caption>
        <Table.Thead>
          <Table.Tr>
            {columns.map((column) => (
              <ColumnHead
                key={column.id}
                column={column}
                sorted={sortedOf(column.id)}
                onSort={() => toggle(column.id)}
              />
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map((row) => (
            <Row key={keyOf(row)} row={row} columns={columns} to={to?.(row)} />
          ))}
        </Table.Tbody>
        {columns.some(({ total }) => total !== undefined) && (
          <Table.Tfoot>
            <Table.Tr>
              {columns.map(({ id, total, isNumber }) => (
                <Table.Td key={id} className={isNumber ? classes.number : undefined}>
                  {total}
                </Table.Td>
              ))}
            </Table.Tr>
          </Table.Tfoot>
        )}
      </Table>
    </section>
  );
}

type RowProps<R> = { readonly row: R; readonly columns: readonly Column<R>[]; readonly to: string | undefined };

function Row<R>({ row, columns, to }: RowProps<R>) {
  const [first, ...others] = columns;
  return (
    <Table.Tr>
      {first && (
        <Table.Th scope="row" className={first.isNumber ? classes.number : undefined}>
          {to === undefined ? (
            shownIn(first, row)
          ) : (
            <Anchor component={Link} to={to} inherit>
              {shownIn(first, row)}
            </Anchor>
          )}
        </Table.Th>
      )}
      {others.map((column) => (
        <Table.Td key={column.id} className={column.isNumber ? classes.number : undefined}>
          {shownIn(column, row)}
        </Table.Td>
      ))}
    </Table.Tr>
  );
}

const shownIn = <R,>({ show, value }: Column<R>, row: R): ReactNode => (show ? show(row) : value?.(row));
