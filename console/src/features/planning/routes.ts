import type { RouteObject } from 'react-router';

export const routes: RouteObject[] = [
  { path: 'plans', lazy: () => import('./plans-page.tsx') },
  { path: 'costs', lazy: () => import('./costs-page.tsx') },
  { path: 'hypotheses', lazy: () => import('./hypotheses-page.tsx') },
  { path: 'hypotheses/new', lazy: () => import('./write-hypothesis-page.tsx') },
  { path: 'hypotheses/:id', lazy: () => import('./hypothesis-page.tsx') },
  { path: 'reviews', lazy: () => import('./reviews-page.tsx') },
  { path: 'reviews/:id', lazy: () => import('./review-page.tsx') },
  { path: 'market', lazy: () => import('./market-page.tsx') },
  { path: 'market/edit', lazy: () => import('./edit-market-page.tsx') },
  { path: 'competitors', lazy: () => import('./competitors-page.tsx') },
  { path: 'competitors/:id', lazy: () => import('./competitor-page.tsx') },
  { path: 'competitors/:id/edit', lazy: () => import('./edit-competitor-page.tsx') },
];
