import type { RouteObject } from 'react-router';

export const routes: RouteObject[] = [{ path: 'quarantine', lazy: () => import('./quarantine-page.tsx') }];
