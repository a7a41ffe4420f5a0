import { withdrawOffer as decide } from '../../../../shared/domain/campaigns/change-offer.ts';
import { changeAsSeen } from '../../../../shared/domain/records/change-as-seen.ts';
import { contextOf } from '../../../../shared/domain/records/context.ts';
import { apiRoute, type Call } from '../../../../shared/lambda/api-route.ts';
import { Env } from '../environment.ts';
import { offerView } from '../offers.ts';
import { buildServices, type Services } from '../services.ts';
import { Input, Output, route } from './contract.ts';

/** Withdraws an offer, approved or not. */
export async function withdrawOffer(seen: Input, services: Services, { by }: Call) {
  const context = await contextOf(by, services);
  const { offer } = await changeAsSeen(
    { kind: 'offer', seen, fields: [], decide: (before) => decide(before, context) },
    services,
    context,
  );
  return offerView(offer, context);
}

export const withdrawOfferRoute = apiRoute({
  route,
  env: Env,
  input: Input,
  output: Output,
  services: buildServices,
  run: withdrawOffer,
});
