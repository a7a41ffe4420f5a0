import { describeMarket, type NewMarket } from '../../../../shared/domain/market/describe-market.ts';
import { marketId } from '../../../../shared/domain/market/market.ts';
import { contextOf } from '../../../../shared/domain/records/context.ts';
import { decideAndCommit } from '../../../../shared/domain/records/decide.ts';
import { apiRoute, type Call } from '../../../../shared/lambda/api-route.ts';
import { Env } from '../environment.ts';
import { buildServices, type Services } from '../services.ts';
import { Input, Output, route } from './contract.ts';

/** Writes the market page. */
export async function setMarket(asked: NewMarket, services: Services, { by }: Call) {
  const { records } = services;
  const context = await contextOf(by, services);
  const { market } = await decideAndCommit(records, context, async () =>
    describeMarket(asked, await records.get('market', marketId), context),
  );
  return market;
}

export const setMarketRoute = apiRoute({
  route,
  env: Env,
  input: Input,
  output: Output,
  services: buildServices,
  run: setMarket,
});
