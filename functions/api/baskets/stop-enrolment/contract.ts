import * as z from 'zod';
import { lazily } from '../../../../shared/domain/lazily.ts';
import type { RouteContract } from '../../../../shared/lambda/route-contract.ts';

export const route = {
  method: 'POST',
  path: '/enrolments/{id}/stop',
  access: { kind: 'staff', groups: ['manager', 'head', 'marketer'] },
  summary: 'No more letters to this person from this basket; who is still in it is called',
} as const satisfies RouteContract;

export const Input = lazily(() => z.strictObject({ id: z.uuid() }));
export type Input = z.infer<ReturnType<typeof Input>>;
export { EnrolmentShown as Output } from '../../../../shared/domain/refresh/views.ts';
