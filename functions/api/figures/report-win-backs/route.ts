import { reportWinBacks as report } from '../../../../shared/domain/figures/report-win-backs.ts';
import { winBacksCsv } from '../../../../shared/domain/figures/win-backs-csv.ts';
import { present } from '../../../../shared/domain/present.ts';
import { apiRoute, type Call } from '../../../../shared/lambda/api-route.ts';
import type { MonthsAsOf } from '../asked.ts';
import { Env } from '../environment.ts';
import { asAccepted } from '../months.ts';
import { buildServices, type Services } from '../services.ts';
import { Input, Output, route } from './contract.ts';

export async function reportWinBacks(asked: MonthsAsOf, services: Services, call: Call) {
  return asAccepted(
    await report(present(asked), services),
    ({ rows, currency }, decimal) => winBacksCsv(rows, currency, decimal),
    call,
  );
}

export const reportWinBacksRoute = apiRoute({
  route,
  env: Env,
  input: Input,
  output: Output,
  services: buildServices,
  run: reportWinBacks,
});
