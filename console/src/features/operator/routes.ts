import type { RouteObject } from 'react-router';

export const routes: RouteObject[] = [
  { path: 'executions', lazy: () => import('./executions-page.tsx') },
  { path: 'executions/:machine/:execution', lazy: () => import('./execution-page.tsx') },
  { path: 'dead-letters', lazy: () => import('./queues-page.tsx') },
  { path: 'dead-letters/:queue', lazy: () => import('./queue-page.tsx') },
  { path: 'schedules', lazy: () => import('./schedules-page.tsx') },
];
