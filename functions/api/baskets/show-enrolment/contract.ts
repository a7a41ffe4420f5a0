import * as z from 'zod';
import { lazily } from '../../../../shared/domain/lazily.ts';
import { EnrolmentShown, LetterShown, Unsent } from '../../../../shared/domain/refresh/views.ts';
import type { RouteContract } from '../../../../shared/lambda/route-contract.ts';
import { SubjectView } from '../views.ts';

export const route = {
  method: 'GET',
  path: '/enrolments/{id}',
  access: { kind: 'staff', groups: ['manager', 'head', 'marketer', 'director'] },
  summary: 'One way through a basket: to whom, what was sent and what became of it, and why each other letter was not',
} as const satisfies RouteContract;

export const Input = lazily(() => z.strictObject({ id: z.uuid() }));
export type Input = z.infer<ReturnType<typeof Input>>;
export const Output = lazily(() =>
  z.object({
    ...EnrolmentShown().shape,
    subject: SubjectView(),
    contacts: z.object({
      masked: z.boolean(),
      name: z.string().optional(),
      email: z.string().optional(),
      phone: z.string().optional(),
    }),
    /** Those that were sent, the first first. */
    sent: z.array(LetterShown()),
    /** Those that were not, each time why. */
    unsent: z.array(Unsent()),
  }),
);
export type Output = z.infer<ReturnType<typeof Output>>;
