import * as z from 'zod';
import { Day } from '../../../../shared/domain/calendar/instant-schema.ts';
import { lazily } from '../../../../shared/domain/lazily.ts';
import type { RouteContract } from '../../../../shared/lambda/route-contract.ts';

export const route = {
  method: 'POST',
  path: '/enrolments/{id}/wake-up',
  access: { kind: 'staff', groups: ['manager', 'head'] },
  summary:
    'Another day to call this person on, while letters run: a working day; somebody calls within half a year all the same',
} as const satisfies RouteContract;

export const Input = lazily(() => z.strictObject({ id: z.uuid(), wakeUpOn: Day }));
export type Input = z.infer<ReturnType<typeof Input>>;
export { EnrolmentShown as Output } from '../../../../shared/domain/refresh/views.ts';
