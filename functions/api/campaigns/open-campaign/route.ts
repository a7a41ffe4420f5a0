import type { Campaign } from '../../../../shared/domain/campaigns/campaign.ts';
import {
  type NewCampaign,
  openCampaign as decideOpening,
} from '../../../../shared/domain/campaigns/change-campaign.ts';
import { contextOf } from '../../../../shared/domain/records/context.ts';
import { decideAndCommit } from '../../../../shared/domain/records/decide.ts';
import { found } from '../../../../shared/domain/records/found.ts';
import { type Call, Reply } from '../../../../shared/lambda/api-route.ts';
import { onceRoute } from '../../../../shared/lambda/once-route.ts';
import { besidePlan, campaignView } from '../campaigns.ts';
import { Env } from '../environment.ts';
import { buildServices, type Services } from '../services.ts';
import { Input, Output, route } from './contract.ts';

/** Plans a campaign. */
export async function openCampaign(asked: NewCampaign, services: Services, { by }: Call) {
  const context = await contextOf(by, services);
  const { campaign } = await decideAndCommit(services.records, context, async () =>
    decideOpening(asked, await besidePlan(asked, services), context),
  );
  return opened(campaign);
}

const opened = (campaign: Campaign) => new Reply(campaignView(campaign), { status: 201 });

export const openCampaignRoute = onceRoute({
  route,
  env: Env,
  input: Input,
  output: Output,
  services: buildServices,
  run: openCampaign,
  again: async ({ id }, { records }) => opened(await found(records, 'campaign', id('campaign'))),
});
