import * as z from 'zod';
import { CampaignChanges } from '../../../../shared/domain/campaigns/change-campaign.ts';
import { lazily } from '../../../../shared/domain/lazily.ts';
import type { RouteContract } from '../../../../shared/lambda/route-contract.ts';

export const route = {
  method: 'PATCH',
  path: '/campaigns/{id}',
  access: { kind: 'staff', groups: ['marketer'] },
  summary: 'Edit the plan of a campaign before its first mailing; null forgets what need not be there',
} as const satisfies RouteContract;

export const Input = lazily(() =>
  z.strictObject({ id: z.uuid(), ...CampaignChanges().shape, expectedVersion: z.int().positive().optional() }),
);
export type Input = z.infer<ReturnType<typeof Input>>;
export { CampaignView as Output } from '../campaigns.ts';
