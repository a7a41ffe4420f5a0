import * as z from 'zod';
import { lazily } from '../../../../shared/domain/lazily.ts';
import type { RouteContract } from '../../../../shared/lambda/route-contract.ts';
import { ClaimView } from '../claims.ts';
import { Paged } from '../of-customer.ts';

export const route = {
  method: 'GET',
  path: '/claims',
  access: { kind: 'staff', groups: ['manager', 'head', 'marketer', 'office', 'director'] },
  summary: 'Claims of an account or a deal, the newest first; else the open ones you may see, the first due first',
} as const satisfies RouteContract;

export const Input = lazily(() =>
  z.strictObject({ account: z.uuid().optional(), deal: z.uuid().optional(), ...Paged().shape }),
);
export type Input = z.infer<ReturnType<typeof Input>>;
export const Output = lazily(() => z.object({ items: z.array(ClaimView()), next: z.string().optional() }));
