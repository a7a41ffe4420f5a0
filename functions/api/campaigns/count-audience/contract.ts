import * as z from 'zod';
import { Held } from '../../../../shared/domain/campaigns/mailing.ts';
import { lazily } from '../../../../shared/domain/lazily.ts';
import type { RouteContract } from '../../../../shared/lambda/route-contract.ts';

export const route = {
  method: 'GET',
  path: '/campaigns/{id}/audience',
  access: { kind: 'staff', groups: ['manager', 'head', 'marketer', 'director'] },
  summary:
    'How many of a campaign’s audience would get its letter by now, and how many not and why; with `next` there is more to count',
} as const satisfies RouteContract;

export const Input = lazily(() => z.strictObject({ id: z.uuid(), cursor: z.string().optional() }));
export type Input = z.infer<ReturnType<typeof Input>>;
export const Output = lazily(() => z.object({ would: z.int(), held: Held(), next: z.string().optional() }));
