/** Records that may be one: found, compared, merged, taken apart again. */
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import type * as CompareRecords from '../../../../../functions/api/customers/compare-records/contract.ts';
import type * as ListDuplicates from '../../../../../functions/api/customers/list-duplicates/contract.ts';
import type * as MergeAccount from '../../../../../functions/api/customers/merge-account/contract.ts';
import type * as MergeLead from '../../../../../functions/api/customers/merge-lead/contract.ts';
import type * as MergePerson from '../../../../../functions/api/customers/merge-person/contract.ts';
import type * as SettleDuplicate from '../../../../../functions/api/customers/settle-duplicate/contract.ts';
import type * as UndoMerge from '../../../../../functions/api/customers/undo-merge/contract.ts';
import { type Answered, endpoint, type Options } from '../../../api/endpoint.ts';

const listDuplicates = endpoint<typeof ListDuplicates>('GET', '/duplicates');
const compareRecords = endpoint<typeof CompareRecords>('GET', '/duplicates/comparison');
const mergeAccount = endpoint<typeof MergeAccount>('POST', '/accounts/{id}/merge');
const mergePerson = endpoint<typeof MergePerson>('POST', '/persons/{id}/merge');
const mergeLead = endpoint<typeof MergeLead>('POST', '/leads/{id}/merge');
export const settleDuplicate = endpoint<typeof SettleDuplicate>('POST', '/duplicates/{id}/different');
export const undoMerge = endpoint<typeof UndoMerge>('POST', '/merges/{id}/undo');

export const mergeable = ['account', 'person', 'lead'] as const;
export type Mergeable = (typeof mergeable)[number];
export type Pair = {
  readonly of: Mergeable;
  readonly one: string;
  readonly other: string;
  /** Of the finding, where it was found. */
  readonly id?: string;
};
export type Found = Answered<typeof ListDuplicates>['items'][number];
export type Comparison = Answered<typeof CompareRecords>;

type Merging = { readonly of: Mergeable; readonly id: string; readonly loser: string };
const merges = { account: mergeAccount, person: mergePerson, lead: mergeLead } as const;

/** Makes one record of two: `loser` goes on as the other. */
export const mergeRecords = ({ of, ...asked }: Merging, options: Options): Promise<Answered<typeof MergeLead>> =>
  merges[of](asked, options);

export const duplicatesQuery = (of: Mergeable) =>
  infiniteQueryOptions({
    queryKey: ['duplicates', of],
    queryFn: ({ signal, pageParam }) =>
      listDuplicates({ of, limit: 100, ...(pageParam !== undefined && { cursor: pageParam }) }, { signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }) => next,
  });

export const comparisonQuery = ({ of, one, other }: Pair) =>
  queryOptions({
    queryKey: ['duplicates', 'comparison', of, one, other],
    queryFn: ({ signal }) => compareRecords({ of, one, other }, { signal }),
  });

/** What has to be read anew after two records became one, or two again. */
export const afterMerge = (of: Mergeable): readonly (readonly string[])[] => [
  [of],
  ['duplicates'],
  ['accounts'],
  ['person'],
  ['account'],
  ['leads-board'],
];
