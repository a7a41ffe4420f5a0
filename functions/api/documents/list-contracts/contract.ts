import * as z from 'zod';
import { lazily } from '../../../../shared/domain/lazily.ts';
import type { RouteContract } from '../../../../shared/lambda/route-contract.ts';
import { ContractView } from '../contracts.ts';
import { Paged } from '../of-customer.ts';

export const route = {
  method: 'GET',
  path: '/contracts',
  access: { kind: 'staff', groups: ['manager', 'head', 'marketer', 'office', 'director'] },
  summary: 'Contracts and invoices of an account or of a deal, one of which is named, the newest first',
} as const satisfies RouteContract;

export const Input = lazily(() =>
  z
    .strictObject({ account: z.uuid().optional(), deal: z.uuid().optional(), ...Paged().shape })
    .refine(({ account, deal }) => account !== undefined || deal !== undefined, 'name an account or a deal'),
);
export type Input = z.infer<ReturnType<typeof Input>>;
export const Output = lazily(() => z.object({ items: z.array(ContractView()), next: z.string().optional() }));
