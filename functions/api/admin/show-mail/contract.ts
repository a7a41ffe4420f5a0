import * as z from 'zod';
import { lazily } from '../../../../shared/domain/lazily.ts';
import type { RouteContract } from '../../../../shared/lambda/route-contract.ts';

export const route = {
  method: 'GET',
  path: '/mail',
  access: { kind: 'staff', groups: ['manager', 'head', 'marketer', 'director', 'operator'] },
  summary: 'Whether marketing mail leaves, or has paused itself and why',
} as const satisfies RouteContract;

export const Input = lazily(() => z.strictObject({}));
export { MailView as Output } from '../mail.ts';
