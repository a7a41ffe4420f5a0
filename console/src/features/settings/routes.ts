import type { RouteObject } from 'react-router';

export const routes: RouteObject[] = [
  { path: 'settings', lazy: () => import('./settings-page.tsx') },
  { path: 'settings/pipelines', lazy: () => import('./pipelines-page.tsx') },
  { path: 'settings/products', lazy: () => import('./products-page.tsx') },
  { path: 'settings/webhooks', lazy: () => import('./webhooks-page.tsx') },
  { path: 'settings/webhooks/:id', lazy: () => import('./webhook-page.tsx') },
  { path: 'settings/:name', lazy: () => import('./setting-page.tsx') },
  { path: 'notices', lazy: () => import('./notices-page.tsx') },
];
