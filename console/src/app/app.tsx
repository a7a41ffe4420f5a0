import { MantineProvider } from '@mantine/core';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { Suspense, useMemo } from 'react';
import { RouterProvider } from 'react-router';
import { ApiProblem, SignedOut } from '../api/problem.ts';
import { SessionContext } from '../api/use-session.ts';
import type { Session } from '../api/session.ts';
import { theme } from '../ui/theme.ts';
import { Waiting } from '../ui/waiting.tsx';
import { router } from './router.tsx';

const attempts = 3;

/** What the API refuses is not asked again by itself; a lost connection is. */
const worthRetrying = (failures: number, error: Error): boolean =>
  failures < attempts && !(error instanceof SignedOut) && !(error instanceof ApiProblem && error.document.status < 500);

const newQueries = (): QueryClient =>
  new QueryClient({
    defaultOptions: { queries: { staleTime: 5_000, retry: worthRetrying, refetchOnWindowFocus: true } },
  });

/** The whole console. */
export function App({ session }: { readonly session: Session }) {
  const queries = useMemo(() => newQueries(), []);
  const routes = useMemo(() => router(queries), [queries]);
  return (
    <MantineProvider theme={theme} defaultColorScheme="auto" withCssVariables={false} withGlobalClasses={false}>
      <SessionContext value={session}>
        <QueryClientProvider client={queries}>
          <Suspense fallback={<Waiting />}>
            <RouterProvider router={routes} />
          </Suspense>
        </QueryClientProvider>
      </SessionContext>
    </MantineProvider>
  );
}
