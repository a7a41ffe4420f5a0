import * as z from 'zod';
import { lazily } from '../../../../shared/domain/lazily.ts';
import type { RouteContract } from '../../../../shared/lambda/route-contract.ts';

export const route = {
  method: 'POST',
  path: '/mailings/{id}/stop',
  access: { kind: 'staff', groups: ['marketer'] },
  summary: 'Stop a mailing at once and for good',
} as const satisfies RouteContract;

export const Input = lazily(() => z.strictObject({ id: z.uuid() }));
export type Input = z.infer<ReturnType<typeof Input>>;
export { MailingView as Output } from '../campaigns.ts';
