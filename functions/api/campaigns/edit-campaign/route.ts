import { editCampaign as decideEdit } from '../../../../shared/domain/campaigns/change-campaign.ts';
import { changeAsSeen } from '../../../../shared/domain/records/change-as-seen.ts';
import { contextOf } from '../../../../shared/domain/records/context.ts';
import { apiRoute, type Call } from '../../../../shared/lambda/api-route.ts';
import { besidePlan, campaignView } from '../campaigns.ts';
import { Env } from '../environment.ts';
import { buildServices, type Services } from '../services.ts';
import { Input, Output, route } from './contract.ts';

/** Edits a plan. */
export async function editCampaign({ id, expectedVersion, ...changes }: Input, services: Services, { by }: Call) {
  const context = await contextOf(by, services);
  const { campaign } = await changeAsSeen(
    {
      kind: 'campaign',
      seen: { id, expectedVersion },
      fields: Object.keys(changes),
      decide: async (before) =>
        decideEdit(before, changes, await besidePlan({ ...before, ...changes }, services), context),
    },
    services,
    context,
  );
  return campaignView(campaign);
}

export const editCampaignRoute = apiRoute({
  route,
  env: Env,
  input: Input,
  output: Output,
  services: buildServices,
  run: editCampaign,
});
