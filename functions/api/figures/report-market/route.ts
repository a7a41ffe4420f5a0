import { reportMarket as report } from '../../../../shared/domain/figures/report-market.ts';
import { present } from '../../../../shared/domain/present.ts';
import { apiRoute } from '../../../../shared/lambda/api-route.ts';
import { Env } from '../environment.ts';
import { buildServices, type Services } from '../services.ts';
import { Input, Output, route } from './contract.ts';

export const reportMarket = (asked: Input, services: Services) => report(present(asked), services);

export const reportMarketRoute = apiRoute({
  route,
  env: Env,
  input: Input,
  output: Output,
  services: buildServices,
  run: reportMarket,
});
