import { queryOptions } from '@tanstack/react-query';
import type * as ChooseNotices from '../../../../functions/api/desk/choose-notices/contract.ts';
import type * as ShowNotices from '../../../../functions/api/desk/show-notices/contract.ts';
import { type Answered, endpoint } from '../../api/endpoint.ts';

const showNotices = endpoint<typeof ShowNotices>('GET', '/notices');
export const chooseNotices = endpoint<typeof ChooseNotices>('PUT', '/notices');

export type Ways = Answered<typeof ShowNotices>['ways'];

/** How I am told of each kind. */
export const noticesQuery = queryOptions({
  queryKey: ['notices'],
  queryFn: ({ signal }) => showNotices({}, { signal }),
});
