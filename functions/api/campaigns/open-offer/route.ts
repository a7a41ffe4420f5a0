import { type NewOffer, openOffer as decideOpening } from '../../../../shared/domain/campaigns/change-offer.ts';
import type { Offer } from '../../../../shared/domain/campaigns/offer.ts';
import { contextOf } from '../../../../shared/domain/records/context.ts';
import { decideAndCommit } from '../../../../shared/domain/records/decide.ts';
import { found } from '../../../../shared/domain/records/found.ts';
import { type Call, Reply } from '../../../../shared/lambda/api-route.ts';
import { onceRoute } from '../../../../shared/lambda/once-route.ts';
import { Env } from '../environment.ts';
import { offerView } from '../offers.ts';
import { buildServices, type Services } from '../services.ts';
import { Input, Output, route } from './contract.ts';

/** Opens an offer. */
export async function openOffer(asked: NewOffer, services: Services, { by }: Call) {
  const context = await contextOf(by, services);
  const { offer } = await decideAndCommit(services.records, context, () =>
    Promise.resolve(decideOpening(asked, context)),
  );
  return opened(offer, services, by);
}

const opened = async (offer: Offer, services: Services, by: Call['by']) =>
  new Reply(offerView(offer, await contextOf(by, services)), { status: 201 });

export const openOfferRoute = onceRoute({
  route,
  env: Env,
  input: Input,
  output: Output,
  services: buildServices,
  run: openOffer,
  again: async ({ id }, services, { by }) => opened(await found(services.records, 'offer', id('offer')), services, by),
});
