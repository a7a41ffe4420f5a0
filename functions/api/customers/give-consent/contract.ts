import * as z from 'zod';
import { lazily } from '../../../../shared/domain/lazily.ts';
import { NewConsent } from '../../../../shared/domain/people/consents.ts';
import type { RouteContract } from '../../../../shared/lambda/route-contract.ts';

export const route = {
  method: 'POST',
  path: '/persons/{id}/consents',
  access: { kind: 'staff', groups: ['manager', 'head'] },
  summary:
    'Record a consent that a person gave, with the text they agreed to and how; the letters that wait for it go on',
} as const satisfies RouteContract;

export const Input = lazily(() =>
  z.strictObject({ ...NewConsent().shape, id: z.uuid(), expectedVersion: z.int().positive().optional() }),
);
export type Input = z.infer<ReturnType<typeof Input>>;
export { ConsentsView as Output } from '../views.ts';
