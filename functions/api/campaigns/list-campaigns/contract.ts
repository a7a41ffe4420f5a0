import * as z from 'zod';
import { lazily } from '../../../../shared/domain/lazily.ts';
import type { RouteContract } from '../../../../shared/lambda/route-contract.ts';
import { CampaignView } from '../campaigns.ts';
import { Paged } from '../pages.ts';

export const route = {
  method: 'GET',
  path: '/campaigns',
  access: { kind: 'staff', groups: ['manager', 'head', 'marketer', 'director'] },
  summary: 'Campaigns, the newest first',
} as const satisfies RouteContract;

export { Paged as Input };
export type Input = z.infer<ReturnType<typeof Paged>>;
export const Output = lazily(() => z.object({ items: z.array(CampaignView()), next: z.string().optional() }));
