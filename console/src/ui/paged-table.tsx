import type { InfiniteData, UseInfiniteQueryResult } from '@tanstack/react-query';
import type { ComponentProps } from 'react';
import { DataTable } from './data-table.tsx';
import { ShowMore } from './show-more.tsx';
import { Shown } from './shown.tsx';

type Props<R extends object> = Omit<ComponentProps<typeof DataTable<R>>, 'rows'> & {
  readonly query: UseInfiniteQueryResult<InfiniteData<{ readonly items: readonly R[] }>>;
};

/** A list of the API as a table, with the way to its next page. */
export function PagedTable<R extends object>({ query, ...table }: Props<R>) {
  return (
    <Shown query={query}>
      {({ pages }) => (
        <>
          <DataTable {...table} rows={pages.flatMap(({ items }) => items)} />
          <ShowMore of={query} />
        </>
      )}
    </Shown>
  );
}
