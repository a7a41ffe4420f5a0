import * as z from 'zod';
import type { RouteContract } from '../../../../shared/lambda/route-contract.ts';
import { Results } from '../../../../shared/lambda/each.ts';
import { lazily } from '../../../../shared/domain/lazily.ts';

export const route = {
  method: 'POST',
  path: '/staff/{id}/hand-over',
  access: { kind: 'staff', groups: ['head'] },
  summary:
    'Give everything open that a person of the staff has to another: leads, deals, accounts, tasks, leads kept for them; again while `left` is not 0',
} as const satisfies RouteContract;

export const Input = lazily(() => z.strictObject({ id: z.uuid(), to: z.uuid() }));
export type Input = z.infer<ReturnType<typeof Input>>;
export const Output = lazily(() =>
  z.object({
    ...Results().shape,
    left: z.int().meta({ description: 'What there was no time for; what was refused is not among it' }),
  }),
);
