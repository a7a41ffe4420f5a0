import * as z from 'zod';
import { lazily } from '../../../../shared/domain/lazily.ts';
import type { RouteContract } from '../../../../shared/lambda/route-contract.ts';
import { RegistrationView } from '../registrations.ts';

export const route = {
  method: 'GET',
  path: '/registrations',
  access: { kind: 'staff', groups: ['manager', 'head', 'director'] },
  summary: 'Dealers’ projects: of a dealer, at a customer, or else those a head is to decide about',
} as const satisfies RouteContract;

export const Input = lazily(() =>
  z.strictObject({
    dealer: z.uuid().optional(),
    customer: z.uuid().optional(),
    limit: z.coerce.number().int().min(1).max(100).default(50),
    cursor: z.string().max(2000).optional(),
  }),
);
export type Input = z.infer<ReturnType<typeof Input>>;
export const Output = lazily(() => z.object({ items: z.array(RegistrationView()), next: z.string().optional() }));
