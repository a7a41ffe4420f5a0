import { approveOffer as decide } from '../../../../shared/domain/campaigns/change-offer.ts';
import { changeAsSeen } from '../../../../shared/domain/records/change-as-seen.ts';
import { contextOf } from '../../../../shared/domain/records/context.ts';
import { apiRoute, type Call } from '../../../../shared/lambda/api-route.ts';
import { Env } from '../environment.ts';
import { offerView } from '../offers.ts';
import { buildServices, type Services } from '../services.ts';
import { Input, Output, route } from './contract.ts';

/** Approves an offer as it was seen: another edit of it meanwhile is a conflict. */
export async function approveOffer(seen: Input, services: Services, { by }: Call) {
  const context = await contextOf(by, services);
  const { offer } = await changeAsSeen(
    {
      kind: 'offer',
      seen,
      fields: ['title', 'terms', 'from', 'until', 'cost', 'marginFloorPercent'],
      decide: (before) => decide(before, context),
    },
    services,
    context,
  );
  return offerView(offer, context);
}

export const approveOfferRoute = apiRoute({
  route,
  env: Env,
  input: Input,
  output: Output,
  services: buildServices,
  run: approveOffer,
});
