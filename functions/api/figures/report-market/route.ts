import { reportMarket as report } from '../../../../shared/domain/figures/report-market.ts';
import { present } from '../../../../shared/domain/present.ts';
import { apiRoute } from '../../../../shared/lambda/api-route.ts';
import { linkOf } from '../asked.ts';
import { Env } from '../environment.ts';
import { buildServices, type Services } from '../services.ts';
import { Input, Output, route } from './contract.ts';

export async function reportMarket(asked: Input, services: Services) {
  const made = await report(present(asked), services);
  const link = (figure: Readonly<Record<string, string>>) =>
    linkOf('/reports/market/records', { asOf: made.asOf, ...figure });
  const segments = made.segments.map(({ segment, journey, missing, ...row }) => ({
    ...{ segment, ...row },
    journey: journey.map((at) => ({ ...at, records: link({ segment, pipeline: at.pipeline, stage: at.stage }) })),
    missing: missing.map((lack) => ({ ...lack, records: link({ segment, role: lack.role }) })),
  }));
  return { ...made, segments };
}

export const reportMarketRoute = apiRoute({
  route,
  env: Env,
  input: Input,
  output: Output,
  services: buildServices,
  run: reportMarket,
});
