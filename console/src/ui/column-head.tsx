import { Table, UnstyledButton } from '@mantine/core';
import { IconArrowDown, IconArrowsSort, IconArrowUp } from '@tabler/icons-react';
import classes from './data-table.module.css';
import { Defined, Help } from './defined.tsx';
import type { Sorted } from './sorted-rows.ts';

type Props = {
  readonly column: {
    readonly title: string;
    readonly help?: string | undefined;
    readonly value?: unknown;
    readonly isNumber?: boolean;
  };
  readonly sorted: Sorted;
  readonly onSort: () => void;
};

const order = { asc: 'ascending', desc: 'descending', none: 'none' } as const;
const icons = { asc: IconArrowUp, desc: IconArrowDown, none: IconArrowsSort } as const;
const iconSize = 14;

/** The title of a column: a button where rows can be sorted by it; what it means beside it while one is there. */
export function ColumnHead({ column: { title, help, value, isNumber = false }, sorted, onSort }: Props) {
  const Icon = icons[sorted];
  const className = isNumber ? classes.number : undefined;
  if (value === undefined)
    return (
      <Table.Th scope="col" className={className}>
        {help === undefined ? title : <Defined help={help}>{title}</Defined>}
      </Table.Th>
    );
  return (
    <Table.Th scope="col" className={className} aria-sort={order[sorted]}>
      <Help text={help}>
        <UnstyledButton type="button" onClick={onSort} className={classes.sort} data-defined={help !== undefined}>
          <span>{title}</span>
          <Icon size={iconSize} className={classes.icon} data-sorted={sorted} aria-hidden />
        </UnstyledButton>
      </Help>
    </Table.Th>
  );
}
