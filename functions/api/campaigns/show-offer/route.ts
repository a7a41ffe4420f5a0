import { contextOf } from '../../../../shared/domain/records/context.ts';
import { found } from '../../../../shared/domain/records/found.ts';
import { apiRoute, type Call } from '../../../../shared/lambda/api-route.ts';
import { Env } from '../environment.ts';
import { offerView } from '../offers.ts';
import { buildServices, type Services } from '../services.ts';
import { Input, Output, route } from './contract.ts';

/** An offer as it stands today. */
export const showOffer = async ({ id }: Input, services: Services, { by }: Call) =>
  offerView(await found(services.records, 'offer', id), await contextOf(by, services));

export const showOfferRoute = apiRoute({
  route,
  env: Env,
  input: Input,
  output: Output,
  services: buildServices,
  run: showOffer,
});
