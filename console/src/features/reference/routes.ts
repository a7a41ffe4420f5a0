import type { RouteObject } from 'react-router';

export const routes: RouteObject[] = [{ path: 'api-reference', lazy: () => import('./reference-page.tsx') }];
