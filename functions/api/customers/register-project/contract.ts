import type { RouteContract } from '../../../../shared/lambda/route-contract.ts';

export const route = {
  method: 'POST',
  path: '/registrations',
  access: { kind: 'staff', groups: ['manager', 'head'] },
  summary: 'Register a dealer’s project at an end customer; a second claimant’s is contested',
} as const satisfies RouteContract;

export { NewRegistration as Input } from '../../../../shared/domain/registrations/register.ts';
export { RegistrationView as Output } from '../registrations.ts';
