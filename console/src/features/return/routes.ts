import type { RouteObject } from 'react-router';

const winBack = () => import('./win-back-page.tsx');

export const routes: RouteObject[] = [
  { path: 'return', lazy: () => import('./return-page.tsx') },
  { path: 'return/win-backs', lazy: () => import('./win-backs-page.tsx') },
  { path: 'return/win-backs/:id', lazy: winBack },
  { path: 'win-backs/:id', lazy: winBack },
];
