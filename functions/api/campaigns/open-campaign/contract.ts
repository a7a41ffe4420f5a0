import type { RouteContract } from '../../../../shared/lambda/route-contract.ts';

export const route = {
  method: 'POST',
  path: '/campaigns',
  access: { kind: 'staff', groups: ['marketer'] },
  summary: 'Plan a campaign: its channel, names in links, days, budget, audience, letter, offer and goal',
  once: 'always',
} as const satisfies RouteContract;

export { NewCampaign as Input } from '../../../../shared/domain/campaigns/change-campaign.ts';
export { CampaignView as Output } from '../campaigns.ts';
