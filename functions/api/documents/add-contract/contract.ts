import type { RouteContract } from '../../../../shared/lambda/route-contract.ts';

export const route = {
  method: 'POST',
  path: '/contracts',
  access: { kind: 'staff', groups: ['manager', 'head', 'office'] },
  summary: 'Add a contract or an invoice; a deal without a number of one gets its. Its text is a file on it',
} as const satisfies RouteContract;

export { NewContract as Input } from '../../../../shared/domain/contracts/add-contract.ts';
export { ContractView as Output } from '../contracts.ts';
