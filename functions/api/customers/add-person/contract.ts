import * as z from 'zod';
import { lazily } from '../../../../shared/domain/lazily.ts';
import { NewContact } from '../../../../shared/domain/people/contact.ts';
import type { RouteContract } from '../../../../shared/lambda/route-contract.ts';

export const route = {
  method: 'POST',
  path: '/accounts/{id}/persons',
  access: { kind: 'staff', groups: ['manager', 'head'] },
  summary: 'Add a person to an account; somebody known who belongs to none joins it',
  once: 'always',
} as const satisfies RouteContract;

export const Input = lazily(() => z.strictObject({ ...NewContact().shape, id: z.uuid() }));
export type Input = z.infer<ReturnType<typeof Input>>;
export { PersonView as Output } from '../views.ts';
