import type { QueryClient } from '@tanstack/react-query';
import { createBrowserRouter } from 'react-router';
import { plantQuery } from '../api/plant.ts';
import { routes as day } from '../features/day/routes.ts';
import { routes as boards } from '../features/boards/routes.ts';
import { routes as cards } from '../features/cards/routes.ts';
import { routes as refresh } from '../features/refresh/routes.ts';
import { routes as comeback } from '../features/return/routes.ts';
import { routes as campaigns } from '../features/campaigns/routes.ts';
import { routes as figures } from '../features/figures/routes.ts';
import { routes as planning } from '../features/planning/routes.ts';
import { routes as imports } from '../features/imports/routes.ts';
import { routes as quarantine } from '../features/quarantine/routes.ts';
import { routes as operator } from '../features/operator/routes.ts';
import { routes as settings } from '../features/settings/routes.ts';
import { routes as reference } from '../features/reference/routes.ts';
import { Waiting } from '../ui/waiting.tsx';
import { NotFound } from './not-found.tsx';
import { PageFailed } from './page-failed.tsx';
import { Shell } from './shell/shell.tsx';

const pages = (queries: QueryClient) => [
  ...day,
  ...boards(queries),
  ...cards,
  ...refresh,
  ...comeback,
  ...campaigns,
  ...figures,
  ...planning,
  ...imports,
  ...quarantine,
  ...operator,
  ...settings,
  ...reference,
];

/** Every page, each read when it is first gone to; beside the first one what all of them need is asked for. */
export const router = (queries: QueryClient) =>
  createBrowserRouter([
    {
      element: <Shell />,
      loader: () => {
        queries.query(plantQuery(queries)).catch(() => undefined); // the shell says what failed
        return null;
      },
      errorElement: <PageFailed />,
      hydrateFallbackElement: <Waiting />,
      children: [{ errorElement: <PageFailed />, children: [...pages(queries), { path: '*', element: <NotFound /> }] }],
    },
  ]);
