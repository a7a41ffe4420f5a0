import {
  createColumnHelper,
  createSortedRowModel,
  rowSortingFeature,
  type SortingState,
  tableFeatures,
  useTable,
} from '@tanstack/react-table';
import { useMemo, useState } from 'react';
import { useSearchParams } from 'react-router';

/** What a row is sorted by; nothing where nobody knows: such rows stay at the end. */
export type SortValue = string | number | undefined;
/** How a column is sorted. */
export type Sorted = 'asc' | 'desc' | 'none';

type Sortable<R> = { readonly id: string; readonly value?: (row: R) => SortValue; readonly isNumber?: boolean };

const features = tableFeatures({ rowSortingFeature, sortedRowModel: createSortedRowModel() });

/** Rows in the order the reader asked for: the largest number first, text by the alphabet. */
export function useSortedRows<R extends object>(
  rows: readonly R[],
  columns: readonly Sortable<R>[],
  orderIn: string | undefined,
) {
  const [sorting, setSorting] = useOrder(orderIn);
  const columnDefs = useMemo(() => {
    const helper = createColumnHelper<typeof features, R>();
    return columns.map(({ id, value, isNumber = false }) =>
      helper.accessor((row): unknown => value?.(row), {
        id,
        enableSorting: value !== undefined,
        sortDescFirst: isNumber,
        sortUndefined: 'last',
        sortFn: (a, b, column) => compared(a.getValue(column), b.getValue(column)),
      }),
    );
  }, [columns]);
  const table = useTable({ features, columns: columnDefs, data: rows, state: { sorting } });
  return {
    rows: table.getRowModel().rows.map(({ original }) => original),
    sortedOf: (id: string): Sorted => table.getColumn(id)?.getIsSorted() || 'none',
    toggle: (id: string): void => {
      const next = table.getColumn(id)?.getNextSortingOrder();
      setSorting(next ? [{ id, desc: next === 'desc' }] : []);
    },
  };
}

function compared(a: unknown, b: unknown): number {
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  return String(a).localeCompare(String(b), undefined, { numeric: true });
}

/** In the address as `name` or `-name`, the latter the other way round. */
function useOrder(orderIn: string | undefined): [SortingState, (sorting: SortingState) => void] {
  const [own, setOwn] = useState<SortingState>([]);
  const [params, setParams] = useSearchParams();
  const said = orderIn === undefined ? undefined : (params.get(orderIn) ?? '');
  const inAddress = useMemo(() => (said ? [{ id: said.replace(/^-/, ''), desc: said.startsWith('-') }] : []), [said]);
  if (orderIn === undefined) return [own, setOwn];
  const set = ([first]: SortingState): void =>
    setParams(
      (before) => {
        const next = new URLSearchParams(before);
        if (first) next.set(orderIn, `${first.desc ? '-' : ''}${first.id}`);
        else next.delete(orderIn);
        return next;
      },
      { replace: true, preventScrollReset: true },
    );
  return [inAddress, set];
}
