import { staysBehind } from '../../../../shared/domain/figures/report-baskets.ts';
import { present } from '../../../../shared/domain/present.ts';
import { apiRoute } from '../../../../shared/lambda/api-route.ts';
import { Env } from '../environment.ts';
import { pageOf } from '../pages.ts';
import { companiesOfRecords } from '../records.ts';
import { buildServices, type Services } from '../services.ts';
import { Input, Output, route } from './contract.ts';

export async function listBasketRecords(input: Input, services: Services) {
  const { limit, after, ...asked } = present(input);
  const { asOf, stays } = await staysBehind(asked, services);
  const page = await pageOf(stays, { limit, after }, async (shown) => {
    const companies = await companiesOfRecords(
      shown.map(({ record }) => record),
      services.records,
    );
    return shown.map(({ record: { kind, id }, at, left, won }) => ({
      ...{ kind, id, enteredAt: at },
      ...present({ company: companies.get(id), left: left?.as, leftAt: left?.at, won }),
    }));
  });
  return { asOf, ...page };
}

export const listBasketRecordsRoute = apiRoute({
  route,
  env: Env,
  input: Input,
  output: Output,
  services: buildServices,
  run: listBasketRecords,
});
