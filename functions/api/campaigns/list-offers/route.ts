import { offersList } from '../../../../shared/domain/campaigns/offer.ts';
import { newestOf } from '../../../../shared/domain/records/newest-of.ts';
import { contextOf } from '../../../../shared/domain/records/context.ts';
import { apiRoute, type Call } from '../../../../shared/lambda/api-route.ts';
import { Env } from '../environment.ts';
import { offerView } from '../offers.ts';
import { buildServices, type Services } from '../services.ts';
import { Input, Output, route } from './contract.ts';

/** Offers a page at a time. */
export async function listOffers(paged: Input, services: Services, { by }: Call) {
  const context = await contextOf(by, services);
  const { items, ...next } = await newestOf('offer', offersList, paged, services.records);
  return { items: items.map((offer) => offerView(offer, context)), ...next };
}

export const listOffersRoute = apiRoute({
  route,
  env: Env,
  input: Input,
  output: Output,
  services: buildServices,
  run: listOffers,
});
