import type { RouteObject } from 'react-router';

export const routes: RouteObject[] = [
  { path: 'refresh', lazy: () => import('./refresh-page.tsx') },
  { path: 'refresh/:basket', lazy: () => import('./basket-page.tsx') },
];
