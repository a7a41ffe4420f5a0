import * as z from 'zod';
import { lazily } from '../../../../shared/domain/lazily.ts';
import type { RouteContract } from '../../../../shared/lambda/route-contract.ts';

export const route = {
  method: 'POST',
  path: '/persons/{id}/erase',
  access: { kind: 'staff', groups: ['operator'] },
  summary:
    'Forget a person for good: names, addresses, what they wrote; their letters end. A second time changes nothing',
} as const satisfies RouteContract;

export const Input = lazily(() => z.strictObject({ id: z.uuid() }));
export type Input = z.infer<ReturnType<typeof Input>>;
export const Output = lazily(() => z.object({ id: z.uuid(), erasedAt: z.string() }));
