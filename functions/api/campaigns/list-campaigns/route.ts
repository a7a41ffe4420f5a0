import { campaignsList } from '../../../../shared/domain/campaigns/campaign.ts';
import { newestOf } from '../../../../shared/domain/records/newest-of.ts';
import { apiRoute } from '../../../../shared/lambda/api-route.ts';
import { campaignView } from '../campaigns.ts';
import { Env } from '../environment.ts';
import { buildServices, type Services } from '../services.ts';
import { Input, Output, route } from './contract.ts';

/** Campaigns a page at a time. */
export async function listCampaigns(paged: Input, { records }: Services) {
  const { items, ...next } = await newestOf('campaign', campaignsList, paged, records);
  return { items: items.map(campaignView), ...next };
}

export const listCampaignsRoute = apiRoute({
  route,
  env: Env,
  input: Input,
  output: Output,
  services: buildServices,
  run: listCampaigns,
});
