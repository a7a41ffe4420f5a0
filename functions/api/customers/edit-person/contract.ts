import * as z from 'zod';
import { lazily } from '../../../../shared/domain/lazily.ts';
import { PersonChanges } from '../../../../shared/domain/people/edit-person.ts';
import type { RouteContract } from '../../../../shared/lambda/route-contract.ts';

export const route = {
  method: 'PATCH',
  path: '/persons/{id}',
  access: { kind: 'staff', groups: ['manager', 'head'] },
  summary:
    'Correct a person’s name, e-mail, phone, role, language or time zone; null forgets a field, accountId: null says they left',
} as const satisfies RouteContract;

export const Input = lazily(() =>
  z.strictObject({ ...PersonChanges().shape, id: z.uuid(), expectedVersion: z.int().positive().optional() }),
);
export type Input = z.infer<ReturnType<typeof Input>>;
export { PersonView as Output } from '../views.ts';
