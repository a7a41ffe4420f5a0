import type { RouteObject } from 'react-router';

export const routes: RouteObject[] = [
  { path: 'imports', lazy: () => import('./imports-page.tsx') },
  { path: 'imports/new', lazy: () => import('./new-import-page.tsx') },
  { path: 'imports/:id', lazy: () => import('./import-page.tsx') },
];
