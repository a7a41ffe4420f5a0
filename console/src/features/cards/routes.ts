import type { RouteObject } from 'react-router';

export const routes: RouteObject[] = [
  { path: '/leads/:id', lazy: () => import('./lead/lead-page.tsx') },
  { path: '/deals/:id', lazy: () => import('./deal/deal-page.tsx') },
  { path: '/accounts', lazy: () => import('./account/accounts-page.tsx') },
  { path: '/accounts/:id', lazy: () => import('./account/account-page.tsx') },
  { path: '/persons/:id', lazy: () => import('./person/person-page.tsx') },
  { path: '/duplicates', lazy: () => import('./duplicates/duplicates-page.tsx') },
];
