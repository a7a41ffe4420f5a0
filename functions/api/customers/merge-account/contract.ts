import type { RouteContract } from '../../../../shared/lambda/route-contract.ts';

export const route = {
  method: 'POST',
  path: '/accounts/{id}/merge',
  access: { kind: 'staff', groups: ['manager', 'head'] },
  summary: 'Merge another account into this one: it becomes an alias, until the merge is undone',
} as const satisfies RouteContract;

export { MergeInput as Input, MergeView as Output } from '../merging.ts';
