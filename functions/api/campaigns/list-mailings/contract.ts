import * as z from 'zod';
import { lazily } from '../../../../shared/domain/lazily.ts';
import type { RouteContract } from '../../../../shared/lambda/route-contract.ts';
import { MailingView } from '../campaigns.ts';
import { Paged } from '../pages.ts';

export const route = {
  method: 'GET',
  path: '/campaigns/{id}/mailings',
  access: { kind: 'staff', groups: ['manager', 'head', 'marketer', 'director'] },
  summary: 'The mailings of a campaign, the newest first',
} as const satisfies RouteContract;

export const Input = lazily(() => z.strictObject({ id: z.uuid(), ...Paged().shape }));
export type Input = z.infer<ReturnType<typeof Input>>;
export const Output = lazily(() => z.object({ items: z.array(MailingView()), next: z.string().optional() }));
