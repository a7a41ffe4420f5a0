import { found } from '../../../../shared/domain/records/found.ts';
import { apiRoute } from '../../../../shared/lambda/api-route.ts';
import { campaignView } from '../campaigns.ts';
import { Env } from '../environment.ts';
import { buildServices, type Services } from '../services.ts';
import { Input, Output, route } from './contract.ts';

/** A campaign as it stands. */
export const showCampaign = async ({ id }: Input, { records }: Services) =>
  campaignView(await found(records, 'campaign', id));

export const showCampaignRoute = apiRoute({
  route,
  env: Env,
  input: Input,
  output: Output,
  services: buildServices,
  run: showCampaign,
});
