import { outcomeOf } from '../../../../shared/domain/figures/funnel.ts';
import { type BehindMarket, marketBehind, type MarketFigure } from '../../../../shared/domain/figures/report-market.ts';
import { present } from '../../../../shared/domain/present.ts';
import { apiRoute } from '../../../../shared/lambda/api-route.ts';
import { Env } from '../environment.ts';
import { recordsOf } from '../records.ts';
import { buildServices, type Services } from '../services.ts';
import { Input, Output, route } from './contract.ts';

export async function listMarketRecords(input: Input, services: Services) {
  const { segment, pipeline, stage, role, limit, after, ...asked } = present(input);
  const figure = { segment, ...present({ pipeline, stage, role }) } as MarketFigure; // one of them was said
  const { asOf, behind } = await marketBehind(asked, figure, services);
  return { asOf, ...(await recordsOf(behind, { limit, after }, services.records, told)) };
}

const told = ({ visit }: BehindMarket) =>
  visit ? { enteredAt: visit.at, outcome: outcomeOf({ visit }), ...present({ leftAt: visit.left?.at }) } : {};

export const listMarketRecordsRoute = apiRoute({
  route,
  env: Env,
  input: Input,
  output: Output,
  services: buildServices,
  run: listMarketRecords,
});
