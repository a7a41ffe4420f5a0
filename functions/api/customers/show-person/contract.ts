import * as z from 'zod';
import { lazily } from '../../../../shared/domain/lazily.ts';
import type { RouteContract } from '../../../../shared/lambda/route-contract.ts';
import { ConsentsView, EntryView, PersonView, SuspicionView } from '../views.ts';

export const route = {
  method: 'GET',
  path: '/persons/{id}',
  access: { kind: 'staff', groups: ['manager', 'head', 'marketer', 'office', 'director'] },
  summary: 'A person: contacts, what they decide, their requests and deals, consents and letters they want no more',
} as const satisfies RouteContract;

export const Input = lazily(() => z.strictObject({ id: z.uuid() }));
export type Input = z.infer<ReturnType<typeof Input>>;
export const Output = lazily(() =>
  z.object({
    ...PersonView().shape,
    /** Entries of the same person that were merged into this one. */
    aliases: z.array(z.object({ ...PersonView().shape, mergeId: z.uuid().optional() })),
    leads: z.array(EntryView()),
    deals: z.array(EntryView()),
    ...ConsentsView().shape,
    suspicions: z.array(SuspicionView()),
  }),
);
export type Output = z.infer<ReturnType<typeof Output>>;
