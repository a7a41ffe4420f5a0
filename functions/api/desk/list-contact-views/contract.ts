import * as z from 'zod';
import { Seen } from '../../../../shared/domain/people/people.ts';
import type { RouteContract } from '../../../../shared/lambda/route-contract.ts';
import { lazily } from '../../../../shared/domain/lazily.ts';

export const route = {
  method: 'GET',
  path: '/persons/{id}/views',
  access: { kind: 'staff', groups: ['head', 'director', 'operator'] },
  summary: 'Who of the staff saw the contacts of a person, when and on which record; once a day for each',
} as const satisfies RouteContract;

export const Input = lazily(() => z.strictObject({ id: z.uuid() }));
export type Input = z.infer<ReturnType<typeof Input>>;
export const Output = lazily(() => z.object({ items: z.array(Seen) }));
