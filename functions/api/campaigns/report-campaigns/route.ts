import { isIn, reportMonth } from '../../../../shared/domain/campaigns/report-month.ts';
import { dayOf } from '../../../../shared/domain/calendar/working-calendar.ts';
import { apiRoute } from '../../../../shared/lambda/api-route.ts';
import { Env } from '../environment.ts';
import { buildServices, type Services } from '../services.ts';
import { Input, Output, route } from './contract.ts';

const noData = 'no-data' as const;

/** The campaigns of a month. */
export async function reportCampaigns({ month: asked }: Input, services: Services) {
  const at = await services.clock.now();
  const { timeZone } = (await services.policies.at(at)).calendar;
  const month = asked ?? dayOf(at, timeZone).slice(0, 7);
  const figures = await reportMonth(month, timeZone, services);
  return {
    month,
    campaigns: figures.filter(({ campaign }) => isIn(month, campaign)).length,
    items: figures.map(({ campaign: { id, name, channel, from, until, budget }, cost, margin, ...brought }) => ({
      ...{ id, name, channel, from, until },
      budget: budget ?? noData,
      cost: cost ?? noData,
      ...brought,
      margin: margin ?? noData,
    })),
  };
}

export const reportCampaignsRoute = apiRoute({
  route,
  env: Env,
  input: Input,
  output: Output,
  services: buildServices,
  run: reportCampaigns,
});
