import { NewAccount } from '../../../../shared/domain/accounts/open-by-hand.ts';
import type { RouteContract } from '../../../../shared/lambda/route-contract.ts';

export const route = {
  method: 'POST',
  path: '/accounts',
  access: { kind: 'staff', groups: ['manager', 'head'] },
  summary: 'Open an account with the person who is met there first; without a company, a private buyer',
  once: 'always',
} as const satisfies RouteContract;

export { NewAccount as Input };
export { AccountView as Output } from '../views.ts';
