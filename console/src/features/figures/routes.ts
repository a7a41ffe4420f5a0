import { type RouteObject, replace } from 'react-router';

export const routes: RouteObject[] = [
  { path: 'figures/records', lazy: () => import('./records-page.tsx') },
  {
    path: 'figures',
    lazy: () => import('./figures-layout.tsx'),
    children: [
      { index: true, loader: () => replace('/figures/plan') },
      { path: 'plan', lazy: () => import('./plan-page.tsx') },
      { path: 'funnel', lazy: () => import('./funnel-page.tsx') },
      { path: 'losses', lazy: () => import('./losses-page.tsx') },
      { path: 'quality', lazy: () => import('./quality-page.tsx') },
      { path: 'economics', lazy: () => import('./economics-page.tsx') },
      { path: 'lifecycle', lazy: () => import('./lifecycle-page.tsx') },
      { path: 'choice', lazy: () => import('./choice-page.tsx') },
      { path: 'focus', lazy: () => import('./focus-page.tsx') },
      { path: 'referrals', lazy: () => import('./referrals-page.tsx') },
      { path: 'baskets', lazy: () => import('./baskets-page.tsx') },
      { path: 'win-backs', lazy: () => import('./win-backs-page.tsx') },
      { path: 'campaigns', lazy: () => import('./campaigns-page.tsx') },
    ],
  },
];
