import { infiniteQueryOptions } from '@tanstack/react-query';
import type * as ListImports from '../../../../functions/api/desk/list-imports/contract.ts';
import type * as OpenImport from '../../../../functions/api/desk/open-import/contract.ts';
import type * as ShowImport from '../../../../functions/api/desk/show-import/contract.ts';
import type * as UndoImport from '../../../../functions/api/desk/undo-import/contract.ts';
import { type Answered, type Asked, endpoint } from '../../api/endpoint.ts';

const listImports = endpoint<typeof ListImports>('GET', '/imports');
export const openImport = endpoint<typeof OpenImport>('POST', '/imports');
export const showImport = endpoint<typeof ShowImport>('GET', '/imports/{id}');
export const undoImport = endpoint<typeof UndoImport>('POST', '/imports/{id}/undo');

export type Import = Answered<typeof ListImports>['items'][number];
export type NewImport = Asked<typeof OpenImport>;
export type RowError = Answered<typeof ShowImport>['errors'][number];

const from = (cursor: string | undefined) => (cursor === undefined ? {} : { cursor });

/** Imports, the newest first. */
export const importsQuery = infiniteQueryOptions({
  queryKey: ['imports'],
  queryFn: ({ signal, pageParam }) => listImports({ ...from(pageParam), limit: 50 }, { signal }),
  initialPageParam: undefined as string | undefined,
  getNextPageParam: ({ next }) => next,
});

/** While it is on its way, an import is asked for so often. */
const everyMs = 2000;
const goesOn: readonly Import['status'][] = ['waiting', 'running', 'undoing'];

/** Whether an import is not at its end. */
export const isGoingOn = ({ status }: Pick<Import, 'status'>): boolean => goesOn.includes(status);

/** An import, with what was wrong with its rows, a few hundred at a time. */
export const importQuery = (id: string) =>
  infiniteQueryOptions({
    queryKey: ['import', id],
    queryFn: ({ signal, pageParam }) => showImport({ id, ...from(pageParam) }, { signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }) => next,
    refetchInterval: ({ state: { data } }) => {
      const [first] = data?.pages ?? [];
      return first && isGoingOn(first) ? everyMs : false;
    },
  });

/** What was wrong with every row of an import. */
export async function allErrors(id: string): Promise<readonly RowError[]> {
  const found: RowError[] = [];
  let cursor: string | undefined;
  do {
    const page = await showImport({ id, ...from(cursor) });
    found.push(...page.errors);
    cursor = page.next;
  } while (cursor !== undefined);
  return found;
}
