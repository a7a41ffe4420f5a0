import { closeCampaign as decideClosing } from '../../../../shared/domain/campaigns/change-campaign.ts';
import { contextOf } from '../../../../shared/domain/records/context.ts';
import { decideAndCommit } from '../../../../shared/domain/records/decide.ts';
import { found } from '../../../../shared/domain/records/found.ts';
import { apiRoute, type Call } from '../../../../shared/lambda/api-route.ts';
import { campaignView, lastMailing } from '../campaigns.ts';
import { Env } from '../environment.ts';
import { buildServices, type Services } from '../services.ts';
import { Input, Output, route } from './contract.ts';

/** Closes a campaign. */
export async function closeCampaign({ id }: Input, services: Services, { by }: Call) {
  const { records } = services;
  const context = await contextOf(by, services);
  const { campaign } = await decideAndCommit(records, context, async () => {
    const before = await found(records, 'campaign', id);
    return decideClosing(before, await lastMailing(before, records), context);
  });
  return campaignView(campaign);
}

export const closeCampaignRoute = apiRoute({
  route,
  env: Env,
  input: Input,
  output: Output,
  services: buildServices,
  run: closeCampaign,
});
