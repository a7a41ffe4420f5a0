import * as z from 'zod';
import { lazily } from '../../../../shared/domain/lazily.ts';
import type { RouteContract } from '../../../../shared/lambda/route-contract.ts';

export const route = {
  method: 'POST',
  path: '/campaigns/{id}/mailings',
  access: { kind: 'staff', groups: ['marketer'] },
  summary:
    'Send the campaign’s letter to its audience, in the version that holds now; while that goes on, again it changes nothing',
  once: 'always',
} as const satisfies RouteContract;

export const Input = lazily(() => z.strictObject({ id: z.uuid() }));
export type Input = z.infer<ReturnType<typeof Input>>;
export { MailingView as Output } from '../campaigns.ts';
