import type { QueryClient } from '@tanstack/react-query';
import type { LoaderFunction, RouteObject } from 'react-router';
import { type BoardOf, boardQuery } from './api.ts';
import { dealsIn, leadsIn } from './in-address.ts';

/**
 * A board is asked for while its page is still being read, and need not have come when the page is shown. What a move takes is
 * read meanwhile, so that the first one need not wait for it.
 */
const asking =
  (queries: QueryClient, boardIn: (params: URLSearchParams) => BoardOf): LoaderFunction =>
  ({ request }) => {
    queries.query(boardQuery(boardIn(new URL(request.url).searchParams))).catch(() => undefined); // the page says what failed
    import('./moving.tsx').catch(() => undefined); // read again by the first move, which says what failed
    return null;
  };

export const routes = (queries: QueryClient): RouteObject[] => [
  { path: 'leads', loader: asking(queries, leadsIn), lazy: () => import('./leads-page.tsx') },
  { path: 'deals', loader: asking(queries, dealsIn), lazy: () => import('./deals-page.tsx') },
];
