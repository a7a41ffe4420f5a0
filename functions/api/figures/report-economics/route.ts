import { economicsTables } from '../../../../shared/domain/figures/economics-tables.ts';
import {
  definitions,
  managerDefinitions,
  sharingDefinitions,
} from '../../../../shared/domain/figures/economics-definitions.ts';
import { reportEconomics as report } from '../../../../shared/domain/figures/report-economics.ts';
import { ruleSaid } from '../../../../shared/domain/figures/share-by.ts';
import { present } from '../../../../shared/domain/present.ts';
import { apiRoute, type Call } from '../../../../shared/lambda/api-route.ts';
import { Env } from '../environment.ts';
import { asTables } from '../months.ts';
import { buildServices, type Services } from '../services.ts';
import { Input, Output, route } from './contract.ts';

export async function reportEconomics(asked: Input, services: Services, call: Call) {
  const made = await report(present(asked), services);
  const { asOf: _asked, ...filter } = asked;
  const sharing = { ...made.sharing, rule: ruleSaid[made.sharing.by] };
  return asTables(
    { ...made, filter: present(filter), sharing, definitions, managerDefinitions, sharingDefinitions },
    economicsTables,
    call,
  );
}

export const reportEconomicsRoute = apiRoute({
  route,
  env: Env,
  input: Input,
  output: Output,
  services: buildServices,
  run: reportEconomics,
});
