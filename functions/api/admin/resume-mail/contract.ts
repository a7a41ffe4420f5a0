import * as z from 'zod';
import { lazily } from '../../../../shared/domain/lazily.ts';
import type { RouteContract } from '../../../../shared/lambda/route-contract.ts';

export const route = {
  method: 'POST',
  path: '/mail/resume',
  access: { kind: 'staff', groups: ['head', 'operator'] },
  summary: 'Let marketing mail go on that has paused itself; a second time changes nothing',
} as const satisfies RouteContract;

export const Input = lazily(() => z.strictObject({}));
export { MailView as Output } from '../mail.ts';
