import * as z from 'zod';
import { lazily } from '../../../../shared/domain/lazily.ts';
import type { RouteContract } from '../../../../shared/lambda/route-contract.ts';

export const route = {
  method: 'POST',
  path: '/win-backs/{id}/stop',
  access: { kind: 'staff', groups: ['manager', 'head', 'marketer'] },
  summary: 'Ends an attempt to win a customer back: no more letters, and nobody has to call',
} as const satisfies RouteContract;

export const Input = lazily(() => z.strictObject({ id: z.uuid() }));
export type Input = z.infer<ReturnType<typeof Input>>;
export { WinBackShown as Output } from '../../../../shared/domain/win-backs/views.ts';
