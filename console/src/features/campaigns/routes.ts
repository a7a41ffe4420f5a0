import type { RouteObject } from 'react-router';

export const routes: RouteObject[] = [
  { path: 'campaigns', lazy: () => import('./campaigns-page.tsx') },
  { path: 'campaigns/new', lazy: () => import('./new-campaign-page.tsx') },
  { path: 'campaigns/offers', lazy: () => import('./offers-page.tsx') },
  { path: 'campaigns/offers/new', lazy: () => import('./new-offer-page.tsx') },
  { path: 'campaigns/offers/:id', lazy: () => import('./offer-page.tsx') },
  { path: 'campaigns/:id', lazy: () => import('./campaign-page.tsx') },
  { path: 'campaigns/:id/edit', lazy: () => import('./edit-campaign-page.tsx') },
  { path: 'letters', lazy: () => import('./letters-page.tsx') },
  { path: 'letters/new', lazy: () => import('./new-letter-page.tsx') },
  { path: 'letters/:topic/:letter/:language', lazy: () => import('./letter-page.tsx') },
];
