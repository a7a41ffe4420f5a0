import * as z from 'zod';
import { ContractChanges } from '../../../../shared/domain/contracts/edit-contract.ts';
import { lazily } from '../../../../shared/domain/lazily.ts';
import type { RouteContract } from '../../../../shared/lambda/route-contract.ts';

export const route = {
  method: 'PATCH',
  path: '/contracts/{id}',
  access: { kind: 'staff', groups: ['manager', 'head', 'office'] },
  summary: 'Edit a contract or an invoice, or join it to its deal; `null` forgets a field',
} as const satisfies RouteContract;

export const Input = lazily(() =>
  z.strictObject({ id: z.uuid(), ...ContractChanges().shape, expectedVersion: z.int().positive().optional() }),
);
export type Input = z.infer<ReturnType<typeof Input>>;
export { ContractView as Output } from '../contracts.ts';
