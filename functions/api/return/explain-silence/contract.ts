import * as z from 'zod';
import { lazily } from '../../../../shared/domain/lazily.ts';
import { silenceCauses } from '../../../../shared/domain/win-backs/silence-causes.ts';
import type { RouteContract } from '../../../../shared/lambda/route-contract.ts';

export const route = {
  method: 'POST',
  path: '/win-backs/{id}/cause',
  access: { kind: 'staff', groups: ['manager', 'head'] },
  summary:
    'Says why a customer went silent, which ends the attempt and does its call; said again it replaces what was said',
} as const satisfies RouteContract;

export const Input = lazily(() => z.strictObject({ id: z.uuid(), cause: z.enum(silenceCauses) }));
export type Input = z.infer<ReturnType<typeof Input>>;
export { WinBackShown as Output } from '../../../../shared/domain/win-backs/views.ts';
