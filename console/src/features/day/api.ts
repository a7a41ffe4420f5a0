import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import type * as ListAccounts from '../../../../functions/api/customers/list-accounts/contract.ts';
import type * as ListTasks from '../../../../functions/api/desk/list-tasks/contract.ts';
import type * as ShowMyDay from '../../../../functions/api/desk/show-my-day/contract.ts';
import { type Answered, endpoint } from '../../api/endpoint.ts';

const showMyDay = endpoint<typeof ShowMyDay>('GET', '/my-day');
const listAccounts = endpoint<typeof ListAccounts>('GET', '/accounts');
const listTasks = endpoint<typeof ListTasks>('GET', '/tasks');

export type DayItem = Answered<typeof ShowMyDay>['items'][number];

export const dayQuery = queryOptions({
  queryKey: ['day'],
  queryFn: ({ signal }) => showMyDay({ limit: 200 }, { signal }),
});

/** Whether there is any customer yet. */
export const anyAccountQuery = queryOptions({
  queryKey: ['accounts', 'any'],
  queryFn: ({ signal }) => listAccounts({ limit: 1 }, { signal }),
});

/** The open tasks of whoever asks, or those any head may take. */
export const tasksQuery = (of?: 'any-head') =>
  infiniteQueryOptions({
    queryKey: ['tasks', of ?? 'mine'],
    queryFn: ({ signal, pageParam }) =>
      listTasks({ ...(of && { of }), ...(pageParam !== undefined && { cursor: pageParam }), limit: 50 }, { signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }) => next,
  });
